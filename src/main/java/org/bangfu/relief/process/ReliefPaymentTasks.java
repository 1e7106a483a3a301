package org.bangfu.relief.process;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.relief.ReliefPayments;
import org.bangfu.relief.ReliefProceedings;
import org.springframework.stereotype.Component;

/** What people enter in {@code relief-payment.bpmn}. */
@Component
class ReliefPaymentTasks implements TaskCompletions {

    private final ReliefProceedings proceedings;
    private final ReliefPayments payments;

    ReliefPaymentTasks(ReliefProceedings proceedings, ReliefPayments payments) {
        this.proceedings = proceedings;
        this.payments = payments;
    }

    @Override
    public String process() {
        return ReliefPaymentProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case ReliefPaymentProcess.PROVIDE_MONEY -> proceedings.fundsProvided(task, task.text("note"));
            case ReliefPaymentProcess.CORRECT_ACCOUNT -> payments.accountCorrected(task, task.text("note"));
            default -> throw new IllegalStateException("发放救助金没有这个任务：" + task.key());
        }
        return Answers.none();
    }
}
