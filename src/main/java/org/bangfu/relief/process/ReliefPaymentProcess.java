package org.bangfu.relief.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code relief-payment.bpmn}. A test holds them against the model. */
interface ReliefPaymentProcess {

    String ID = "relief-payment";

    ProcessVariable<Boolean> COMMITTED = ProcessVariable.answer("committed");
    ProcessVariable<Boolean> RELEASED = ProcessVariable.answer("released");

    String MESSAGE_GRANT_PAID = "relief.grantPaid";
    String MESSAGE_GRANT_RETURNED = "relief.grantReturned";

    String PROVIDE_MONEY = "userTask_provideMoney";
    String CORRECT_ACCOUNT = "userTask_correctAccount";

    String END_PAID = "endEvent_grantPaid";
}
