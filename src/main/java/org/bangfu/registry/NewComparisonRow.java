package org.bangfu.registry;

import java.time.LocalDate;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * A row of a department's list to take over; either the id number or the birth date is there. The other columns mean what
 * they mean in {@link ComparisonHit}.
 */
public record NewComparisonRow(
        String name,
        @Nullable CitizenId citizenId,
        @Nullable LocalDate birthDate,
        @Nullable String kind,
        @Nullable String state,
        @Nullable String detail,
        @Nullable Money amount,
        @Nullable LocalDate since,
        boolean adapted,
        LocalDate asOf) {}
