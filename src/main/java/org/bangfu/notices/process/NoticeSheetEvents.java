package org.bangfu.notices.process;

import java.time.format.DateTimeFormatter;
import org.bangfu.engine.Answers;
import org.bangfu.engine.BusinessClock;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.notices.NoticePosted;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A posted sheet starts its clock. */
@Component
class NoticeSheetEvents {

    private final CaseProcesses processes;

    NoticeSheetEvents(@Lazy CaseProcesses processes) {
        this.processes = processes;
    }

    @EventListener
    void on(NoticePosted posted) {
        String termEnds =
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(posted.termEnds().atZone(BusinessClock.ZONE));
        processes.start(
                NoticeSheetProcess.ID,
                posted.number(),
                posted.area(),
                Answers.of(NoticeSheetProcess.TERM_ENDS, termEnds));
    }
}
