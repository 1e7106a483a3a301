package org.bangfu.review;

import org.bangfu.common.CaseNumber;
import org.bangfu.notices.NoticeFigures;
import org.bangfu.notices.NoticeType;
import org.bangfu.policy.review.ResultClass;
import org.springframework.stereotype.Component;

/** What the notice sheet says of a review: the class, never why. */
@Component
class ReviewNotices implements NoticeFigures {

    private final ReviewCases cases;

    ReviewNotices(ReviewCases cases) {
        this.cases = cases;
    }

    @Override
    public NoticeType type() {
        return NoticeType.REVIEW_VILLAGE;
    }

    @Override
    public Figures of(CaseNumber caseNumber) {
        ResultClass result = cases.find(caseNumber).map(Review::result).orElse(null);
        return result == null ? Figures.NONE : new Figures("复核结果：" + result.label(), null, null);
    }
}
