package org.bangfu.casefile;

import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;

/** A case was opened; heard in the same transaction. */
public record CaseOpened(CaseNumber number, CaseKind kind, HouseholdId household, AreaCode area) {}
