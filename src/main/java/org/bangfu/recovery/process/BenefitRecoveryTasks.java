package org.bangfu.recovery.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.bangfu.common.Money;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.recovery.Claim;
import org.bangfu.recovery.Recoveries;
import org.springframework.stereotype.Component;

/** What people enter in {@code benefit-recovery.bpmn}, in diagram order. */
@Component
class BenefitRecoveryTasks implements TaskCompletions {

    private final Recoveries recoveries;

    BenefitRecoveryTasks(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    @Override
    public String process() {
        return BenefitRecoveryProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case BenefitRecoveryProcess.NOTIFY_FACTS ->
                recoveries.notified(task, date(task, "notifiedOn"), task.text("method"));
            case BenefitRecoveryProcess.HEAR_STATEMENT ->
                recoveries.stated(task, task.text("answered").equals("YES"), task.text("statement"));
            case BenefitRecoveryProcess.DECIDE_RECOVERY -> {
                return decided(task);
            }
            case BenefitRecoveryProcess.AGREE_PLAN ->
                recoveries.planned(task, amount(task, "instalments").intValue(), date(task, "firstDue"));
            case BenefitRecoveryProcess.RECORD_REPAYMENT -> {
                return Answers.of(
                        BenefitRecoveryProcess.REPAID,
                        recoveries.repaid(
                                task, Money.yuan(amount(task, "amount")), date(task, "paidOn"), task.text("receipt")));
            }
            case BenefitRecoveryProcess.REFER_FINE ->
                recoveries.fineReferred(task, date(task, "referredOn"), task.text("reference"));
            default -> throw new IllegalStateException("追回没有这个任务：" + task.key());
        }
        return Answers.none();
    }

    private Answers decided(CompletedTask task) {
        boolean recover = task.text("decision").equals("RECOVER");
        Claim.Ruling ruling = recoveries.decide(
                task,
                recover,
                recover ? Money.yuan(amount(task, "amount")) : Money.ZERO,
                task.text("reason"),
                task.yes("fraud"),
                task.yes("suspend"));
        return Answers.of(BenefitRecoveryProcess.RECOVER, !ruling.isWaived())
                .and(BenefitRecoveryProcess.FRAUD, ruling.fraud());
    }

    private static BigDecimal amount(CompletedTask task, String key) {
        Object value = task.values().get(key);
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw new TaskRefused("请填写金额或期数");
    }

    private static LocalDate date(CompletedTask task, String key) {
        if (task.values().get(key) instanceof LocalDate date) {
            return date;
        }
        throw new TaskRefused("请填写日期");
    }
}
