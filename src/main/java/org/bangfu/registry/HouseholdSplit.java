package org.bangfu.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** That a household has split off another (分户): asked for by X07 and R-ID-07. */
public record HouseholdSplit(LocalDate on, @Nullable HouseholdId from) {}
