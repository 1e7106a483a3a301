package org.bangfu.identification;

import java.time.LocalDate;
import java.util.Optional;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.CaseNumber;
import org.springframework.stereotype.Component;

/** Identification among the cases in which households are visited and compared. */
@Component
class IdentificationSurveys implements SurveyedCases {

    private final IdentificationCases cases;
    private final Proceedings proceedings;

    IdentificationSurveys(IdentificationCases cases, Proceedings proceedings) {
        this.cases = cases;
        this.proceedings = proceedings;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.IDENTIFICATION;
    }

    @Override
    public Optional<SurveyedCase> find(CaseNumber number) {
        return cases.find(number).map(Identification::surveyed);
    }

    @Override
    public SurveyedCase locked(CaseNumber number) {
        return proceedings.locked(number).surveyed();
    }

    @Override
    public void authorised(CaseNumber number, LocalDate on) {
        cases.authorised(number, on);
    }

    @Override
    public void barred(CaseNumber number, String reason) {
        proceedings.refuse(number, Refusal.VETO, reason);
    }
}
