package org.bangfu.review.process;

import java.util.Map;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.EndEventReached;
import org.bangfu.review.AdjustmentSteps;
import org.bangfu.review.MemberChangeReported;
import org.bangfu.review.MemberChangeWithdrawn;
import org.bangfu.review.ReviewOpened;
import org.bangfu.review.ReviewOverturned;
import org.bangfu.review.ReviewWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens in review, told to the engine; and what the engine reaches, told to review. */
@Component
class ReviewEvents {

    private static final Map<String, Outcome> REVIEW_ENDS = Map.of(
            HouseholdReviewProcess.END_ORDINARY, Outcome.of("ORDINARY", "一般农户"),
            HouseholdReviewProcess.END_MISSED, Outcome.of("MISSED", "漏评，已转识别"),
            HouseholdReviewProcess.END_POOR, Outcome.of("POOR", "继续帮扶"),
            HouseholdReviewProcess.END_RELAPSED, Outcome.of("RELAPSED", "已列为返贫户"),
            HouseholdReviewProcess.END_EXIT_CANDIDATE, Outcome.of("EXIT_CANDIDATE", "拟退出，已转退出核查"),
            HouseholdReviewProcess.END_STABLE_OUT, Outcome.of("STABLE_OUT", "稳定脱贫"),
            HouseholdReviewProcess.END_REMOVED, Outcome.of("REMOVED", "已清退"),
            HouseholdReviewProcess.END_OVERTURNED, Outcome.of("OVERTURNED", "结论已撤销，恢复原类别"),
            HouseholdReviewProcess.END_WITHDRAWN, Outcome.of("WITHDRAWN", "已撤回"));

    private static final Map<String, Outcome> CHANGE_ENDS = Map.of(
            MemberChangeProcess.END_CHANGED, Outcome.of("CHANGED", "成员已变更"),
            MemberChangeProcess.END_CHANGED_WITH_REVIEW, Outcome.of("CHANGED_WITH_REVIEW", "已变更并转全面复核"),
            MemberChangeProcess.END_REFUSED, Outcome.of("REFUSED", "不予变更"),
            MemberChangeProcess.END_WITHDRAWN, Outcome.of("WITHDRAWN", "已撤回"));

    private final CaseProcesses processes;
    private final CaseFiles caseFiles;
    private final AdjustmentSteps steps;

    ReviewEvents(CaseProcesses processes, CaseFiles caseFiles, AdjustmentSteps steps) {
        this.processes = processes;
        this.caseFiles = caseFiles;
        this.steps = steps;
    }

    @EventListener
    void on(ReviewOpened opened) {
        Answers answers = Answers.of(
                HouseholdReviewProcess.OVERALL_DUE, opened.overallDue().plusDays(1) + "T00:00:00");
        caseFiles.processStarted(
                opened.caseNumber(),
                processes.start(HouseholdReviewProcess.ID, opened.caseNumber(), opened.area(), answers));
    }

    @EventListener
    void on(ReviewWithdrawn withdrawn) {
        tell(HouseholdReviewProcess.MESSAGE_WITHDRAWN, withdrawn.caseNumber());
    }

    @EventListener
    void on(ReviewOverturned overturned) {
        tell(HouseholdReviewProcess.MESSAGE_OVERTURNED, overturned.caseNumber());
    }

    @EventListener
    void on(MemberChangeReported reported) {
        caseFiles.processStarted(
                reported.caseNumber(),
                processes.start(MemberChangeProcess.ID, reported.caseNumber(), reported.area(), Answers.none()));
    }

    @EventListener
    void on(MemberChangeWithdrawn withdrawn) {
        tell(MemberChangeProcess.MESSAGE_WITHDRAWN, withdrawn.caseNumber());
    }

    private void tell(String message, CaseNumber number) {
        processes.message(message, number, Answers.none());
    }

    @EventListener
    void on(EndEventReached end) {
        Outcome outcome = switch (end.process()) {
            case HouseholdReviewProcess.ID -> REVIEW_ENDS.get(end.endEvent());
            case MemberChangeProcess.ID -> CHANGE_ENDS.get(end.endEvent());
            default -> null;
        };
        if (outcome != null) {
            steps.ended(end.caseNumber(), outcome);
        }
    }
}
