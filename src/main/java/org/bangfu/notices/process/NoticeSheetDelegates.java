package org.bangfu.notices.process;

import java.util.List;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.notices.NoticeSheets;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What the engine asks for when a sheet's clock has run out. */
@Configuration(proxyBeanMethods = false)
class NoticeSheetDelegates {

    private final NoticeSheets sheets;
    private final CaseProcesses processes;

    NoticeSheetDelegates(NoticeSheets sheets, @Lazy CaseProcesses processes) {
        this.sheets = sheets;
        this.processes = processes;
    }

    /** Each case goes on in a job of its own, so that a failing one does not hold up the others. */
    @Bean
    JavaDelegate endTerm() {
        return execution -> {
            List<CaseNumber> standing = sheets.endTerm(new CaseNumber(execution.getProcessBusinessKey()));
            standing.stream()
                    .filter(number -> processes.awaits(PublicNoticeProcess.TERM_ENDED, number))
                    .forEach(number -> processes.message(PublicNoticeProcess.TERM_ENDED, number, Answers.none()));
        };
    }
}
