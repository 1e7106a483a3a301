package org.bangfu.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a parameter as it was recorded. Versions are added, never changed: a later one with the same key, origin
 * and first day replaces this one.
 *
 * @param proposedBy who proposed it and confirmedBy who confirmed it: null for what came with the system
 */
record ParameterVersion(
        long id,
        Origin origin,
        ParameterValue value,
        Instant recordedAt,
        @Nullable String proposedBy,
        @Nullable String confirmedBy,
        @Nullable String reason) {

    enum Origin {
        SEED("随系统提供"),
        COUNTY("县里调整");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
