package org.bangfu.identification.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code household-identification.bpmn}. A test holds them against the model. */
interface HouseholdIdentificationProcess {

    String ID = "household-identification";

    ProcessVariable<String> OVERALL_DUE = ProcessVariable.code("overallDue");
    ProcessVariable<Boolean> APPLIED = ProcessVariable.answer("applied");
    ProcessVariable<Boolean> ADMISSIBLE = ProcessVariable.answer("admissible");
    ProcessVariable<Boolean> COMPLETE = ProcessVariable.answer("complete");
    ProcessVariable<Boolean> RETURNED = ProcessVariable.answer("returned");
    ProcessVariable<Boolean> NEEDY = ProcessVariable.answer("needy");
    ProcessVariable<Boolean> BARRED = ProcessVariable.answer("barred");
    ProcessVariable<Boolean> VOTED_FOR = ProcessVariable.answer("votedFor");
    ProcessVariable<Boolean> OBJECTION_UPHELD = ProcessVariable.answer("objectionUpheld");
    ProcessVariable<Boolean> APPROVED = ProcessVariable.answer("approved");
    ProcessVariable<Boolean> NOTICE_NEEDED = ProcessVariable.answer("noticeNeeded");
    ProcessVariable<Boolean> REFUSED_NOT_POOR = ProcessVariable.answer("refusedNotPoor");
    ProcessVariable<Boolean> REFUSED_BY_VETO = ProcessVariable.answer("refusedByVeto");
    ProcessVariable<Boolean> REFUSED_BY_VOTE = ProcessVariable.answer("refusedByVote");
    ProcessVariable<Boolean> REFUSED_BY_TOWNSHIP = ProcessVariable.answer("refusedByTownship");
    ProcessVariable<Boolean> REFUSED_BY_COUNTY = ProcessVariable.answer("refusedByCounty");

    String MESSAGE_APPLICATION_CORRECTED = "identification.applicationCorrected";
    String MESSAGE_WITHDRAWN = "identification.withdrawn";

    String ACCEPT_APPLICATION = "userTask_acceptApplication";
    String VISIT_HOUSEHOLD = "userTask_visitHousehold";
    String APPRAISE_IN_GROUP = "userTask_appraiseInGroup";
    String VOTE_IN_ASSEMBLY = "userTask_voteInAssembly";
    String SIGN_PRELIMINARY_LIST = "userTask_signPreliminaryList";
    String REVIEW_TOWNSHIP = "userTask_reviewTownship";
    String REVIEW_COUNTY = "userTask_reviewCounty";
    String DETERMINE = "userTask_determine";
    String HANG_ANNOUNCEMENT = "userTask_hangAnnouncement";
    String FILL_REGISTER_FORM = "userTask_fillRegisterForm";
    String DELIVER_REFUSAL = "userTask_deliverRefusal";

    String END_IDENTIFIED = "endEvent_identified";
    String END_DUPLICATE = "endEvent_rejectedDuplicate";
    String END_INCOMPLETE = "endEvent_rejectedIncomplete";
    String END_NOT_POOR = "endEvent_rejectedNotPoor";
    String END_VETO = "endEvent_rejectedVeto";
    String END_BY_VOTE = "endEvent_rejectedByVote";
    String END_BY_TOWNSHIP = "endEvent_rejectedByTownship";
    String END_BY_COUNTY = "endEvent_rejectedByCounty";
    String END_OBJECTION_UPHELD = "endEvent_objectionUpheld";
    String END_WITHDRAWN = "endEvent_withdrawn";
}
