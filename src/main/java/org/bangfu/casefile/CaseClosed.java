package org.bangfu.casefile;

import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/** A case was closed; heard in the same transaction. */
public record CaseClosed(
        CaseNumber number, CaseKind kind, @Nullable HouseholdId household, AreaCode area, Outcome outcome) {}
