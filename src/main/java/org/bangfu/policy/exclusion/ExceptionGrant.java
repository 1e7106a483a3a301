package org.bangfu.policy.exclusion;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exception asked for one hit.
 *
 * @param ruleId the rule that bars
 * @param reference the hit, see {@link ListHit#reference()} and {@link Observation#reference()}
 * @param evidence technical id of the evidence, such as {@code evidence:12}
 * @param proposedBy who proposed it for the township, as shown
 * @param proposedOn when
 * @param confirmedBy who confirmed it for the county, as shown; null as long as nobody has
 * @param confirmedOn when
 */
public record ExceptionGrant(
        String ruleId,
        String reference,
        ExceptionCode code,
        String evidence,
        @Nullable String proposedBy,
        @Nullable LocalDate proposedOn,
        @Nullable String confirmedBy,
        @Nullable LocalDate confirmedOn) {

    boolean isComplete() {
        return code.appliesTo(ruleId)
                && !evidence.isBlank()
                && proposedOn != null
                && confirmedOn != null
                && !Objects.equals(proposedBy, confirmedBy);
    }
}
