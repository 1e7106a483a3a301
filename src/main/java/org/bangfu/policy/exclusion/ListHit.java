package org.bangfu.policy.exclusion;

import java.time.LocalDate;

/**
 * A row of a department's list that concerns a member.
 *
 * @param reference technical id of the row, such as {@code vehicle:12}: exceptions and comments refer to it
 * @param member technical id of the member, such as {@code member:7}
 * @param memberName for the sentence
 * @param memberLeft the member no longer belongs to the household
 * @param source the list's name in Chinese
 * @param asOf the day of the list's data
 */
public record ListHit(
        String reference,
        String member,
        String memberName,
        boolean memberLeft,
        Match match,
        String source,
        LocalDate asOf) {}
