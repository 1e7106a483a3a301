package org.bangfu.identification;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * An identification as it stands.
 *
 * @param baseYear the last full year before it began: its income and its line count
 * @param statement what the applicant or the finder said
 * @param returns how often the application was returned for correction
 * @param gaps what was missing at the last return
 * @param groupAgainst whether the villager group voted against; the assembly decides
 */
public record Identification(
        CaseNumber caseNumber,
        HouseholdId household,
        AreaCode area,
        Origin origin,
        @Nullable CaseNumber previousCase,
        int baseYear,
        LocalDate openedOn,
        LocalDate overallDue,
        String statement,
        @Nullable String proxyName,
        int returns,
        @Nullable String gaps,
        boolean groupAgainst,
        @Nullable LocalDate authorisedOn,
        @Nullable Refused refused,
        @Nullable LocalDate announcedOn,
        @Nullable String householdNo) {

    /** What the visitors and the comparison have to know of it. */
    SurveyedCase surveyed() {
        return new SurveyedCase(caseNumber, household, area, baseYear, false, authorisedOn);
    }

    /**
     * @param reason written to the household
     * @param deliveredOn when the household received it; null before
     */
    public record Refused(
            Refusal refusal,
            String reason,
            LocalDate on,
            @Nullable LocalDate deliveredOn,
            @Nullable String delivery) {}
}
