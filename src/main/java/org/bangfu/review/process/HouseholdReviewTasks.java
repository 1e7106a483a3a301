package org.bangfu.review.process;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.identification.HouseholdSurveys;
import org.bangfu.meetings.Meetings;
import org.bangfu.policy.review.ResultClass;
import org.bangfu.review.AdjustmentSteps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people enter in {@code household-review.bpmn}, in diagram order. */
@Component
class HouseholdReviewTasks implements TaskCompletions {

    private final HouseholdSurveys surveys;
    private final AdjustmentSteps steps;
    private final Meetings meetings;

    HouseholdReviewTasks(HouseholdSurveys surveys, AdjustmentSteps steps, Meetings meetings) {
        this.surveys = surveys;
        this.steps = steps;
        this.meetings = meetings;
    }

    @Override
    public String process() {
        return HouseholdReviewProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case HouseholdReviewProcess.VISIT_HOUSEHOLD -> surveys.visited(task);
            case HouseholdReviewProcess.RECORD_STATEMENT ->
                steps.heard(
                        task,
                        task.date("heardOn"),
                        task.text("answered").equals("YES"),
                        task.text("statement"),
                        task.text("decision").equals("ACCEPT"),
                        task.text("reason"));
            case HouseholdReviewProcess.JUDGE_REVIEW -> {
                return judged(task);
            }
            case HouseholdReviewProcess.VOTE_ON_REVIEW -> steps.voted(task, meetings.deciding(task));
            case HouseholdReviewProcess.REVIEW_TOWNSHIP, HouseholdReviewProcess.DECIDE_COUNTY -> {
                boolean approved = task.text("decision").equals("APPROVE");
                steps.checked(task, approved, task.text("reason"));
                return Answers.of(HouseholdReviewProcess.APPROVED, approved);
            }
            case HouseholdReviewProcess.DELIVER_RESULT -> {
                return delivered(task);
            }
            default -> throw new IllegalStateException("动态复核没有这个任务：" + task.key());
        }
        return Answers.none();
    }

    private Answers judged(CompletedTask task) {
        if (!task.yes("withTeam")) {
            throw new TaskRefused("请先会同驻村工作队评议，勾选后再提交");
        }
        return Answers.of(
                HouseholdReviewProcess.ASSEMBLY_NEEDED, steps.judged(task, changedTo(task), task.text("reason")));
    }

    private static @Nullable ResultClass changedTo(CompletedTask task) {
        if (!task.text("decision").equals("CHANGE")) {
            return null;
        }
        if (task.text("result").isEmpty()) {
            throw new TaskRefused("请选择改为哪一种结果");
        }
        return ResultClass.valueOf(task.text("result"));
    }

    private Answers delivered(CompletedTask task) {
        if (!task.yes("rightsExplained")) {
            throw new TaskRefused("请先告知农户申请撤销的期限和办法，再登记送达");
        }
        return Answers.of(
                HouseholdReviewProcess.OVERTURN_DUE,
                steps.delivered(task, task.date("deliveredOn"), task.text("method"))
                                .plusDays(1) + "T00:00:00");
    }
}
