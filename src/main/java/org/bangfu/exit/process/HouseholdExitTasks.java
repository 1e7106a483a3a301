package org.bangfu.exit.process;

import static org.bangfu.exit.process.HouseholdExitProcess.APPROVED;
import static org.bangfu.exit.process.HouseholdExitProcess.CONFIRMED;
import static org.bangfu.exit.process.HouseholdExitProcess.CONSENTED;
import static org.bangfu.exit.process.HouseholdExitProcess.ESCALATED;
import static org.bangfu.exit.process.HouseholdExitProcess.OVERRULED;
import static org.bangfu.exit.process.HouseholdExitProcess.REFUSED_BY_HOUSEHOLD;
import static org.bangfu.exit.process.HouseholdExitProcess.REFUSED_BY_OBJECTION;
import static org.bangfu.exit.process.HouseholdExitProcess.RETURNED;
import static org.bangfu.exit.process.HouseholdExitProcess.VOTED_FOR;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.exit.ExitSteps;
import org.bangfu.exit.Refusal;
import org.bangfu.meetings.Meetings;
import org.springframework.stereotype.Component;

/** What people enter in {@code household-exit.bpmn}, in diagram order. */
@Component
class HouseholdExitTasks implements TaskCompletions {

    private final ExitSteps steps;
    private final Meetings meetings;

    HouseholdExitTasks(ExitSteps steps, Meetings meetings) {
        this.steps = steps;
        this.meetings = meetings;
    }

    @Override
    public String process() {
        return HouseholdExitProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case HouseholdExitProcess.VERIFY_HOUSEHOLD -> steps.accounted(task);
            case HouseholdExitProcess.APPRAISE -> {
                return Answers.of(VOTED_FOR, steps.appraised(task, meetings.deciding(task)));
            }
            case HouseholdExitProcess.VERIFY_ON_SITE -> {
                return Answers.of(
                        CONFIRMED, steps.verified(task, confirms(task), task.date("verifiedOn"), task.text("finding")));
            }
            case HouseholdExitProcess.COUNTERSIGN -> {
                return Answers.of(
                        CONFIRMED,
                        steps.countersigned(task, confirms(task), task.date("verifiedOn"), task.text("finding")));
            }
            case HouseholdExitProcess.RECORD_CONSENT -> {
                boolean agreed = task.text("decision").equals("AGREE");
                return Answers.of(CONSENTED, steps.consented(task, agreed, task.date("signedOn"), task.text("reason")));
            }
            case HouseholdExitProcess.MEDIATE_REFUSAL -> {
                ExitSteps.Mediation mediation = ExitSteps.Mediation.valueOf(task.text("decision"));
                steps.mediated(task, mediation, task.date("mediatedOn"), task.text("reason"));
                return Answers.of(CONSENTED, mediation == ExitSteps.Mediation.AGREE)
                        .and(ESCALATED, mediation == ExitSteps.Mediation.ESCALATE);
            }
            case HouseholdExitProcess.DECIDE_ON_REFUSAL -> {
                boolean exits = task.text("decision").equals("EXIT");
                return Answers.of(OVERRULED, steps.decidedOnRefusal(task, exits, task.text("reason")));
            }
            case HouseholdExitProcess.REVIEW_TOWNSHIP -> {
                ExitSteps.Opinion opinion = opinion(task);
                steps.reviewed(
                        task,
                        opinion,
                        task.text("reason"),
                        task.yes("visited"),
                        task.text("visitFinding"),
                        task.text("flagFinding"));
                return answers(opinion);
            }
            case HouseholdExitProcess.APPROVE_EXIT -> {
                ExitSteps.Opinion opinion = opinion(task);
                steps.approved(task, opinion, task.text("reason"), task.text("filingNo"), task.text("flagFinding"));
                return answers(opinion);
            }
            case HouseholdExitProcess.HANG_ANNOUNCEMENT ->
                steps.announced(task, task.date("hungOn"), task.text("place"));
            case HouseholdExitProcess.DELIVER_CONTINUATION -> {
                Refusal refusal = steps.delivered(task, task.date("deliveredOn"), task.text("method"));
                return Answers.of(REFUSED_BY_HOUSEHOLD, refusal == Refusal.BY_HOUSEHOLD)
                        .and(REFUSED_BY_OBJECTION, refusal == Refusal.OBJECTION);
            }
            default -> throw new IllegalStateException("贫困户退出没有这个任务：" + task.key());
        }
        return Answers.none();
    }

    private static boolean confirms(CompletedTask task) {
        return task.text("decision").equals("CONFIRM");
    }

    private static ExitSteps.Opinion opinion(CompletedTask task) {
        return ExitSteps.Opinion.valueOf(task.text("decision"));
    }

    private static Answers answers(ExitSteps.Opinion opinion) {
        return Answers.of(APPROVED, opinion == ExitSteps.Opinion.APPROVE)
                .and(RETURNED, opinion == ExitSteps.Opinion.RETURN);
    }
}
