package org.bangfu.review.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code household-review.bpmn}. A test holds them against the model. */
interface HouseholdReviewProcess {

    String ID = "household-review";

    ProcessVariable<String> OVERALL_DUE = ProcessVariable.code("overallDue");
    ProcessVariable<Boolean> REMOVAL_PROPOSED = ProcessVariable.answer("removalProposed");
    ProcessVariable<Boolean> ASSEMBLY_NEEDED = ProcessVariable.answer("assemblyNeeded");
    ProcessVariable<Boolean> OBJECTION_UPHELD = ProcessVariable.answer("objectionUpheld");
    ProcessVariable<Boolean> APPROVED = ProcessVariable.answer("approved");
    ProcessVariable<Boolean> MISSED = ProcessVariable.answer("missed");
    ProcessVariable<Boolean> EXIT_CANDIDATE = ProcessVariable.answer("exitCandidate");
    ProcessVariable<Boolean> POOR = ProcessVariable.answer("poor");
    ProcessVariable<Boolean> STABLE_OUT = ProcessVariable.answer("stableOut");
    ProcessVariable<Boolean> STATUS_CHANGED = ProcessVariable.answer("statusChanged");
    ProcessVariable<Boolean> REMOVED = ProcessVariable.answer("removed");
    ProcessVariable<String> OVERTURN_DUE = ProcessVariable.code("overturnDue");

    String MESSAGE_WITHDRAWN = "review.withdrawn";
    String MESSAGE_OVERTURNED = "review.overturned";

    String VISIT_HOUSEHOLD = "userTask_visitHousehold";
    String RECORD_STATEMENT = "userTask_recordStatement";
    String JUDGE_REVIEW = "userTask_judgeReview";
    String VOTE_ON_REVIEW = "userTask_voteOnReview";
    String REVIEW_TOWNSHIP = "userTask_reviewTownship";
    String DECIDE_COUNTY = "userTask_decideCounty";
    String DELIVER_RESULT = "userTask_deliverResult";

    String END_ORDINARY = "endEvent_ordinary";
    String END_MISSED = "endEvent_missed";
    String END_POOR = "endEvent_poor";
    String END_RELAPSED = "endEvent_relapsed";
    String END_EXIT_CANDIDATE = "endEvent_exitCandidate";
    String END_STABLE_OUT = "endEvent_stableOut";
    String END_REMOVED = "endEvent_removed";
    String END_OVERTURNED = "endEvent_reviewOverturned";
    String END_WITHDRAWN = "endEvent_withdrawn";
}
