package org.bangfu.identification;

import java.time.LocalDate;
import java.util.Optional;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.CaseNumber;

/**
 * The cases of a kind in which households are visited and compared: one bean for each kind. Visits and comparisons,
 * their pages and the called process {@code data-comparison} are the same for all of them.
 */
public interface SurveyedCases {

    CaseKind kind();

    Optional<SurveyedCase> find(CaseNumber number);

    /**
     * The case, held until the transaction ends, so that two of its steps follow each other.
     *
     * @throws IllegalStateException when there is no such case
     */
    SurveyedCase locked(CaseNumber number);

    /** Keeps the day on which the household agreed to the comparison. */
    void authorised(CaseNumber number, LocalDate on);

    /** The answers to the hits leave one that bars the household. */
    void barred(CaseNumber number, String reason);
}
