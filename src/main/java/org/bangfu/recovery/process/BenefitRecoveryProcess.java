package org.bangfu.recovery.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code benefit-recovery.bpmn}. A test holds them against the model. */
interface BenefitRecoveryProcess {

    String ID = "benefit-recovery";

    ProcessVariable<Boolean> RECOVER = ProcessVariable.answer("recover");
    ProcessVariable<Boolean> FRAUD = ProcessVariable.answer("fraud");
    ProcessVariable<Boolean> REPAID = ProcessVariable.answer("repaid");

    String END_RECOVERED = "endEvent_recovered";
    String END_WAIVED = "endEvent_waived";

    String NOTIFY_FACTS = "userTask_notifyFacts";
    String HEAR_STATEMENT = "userTask_hearStatement";
    String DECIDE_RECOVERY = "userTask_decideRecovery";
    String AGREE_PLAN = "userTask_agreePlan";
    String RECORD_REPAYMENT = "userTask_recordRepayment";
    String REFER_FINE = "userTask_referFine";
}
