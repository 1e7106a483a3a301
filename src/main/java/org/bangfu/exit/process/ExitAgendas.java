package org.bangfu.exit.process;

import org.bangfu.meetings.MeetingAgenda;
import org.bangfu.meetings.MeetingType;
import org.springframework.stereotype.Component;

/** The step of exit that the assembly decides. */
@Component
class ExitAgendas implements MeetingAgenda {

    @Override
    public MeetingType type() {
        return MeetingType.VILLAGE_ASSEMBLY;
    }

    @Override
    public String process() {
        return HouseholdExitProcess.ID;
    }

    @Override
    public String taskKey() {
        return HouseholdExitProcess.APPRAISE;
    }

    @Override
    public String question() {
        return "是否同意退出贫困户";
    }
}
