package org.bangfu.relief.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code emergency-relief.bpmn}. A test holds them against the model. */
interface EmergencyReliefProcess {

    String ID = "emergency-relief";

    ProcessVariable<String> ACT_DUE = ProcessVariable.code("actDue");
    ProcessVariable<String> CONFIRM_DUE = ProcessVariable.code("confirmDue");
    ProcessVariable<Boolean> ADMISSIBLE = ProcessVariable.answer("admissible");
    ProcessVariable<Boolean> WITHIN_TOWNSHIP = ProcessVariable.answer("withinTownship");
    ProcessVariable<Boolean> RELIEVED = ProcessVariable.answer("relieved");
    ProcessVariable<Boolean> TO_ORDINARY = ProcessVariable.answer("toOrdinary");
    ProcessVariable<Boolean> PROVIDED = ProcessVariable.answer("provided");
    ProcessVariable<Boolean> RIGHTFUL = ProcessVariable.answer("rightful");
    ProcessVariable<Boolean> ADJUSTED = ProcessVariable.answer("adjusted");
    ProcessVariable<Boolean> FURTHER_NEED = ProcessVariable.answer("furtherNeed");
    ProcessVariable<Boolean> OBJECTION_UPHELD = ProcessVariable.answer("objectionUpheld");
    ProcessVariable<Boolean> SURPLUS = ProcessVariable.answer("surplus");

    String MESSAGE_WITHDRAWN = "relief.emergencyWithdrawn";

    String RECORD_FACTS = "userTask_recordFacts";
    String DECIDE_BY_HEAD = "userTask_decideByHead";
    String DECIDE_BY_DUTY_OFFICER = "userTask_decideByDutyOfficer";
    String TOP_UP_IMPREST = "userTask_topUpImprest";
    String HAND_OVER = "userTask_handOver";
    String COMPLETE_PAPERWORK = "userTask_completePaperwork";
    String CONFIRM_RELIEF = "userTask_confirmRelief";
    String DELIVER_NO_RELIEF = "userTask_deliverNoRelief";

    String END_CONFIRMED = "endEvent_confirmed";
    String END_ADJUSTED = "endEvent_adjusted";
    String END_RECOVERED = "endEvent_recovered";
    String END_TURNED_ORDINARY = "endEvent_turnedOrdinary";
    String END_REFUSED = "endEvent_refused";
    String END_WITHDRAWN = "endEvent_withdrawn";
}
