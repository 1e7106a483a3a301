package org.bangfu.registry;

import org.bangfu.common.AreaCode;
import org.jspecify.annotations.Nullable;

/**
 * A household found, with the member by whom it was found; numbers are masked.
 *
 * @param name the member's name, or the head's when the household was found by number or area
 */
public record SearchHit(
        HouseholdId household,
        String name,
        @Nullable String citizenMasked,
        String headName,
        AreaCode area,
        @Nullable String householdNo,
        HouseholdStatus status) {}
