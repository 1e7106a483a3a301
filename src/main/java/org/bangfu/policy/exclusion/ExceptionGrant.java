package org.bangfu.policy.exclusion;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An exception asked for one hit.
 *
 * @param ruleId the rule that bars
 * @param reference the hit, see {@link ListHit#reference()} and {@link Observation#reference()}
 * @param evidence technical id of the evidence
 * @param proposedOn when the township proposed it
 * @param confirmedOn when the county confirmed it; null as long as it has not
 */
public record ExceptionGrant(
        String ruleId,
        String reference,
        ExceptionCode code,
        String evidence,
        @Nullable LocalDate proposedOn,
        @Nullable LocalDate confirmedOn) {

    boolean isComplete() {
        return code.appliesTo(ruleId) && !evidence.isBlank() && proposedOn != null && confirmedOn != null;
    }
}
