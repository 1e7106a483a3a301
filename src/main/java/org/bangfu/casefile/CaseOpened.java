package org.bangfu.casefile;

import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * A case was opened; heard in the same transaction.
 *
 * @param household null for a case of a whole village
 */
public record CaseOpened(
        CaseNumber number, CaseKind kind, @Nullable HouseholdId household, AreaCode area) {}
