package org.bangfu.registry;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the household lives and what carries it.
 *
 * @param fuel code list {@code FUEL}
 * @param roadDistanceKm distance to the main road
 * @param entryRoad code list {@code ENTRY_ROAD}
 */
public record LivingFacts(
        @Nullable Boolean productionPower,
        @Nullable Boolean livingPower,
        @Nullable Boolean radioTv,
        @Nullable Boolean sanitaryToilet,
        @Nullable String fuel,
        @Nullable BigDecimal roadDistanceKm,
        @Nullable String entryRoad,
        @Nullable Boolean coopMember,
        @Nullable Boolean leadEnterprise,
        @Nullable Boolean entrepreneurLed) {

    public static final LivingFacts UNKNOWN =
            new LivingFacts(null, null, null, null, null, null, null, null, null, null);
}
