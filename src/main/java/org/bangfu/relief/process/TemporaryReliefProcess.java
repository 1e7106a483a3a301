package org.bangfu.relief.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code temporary-relief.bpmn}. A test holds them against the model. */
interface TemporaryReliefProcess {

    String ID = "temporary-relief";

    ProcessVariable<String> OVERALL_DUE = ProcessVariable.code("overallDue");
    ProcessVariable<String> PAY_DUE = ProcessVariable.code("payDue");
    ProcessVariable<Boolean> ACCEPTED = ProcessVariable.answer("accepted");
    ProcessVariable<Boolean> RETURNED = ProcessVariable.answer("returned");
    ProcessVariable<Boolean> URGENT = ProcessVariable.answer("urgent");
    ProcessVariable<Boolean> ADMISSIBLE = ProcessVariable.answer("admissible");
    ProcessVariable<Boolean> SPECIAL = ProcessVariable.answer("special");
    ProcessVariable<Boolean> GRANTED = ProcessVariable.answer("granted");
    ProcessVariable<Boolean> ELIGIBLE = ProcessVariable.answer("eligible");
    ProcessVariable<Boolean> AGREED = ProcessVariable.answer("agreed");
    ProcessVariable<Boolean> REFERRAL_ONLY = ProcessVariable.answer("referralOnly");
    ProcessVariable<Boolean> OBJECTION_UPHELD = ProcessVariable.answer("objectionUpheld");
    ProcessVariable<Boolean> RESERVE_SHORT = ProcessVariable.answer("reserveShort");
    ProcessVariable<Boolean> WITHIN_TOWNSHIP = ProcessVariable.answer("withinTownship");
    ProcessVariable<Boolean> APPROVED = ProcessVariable.answer("approved");
    ProcessVariable<Boolean> CASH = ProcessVariable.answer("cash");
    ProcessVariable<Boolean> GOODS = ProcessVariable.answer("goods");

    String MESSAGE_SUPPLEMENTED = "relief.supplemented";
    String MESSAGE_WITHDRAWN = "relief.withdrawn";

    String ACCEPT_APPLICATION = "userTask_acceptApplication";
    String ANSWER_SPECIAL_CASE = "userTask_answerSpecialCase";
    String SURVEY_HOUSEHOLD = "userTask_surveyHousehold";
    String GIVE_OPINION = "userTask_giveOpinion";
    String PROVIDE_FUNDS = "userTask_provideFunds";
    String APPROVE_TOWNSHIP = "userTask_approveTownship";
    String APPROVE_COUNTY = "userTask_approveCounty";
    String DELIVER_GOODS = "userTask_deliverGoods";
    String DELIVER_REFUSAL = "userTask_deliverRefusal";

    String END_PAID = "endEvent_paid";
    String END_GOODS_DELIVERED = "endEvent_goodsDelivered";
    String END_REFERRED = "endEvent_referred";
    String END_REFUSED = "endEvent_refused";
    String END_TURNED_URGENT = "endEvent_turnedUrgent";
    String END_WITHDRAWN = "endEvent_withdrawn";
}
