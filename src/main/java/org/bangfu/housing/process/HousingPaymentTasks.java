package org.bangfu.housing.process;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.housing.RenovationWorks;
import org.springframework.stereotype.Component;

/** What people enter in {@code housing-payment.bpmn}. */
@Component
class HousingPaymentTasks implements TaskCompletions {

    private final RenovationWorks works;

    HousingPaymentTasks(RenovationWorks works) {
        this.works = works;
    }

    @Override
    public String process() {
        return HousingPaymentProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        if (!task.key().equals(HousingPaymentProcess.CORRECT_HOUSING_ACCOUNT)) {
            throw new IllegalStateException("发放改造补助没有这个任务：" + task.key());
        }
        if (!task.yes("corrected")) {
            throw new TaskRefused("请先核对并更正收款信息，再勾选“已核对并更正”");
        }
        works.accountCorrected(task, task.text("note"));
        return Answers.none();
    }
}
