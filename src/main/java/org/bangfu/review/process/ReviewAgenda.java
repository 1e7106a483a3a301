package org.bangfu.review.process;

import org.bangfu.meetings.MeetingAgenda;
import org.bangfu.meetings.MeetingType;
import org.springframework.stereotype.Component;

/** The step of a review that the representative assembly decides. */
@Component
class ReviewAgenda implements MeetingAgenda {

    @Override
    public MeetingType type() {
        return MeetingType.VILLAGE_ASSEMBLY;
    }

    @Override
    public String process() {
        return HouseholdReviewProcess.ID;
    }

    @Override
    public String taskKey() {
        return HouseholdReviewProcess.VOTE_ON_REVIEW;
    }

    @Override
    public String question() {
        return "是否同意复核结果（漏评、返贫或清退）";
    }
}
