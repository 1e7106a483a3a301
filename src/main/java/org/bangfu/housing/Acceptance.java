package org.bangfu.housing;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What one of the three parties says when a house is accepted.
 *
 * @param reason what is wrong, when it does not agree
 * @param measured what the county measured; null for the others
 */
public record Acceptance(
        int round,
        Party party,
        boolean agreed,
        @Nullable String reason,
        PersonId by,
        LocalDate on,
        @Nullable Measured measured) {

    /** Who accepts together. */
    public enum Party {
        VILLAGE("村“两委”"),
        TOWNSHIP("乡镇"),
        COUNTY("县住建局");

        private final String label;

        Party(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param quality A or B */
    public record Measured(BigDecimal squareMetres, String quality, boolean toilet) {}
}
