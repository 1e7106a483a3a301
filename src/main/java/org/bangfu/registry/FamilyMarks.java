package org.bangfu.registry;

import org.jspecify.annotations.Nullable;

/** Marks of the family on the register form: of a martyr or soldier, with an only child, with two daughters. */
public record FamilyMarks(
        @Nullable Boolean martyrFamily,
        @Nullable Boolean onlyChild,
        @Nullable Boolean twoDaughters) {

    public static final FamilyMarks UNKNOWN = new FamilyMarks(null, null, null);
}
