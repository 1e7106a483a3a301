package org.bangfu.registry;

import org.jspecify.annotations.Nullable;

/**
 * Drinking water.
 *
 * @param difficult fetching it takes more than 1 km or 100 m of height, or it is short for more than half a year
 */
public record WaterFacts(
        @Nullable Boolean safe,
        @Nullable Boolean difficult,
        @Nullable String source) {

    public static final WaterFacts UNKNOWN = new WaterFacts(null, null, null);
}
