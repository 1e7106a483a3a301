package org.bangfu.registry;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Land by use, in mu; null means not recorded, which is not the same as none. */
public record LandFacts(
        @Nullable BigDecimal cultivated,
        @Nullable BigDecimal irrigated,
        @Nullable BigDecimal forest,
        @Nullable BigDecimal grainForGreen,
        @Nullable BigDecimal orchard,
        @Nullable BigDecimal pasture,
        @Nullable BigDecimal waterSurface) {

    public static final LandFacts UNKNOWN = new LandFacts(null, null, null, null, null, null, null);
}
