package org.bangfu.exit.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code household-exit.bpmn}. A test holds them against the model. */
interface HouseholdExitProcess {

    String ID = "household-exit";

    ProcessVariable<String> OVERALL_DUE = ProcessVariable.code("overallDue");
    ProcessVariable<Boolean> ELIGIBLE = ProcessVariable.answer("eligible");
    ProcessVariable<Boolean> VOTED_FOR = ProcessVariable.answer("votedFor");
    ProcessVariable<Boolean> CONFIRMED = ProcessVariable.answer("confirmed");
    ProcessVariable<Boolean> CONSENTED = ProcessVariable.answer("consented");
    ProcessVariable<Boolean> ESCALATED = ProcessVariable.answer("escalated");
    ProcessVariable<Boolean> OVERRULED = ProcessVariable.answer("overruled");
    ProcessVariable<Boolean> OBJECTION_UPHELD = ProcessVariable.answer("objectionUpheld");
    ProcessVariable<Boolean> APPROVED = ProcessVariable.answer("approved");
    ProcessVariable<Boolean> RETURNED = ProcessVariable.answer("returned");
    ProcessVariable<Boolean> SECTORS_PASSED = ProcessVariable.answer("sectorsPassed");
    ProcessVariable<Boolean> REFUSED_BY_HOUSEHOLD = ProcessVariable.answer("refusedByHousehold");
    ProcessVariable<Boolean> REFUSED_BY_OBJECTION = ProcessVariable.answer("refusedByObjection");

    String MESSAGE_WITHDRAWN = "exit.withdrawn";

    String VERIFY_HOUSEHOLD = "userTask_verifyHousehold";
    String APPRAISE = "userTask_appraise";
    String VERIFY_ON_SITE = "userTask_verifyOnSite";
    String COUNTERSIGN = "userTask_countersign";
    String RECORD_CONSENT = "userTask_recordConsent";
    String MEDIATE_REFUSAL = "userTask_mediateRefusal";
    String DECIDE_ON_REFUSAL = "userTask_decideOnRefusal";
    String REVIEW_TOWNSHIP = "userTask_reviewTownship";
    String APPROVE_EXIT = "userTask_approveExit";
    String HANG_ANNOUNCEMENT = "userTask_hangAnnouncement";
    String DELIVER_CONTINUATION = "userTask_deliverContinuation";

    String END_EXITED = "endEvent_exited";
    String END_CONTINUE_POOR = "endEvent_continuePoor";
    String END_REFUSED_BY_HOUSEHOLD = "endEvent_refusedByHousehold";
    String END_OBJECTION_UPHELD = "endEvent_objectionUpheld";
    String END_WITHDRAWN = "endEvent_withdrawn";
}
