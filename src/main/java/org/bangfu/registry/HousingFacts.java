package org.bangfu.registry;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The dwelling.
 *
 * @param areaM2 floor area in square metres
 * @param structure code list {@code STRUCTURE}
 * @param grade danger grade A to D (code list {@code GRADE}); C and D are dangerous
 */
public record HousingFacts(
        @Nullable BigDecimal areaM2,
        @Nullable String structure,
        @Nullable Integer builtYear,
        @Nullable String grade,
        @Nullable Integer renovationYear) {

    public static final HousingFacts UNKNOWN = new HousingFacts(null, null, null, null, null);

    public boolean isDangerous() {
        return "C".equals(grade) || "D".equals(grade);
    }
}
