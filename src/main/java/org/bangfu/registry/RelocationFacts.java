package org.bangfu.registry;

import org.jspecify.annotations.Nullable;

/** The need to move, codes of {@code RELOC_MODE}, {@code RELOC_SETTLE}, {@code RELOC_PLACE}. */
public record RelocationFacts(
        @Nullable Boolean need,
        @Nullable String mode,
        @Nullable String settlement,
        @Nullable String place,
        @Nullable String difficulty) {

    public static final RelocationFacts UNKNOWN = new RelocationFacts(null, null, null, null, null);
}
