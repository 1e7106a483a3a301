package org.bangfu.registry;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;

/** A step into, within or out of the register, with the case that caused it. */
public record StatusChange(
        HouseholdId household,
        HouseholdStatus from,
        HouseholdStatus to,
        CaseNumber caseNumber,
        LocalDate effectiveOn,
        String reasonCode,
        PersonId recordedBy) {}
