package org.bangfu.housing.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code housing-renovation.bpmn}. A test holds them against the model. */
interface HousingRenovationProcess {

    String ID = "housing-renovation";

    ProcessVariable<Boolean> ELIGIBLE = ProcessVariable.answer("eligible");
    ProcessVariable<Boolean> VOTED = ProcessVariable.answer("voted");
    ProcessVariable<Boolean> OBJECTION_UPHELD = ProcessVariable.answer("objectionUpheld");
    ProcessVariable<Boolean> REVIEWED = ProcessVariable.answer("reviewed");
    ProcessVariable<Boolean> APPROVED = ProcessVariable.answer("approved");
    ProcessVariable<Boolean> RETURNED = ProcessVariable.answer("returned");
    ProcessVariable<Boolean> RENOVATION_COMMITTED = ProcessVariable.answer("renovationCommitted");
    ProcessVariable<String> FINISH_DUE = ProcessVariable.code("finishDue");

    String MESSAGE_WITHDRAWN = "housing.withdrawn";
    String MESSAGE_CANCELLED = "housing.cancelled";

    String APPRAISE_IN_VILLAGE = "userTask_appraiseInVillage";
    String REVIEW_ON_SITE = "userTask_reviewOnSite";
    String RECHECK_RENOVATION = "userTask_recheckRenovation";
    String PROVIDE_HOUSING_FUNDS = "userTask_provideHousingFunds";
    String SIGN_AGREEMENT = "userTask_signAgreement";
    String DELIVER_HOUSING_REFUSAL = "userTask_deliverHousingRefusal";

    String END_COMPLETED = "endEvent_completed";
    String END_NOT_DANGEROUS = "endEvent_notDangerous";
    String END_REFUSED = "endEvent_refused";
    String END_OBJECTION_UPHELD = "endEvent_objectionUpheld";
    String END_WITHDRAWN = "endEvent_withdrawn";
    String END_CANCELLED = "endEvent_cancelled";
    String END_CANCELLED_BY_MESSAGE = "endEvent_cancelledByMessage";
}
