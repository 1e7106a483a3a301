package org.bangfu.casefile;

import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;

/** A case was closed; heard in the same transaction. */
public record CaseClosed(CaseNumber number, CaseKind kind, HouseholdId household, AreaCode area, Outcome outcome) {}
