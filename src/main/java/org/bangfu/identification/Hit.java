package org.bangfu.identification;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A finding of the data comparison that somebody has to answer.
 *
 * @param reference what was hit, such as {@code vehicle:12}, as the rules name it; null for a hit that a letter brought
 * @param sentence what was found, masked
 * @param conclusion the township's; null before
 * @param exceptionCode legitimate exception proposed by the township, for a VETO hit
 * @param exceptionEvidence the evidence that the exception rests on, an item of the case
 * @param confirmed the county's answer to the exception; null before
 */
public record Hit(
        long id,
        CaseNumber caseNumber,
        int round,
        long recordId,
        String ruleId,
        @Nullable String reference,
        Severity severity,
        String sentence,
        @Nullable Conclusion conclusion,
        @Nullable String reason,
        @Nullable PersonId concludedBy,
        @Nullable LocalDate concludedOn,
        @Nullable String exceptionCode,
        @Nullable Long exceptionEvidence,
        @Nullable Boolean confirmed,
        @Nullable String confirmReason,
        @Nullable PersonId confirmedBy,
        @Nullable LocalDate confirmedOn) {

    /** What the township's look into a hit came to. */
    public enum Conclusion {
        UNFOUNDED("不属实（同名、已注销等）"),
        NO_OBSTACLE("属实，但不影响识别（或已办理成员变更）"),
        STANDS("属实，不应列入"),
        EXCEPTION("属实，提出例外");

        private final String label;

        Conclusion(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whether the household cannot be listed because of this hit. */
    public boolean bars() {
        if (conclusion == null) {
            return severity == Severity.VETO;
        }
        return switch (conclusion) {
            case UNFOUNDED, NO_OBSTACLE -> false;
            case STANDS -> true;
            case EXCEPTION -> !Boolean.TRUE.equals(confirmed);
        };
    }
}
