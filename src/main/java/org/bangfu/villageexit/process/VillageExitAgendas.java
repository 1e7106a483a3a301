package org.bangfu.villageexit.process;

import org.bangfu.meetings.MeetingAgenda;
import org.bangfu.meetings.MeetingType;
import org.springframework.stereotype.Component;

/** The villagers' representatives vote on the exit of their village. */
@Component
class VillageExitAgendas implements MeetingAgenda {

    @Override
    public MeetingType type() {
        return MeetingType.VILLAGE_ASSEMBLY;
    }

    @Override
    public String process() {
        return VillageExitProcess.ID;
    }

    @Override
    public String taskKey() {
        return VillageExitProcess.VOTE_ON_EXIT;
    }

    @Override
    public String question() {
        return "是否同意本村申请退出贫困村";
    }
}
