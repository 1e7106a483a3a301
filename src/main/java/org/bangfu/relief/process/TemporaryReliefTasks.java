package org.bangfu.relief.process;

import static org.bangfu.relief.process.TemporaryReliefProcess.ACCEPTED;
import static org.bangfu.relief.process.TemporaryReliefProcess.AGREED;
import static org.bangfu.relief.process.TemporaryReliefProcess.APPROVED;
import static org.bangfu.relief.process.TemporaryReliefProcess.CASH;
import static org.bangfu.relief.process.TemporaryReliefProcess.GRANTED;
import static org.bangfu.relief.process.TemporaryReliefProcess.PAY_DUE;
import static org.bangfu.relief.process.TemporaryReliefProcess.REFERRAL_ONLY;
import static org.bangfu.relief.process.TemporaryReliefProcess.RETURNED;
import static org.bangfu.relief.process.TemporaryReliefProcess.URGENT;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.relief.Means;
import org.bangfu.relief.ReliefPayments;
import org.bangfu.relief.ReliefProceedings;
import org.springframework.stereotype.Component;

/** What people enter in {@code temporary-relief.bpmn}, in diagram order. */
@Component
class TemporaryReliefTasks implements TaskCompletions {

    private final ReliefProceedings proceedings;
    private final ReliefPayments payments;

    TemporaryReliefTasks(ReliefProceedings proceedings, ReliefPayments payments) {
        this.proceedings = proceedings;
        this.payments = payments;
    }

    @Override
    public String process() {
        return TemporaryReliefProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case TemporaryReliefProcess.ACCEPT_APPLICATION -> {
                return accepted(task);
            }
            case TemporaryReliefProcess.ANSWER_SPECIAL_CASE -> {
                return Answers.of(
                        GRANTED,
                        proceedings.answerSpecial(task, task.text("decision").equals("GRANT"), task.text("reason")));
            }
            case TemporaryReliefProcess.SURVEY_HOUSEHOLD -> proceedings.surveyed(task);
            case TemporaryReliefProcess.GIVE_OPINION -> {
                return opined(task);
            }
            case TemporaryReliefProcess.PROVIDE_FUNDS -> proceedings.fundsProvided(task, task.text("note"));
            case TemporaryReliefProcess.APPROVE_TOWNSHIP, TemporaryReliefProcess.APPROVE_COUNTY -> {
                return approved(task);
            }
            case TemporaryReliefProcess.DELIVER_GOODS ->
                proceedings.goodsDelivered(task, task.date("deliveredOn"), task.text("receiver"));
            case TemporaryReliefProcess.DELIVER_REFUSAL ->
                proceedings.delivered(task, task.date("deliveredOn"), task.text("method"));
            default -> throw new IllegalStateException("临时救助没有这个任务：" + task.key());
        }
        return Answers.none();
    }

    private Answers accepted(CompletedTask task) {
        ReliefProceedings.Acceptance acceptance = ReliefProceedings.Acceptance.valueOf(task.text("decision"));
        proceedings.accept(task, acceptance, task.text("text"), task.text("specialGround"));
        return Answers.of(ACCEPTED, acceptance == ReliefProceedings.Acceptance.ACCEPT)
                .and(RETURNED, acceptance == ReliefProceedings.Acceptance.RETURN)
                .and(URGENT, acceptance == ReliefProceedings.Acceptance.URGENT);
    }

    private Answers opined(CompletedTask task) {
        ReliefProceedings.Opinion opinion = ReliefProceedings.Opinion.valueOf(task.text("decision"));
        String means = task.text("means");
        if (opinion == ReliefProceedings.Opinion.APPROVE && means.isEmpty()) {
            throw new TaskRefused("请选择救助方式");
        }
        proceedings.opine(
                task,
                opinion,
                means.isEmpty() ? Means.CASH : Means.valueOf(means),
                task.number("amount"),
                task.text("goods"),
                task.text("reason"));
        return Answers.of(AGREED, opinion == ReliefProceedings.Opinion.APPROVE)
                .and(RETURNED, opinion == ReliefProceedings.Opinion.RETURN)
                .and(
                        REFERRAL_ONLY,
                        opinion == ReliefProceedings.Opinion.APPROVE && means.equals(Means.REFERRAL.name()));
    }

    private Answers approved(CompletedTask task) {
        ReliefProceedings.Verdict verdict = ReliefProceedings.Verdict.valueOf(task.text("decision"));
        proceedings.approve(task, verdict, task.number("amount"), task.text("reason"));
        return Answers.of(APPROVED, verdict.isApproval())
                .and(RETURNED, verdict == ReliefProceedings.Verdict.RETURN)
                .and(CASH, proceedings.means(task.caseNumber()) == Means.CASH)
                .and(PAY_DUE, payments.payDue() + "T00:00:00");
    }
}
