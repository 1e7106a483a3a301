package org.bangfu.notices.process;

import java.util.List;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Outcome;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.springframework.stereotype.Component;

/** A case's notice is posted and taken down with its sheet, never alone. */
@Component
class PublicNoticeCompletions implements TaskCompletions {

    private final NoticeSheets sheets;
    private final CaseFiles cases;

    PublicNoticeCompletions(NoticeSheets sheets, CaseFiles cases) {
        this.sheets = sheets;
        this.cases = cases;
    }

    @Override
    public String process() {
        return PublicNoticeProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case PublicNoticeProcess.POST_NOTICE ->
                requireSheet(task, NoticeSheet.Status.POSTED, Outcome.of("POSTED", "已张贴"), "请在“公示”页面制作公示榜并登记张贴，不能单独办结");
            case PublicNoticeProcess.TAKE_DOWN_NOTICE ->
                requireSheet(
                        task, NoticeSheet.Status.TAKEN_DOWN, Outcome.of("TAKEN_DOWN", "已撤下"), "请在公示榜页面登记撤下，不能单独办结");
            default -> throw new IllegalStateException("公示流程没有任务 " + task.key());
        }
        return Answers.none();
    }

    private void requireSheet(CompletedTask task, NoticeSheet.Status status, Outcome outcome, String otherwise) {
        List<NoticeSheet> newestFirst = sheets.ofCase(task.caseNumber());
        if (newestFirst.isEmpty() || newestFirst.get(0).status() != status) {
            throw new TaskRefused(otherwise);
        }
        cases.decided(Decision.in(task, outcome, ""));
    }
}
