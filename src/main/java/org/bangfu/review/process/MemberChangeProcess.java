package org.bangfu.review.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code member-change.bpmn}. A test holds them against the model. */
interface MemberChangeProcess {

    String ID = "member-change";

    ProcessVariable<Boolean> APPROVED = ProcessVariable.answer("approved");
    ProcessVariable<Boolean> RETURNED = ProcessVariable.answer("returned");
    ProcessVariable<Boolean> CROSSES_LINE = ProcessVariable.answer("crossesLine");

    String MESSAGE_WITHDRAWN = "memberChange.withdrawn";

    String APPROVE_CHANGE = "userTask_approveChange";
    String SUPPLEMENT_PROOF = "userTask_supplementProof";

    String END_CHANGED = "endEvent_changed";
    String END_CHANGED_WITH_REVIEW = "endEvent_changedWithReview";
    String END_REFUSED = "endEvent_changeRefused";
    String END_WITHDRAWN = "endEvent_withdrawn";
}
