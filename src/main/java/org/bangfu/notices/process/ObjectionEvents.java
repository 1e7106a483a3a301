package org.bangfu.notices.process;

import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.Role;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.notices.ObjectionFiled;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A registered objection starts its process and is told to the case it is about. */
@Component
class ObjectionEvents {

    private final CaseProcesses processes;
    private final CaseFiles cases;

    ObjectionEvents(@Lazy CaseProcesses processes, CaseFiles cases) {
        this.processes = processes;
        this.cases = cases;
    }

    @EventListener
    void on(ObjectionFiled filed) {
        Answers level = Answers.of(ObjectionProcess.BY_TOWNSHIP, filed.level() == Role.Tier.TOWNSHIP)
                .and(ObjectionProcess.BY_COUNTY, filed.level() == Role.Tier.COUNTY);
        cases.processStarted(filed.number(), processes.start(ObjectionProcess.ID, filed.number(), filed.area(), level));
        if (processes.awaits(PublicNoticeProcess.OBJECTION_FILED, filed.about())) {
            processes.message(PublicNoticeProcess.OBJECTION_FILED, filed.about(), Answers.none());
        }
    }
}
