package org.bangfu.identification;

import java.time.LocalDate;
import org.bangfu.common.Money;
import org.bangfu.policy.exclusion.Observation;
import org.bangfu.registry.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * What no list can tell (X02, X06 to X09, X11 to X13): entered by the visitors, the township or after an objection.
 *
 * @param member whom it concerns; null for the household
 * @param amount for things with a price
 * @param basis what was seen, and what proves it
 */
public record ObservedFact(
        Observation.Kind kind,
        @Nullable MemberId member,
        @Nullable Money amount,
        String basis,
        LocalDate observedOn) {}
