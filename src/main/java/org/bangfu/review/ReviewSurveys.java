package org.bangfu.review;

import java.time.LocalDate;
import java.util.Optional;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.identification.SurveyedCase;
import org.bangfu.identification.SurveyedCases;
import org.springframework.stereotype.Component;

/** Reviews among the cases in which households are visited and compared: always a household that was looked at before. */
@Component
class ReviewSurveys implements SurveyedCases {

    private final ReviewCases cases;
    private final CaseFiles caseFiles;

    ReviewSurveys(ReviewCases cases, CaseFiles caseFiles) {
        this.cases = cases;
        this.caseFiles = caseFiles;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.REVIEW;
    }

    @Override
    public Optional<SurveyedCase> find(CaseNumber number) {
        return cases.find(number).map(ReviewSurveys::surveyed);
    }

    @Override
    public SurveyedCase locked(CaseNumber number) {
        return cases.lock(number)
                .map(ReviewSurveys::surveyed)
                .orElseThrow(() -> new IllegalStateException("没有复核案卷 " + number));
    }

    @Override
    public void authorised(CaseNumber number, LocalDate on) {
        cases.authorised(number, on);
    }

    /** Decides nothing: the result class follows, and the household is heard first. */
    @Override
    public void barred(CaseNumber number, String reason) {
        caseFiles.note(
                new TimelineEntry(number, "review.barred", reason.length() > 400 ? reason.substring(0, 400) : reason));
    }

    private static SurveyedCase surveyed(Review review) {
        return new SurveyedCase(
                review.caseNumber(), review.household(), review.area(), review.year(), true, review.authorisedOn());
    }
}
