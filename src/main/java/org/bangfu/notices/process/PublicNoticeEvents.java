package org.bangfu.notices.process;

import org.bangfu.engine.EndEventReached;
import org.bangfu.notices.NoticeSheets;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A case whose notice is over leaves its sheet. */
@Component
class PublicNoticeEvents {

    private final NoticeSheets sheets;

    PublicNoticeEvents(NoticeSheets sheets) {
        this.sheets = sheets;
    }

    @EventListener
    void on(EndEventReached reached) {
        if (reached.process().equals(PublicNoticeProcess.ID)
                && reached.endEvent().equals("endEvent_noticeClosed")) {
            sheets.released(reached.caseNumber());
        }
    }
}
