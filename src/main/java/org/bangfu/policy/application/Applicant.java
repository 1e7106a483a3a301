package org.bangfu.policy.application;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member of the household that applies.
 *
 * @param reference technical id, such as {@code member:12}
 * @param idProblem what is wrong with the id number, as {@code CitizenId} says it; null when it is well formed
 * @param birthDate null when the id number cannot be read
 * @param ruralResident has a rural household registration; null when not recorded
 * @param ofVillage the household registration is kept in the village where the household applies; null when not recorded
 * @param otherHousehold another active household that has the same person, such as {@code household:7}
 */
public record Applicant(
        String reference,
        String name,
        boolean head,
        @Nullable String idProblem,
        @Nullable LocalDate birthDate,
        @Nullable Boolean ruralResident,
        @Nullable Boolean ofVillage,
        @Nullable String otherHousehold) {}
