package org.bangfu.identification;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * A case whose household is visited and compared with the departments' lists.
 *
 * @param year whose figures the visitors ask for
 * @param again whether the household was looked at before: what the visitors find of an earlier year is filled in
 * @param authorisedOn when the household agreed to the comparison; null before
 */
public record SurveyedCase(
        CaseNumber caseNumber,
        HouseholdId household,
        AreaCode area,
        int year,
        boolean again,
        @Nullable LocalDate authorisedOn) {}
