package org.bangfu.notices.process;

import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.Answers;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.notices.NoticeType;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the engine asks for on the way of a notice. */
@Configuration(proxyBeanMethods = false)
class PublicNoticeDelegates {

    private final NoticeSheets sheets;
    private final CaseFiles cases;

    PublicNoticeDelegates(NoticeSheets sheets, CaseFiles cases) {
        this.sheets = sheets;
        this.cases = cases;
    }

    @Bean
    JavaDelegate enlistCase() {
        return execution -> {
            String code = PublicNoticeProcess.NOTICE_TYPE.of(execution);
            NoticeType type = NoticeType.of(code)
                    .orElseThrow(() -> new IllegalStateException("没有“" + code + "”这种公示，请更正模型中的 noticeType"));
            sheets.needed(caseNumber(execution), type);
        };
    }

    @Bean
    JavaDelegate countObjections() {
        return execution -> {
            NoticeSheets.Standing standing = sheets.standing(caseNumber(execution));
            Answers.of(PublicNoticeProcess.OBJECTIONS_OPEN, standing.objectionsOpen())
                    .setOn(execution);
        };
    }

    @Bean
    JavaDelegate assessNotice() {
        return execution -> {
            NoticeSheets.Standing standing = sheets.standing(caseNumber(execution));
            Answers.of(PublicNoticeProcess.OBJECTION_UPHELD, standing.objectionUpheld())
                    .and(PublicNoticeProcess.CONTENT_CHANGED, standing.contentChanged())
                    .and(PublicNoticeProcess.TAKEN_DOWN, standing.takenDown())
                    .setOn(execution);
        };
    }

    @Bean
    JavaDelegate noteObjection() {
        return execution ->
                cases.note(new TimelineEntry(caseNumber(execution), "objection.filed", "收到公示异议，本户待异议办结后再往下办理"));
    }

    private static CaseNumber caseNumber(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }
}
