package org.bangfu.identification.process;

import org.bangfu.meetings.MeetingAgenda;
import org.bangfu.meetings.MeetingType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two steps of identification that meetings decide. */
@Configuration(proxyBeanMethods = false)
class AppraisalAgendas {

    private static final String QUESTION = "是否同意列为贫困户";

    @Bean
    MeetingAgenda appraisalInGroup() {
        return new Agenda(MeetingType.GROUP_APPRAISAL, HouseholdIdentificationProcess.APPRAISE_IN_GROUP);
    }

    @Bean
    MeetingAgenda voteInAssembly() {
        return new Agenda(MeetingType.VILLAGE_ASSEMBLY, HouseholdIdentificationProcess.VOTE_IN_ASSEMBLY);
    }

    private record Agenda(MeetingType type, String taskKey) implements MeetingAgenda {

        @Override
        public String process() {
            return HouseholdIdentificationProcess.ID;
        }

        @Override
        public String question() {
            return QUESTION;
        }
    }
}
