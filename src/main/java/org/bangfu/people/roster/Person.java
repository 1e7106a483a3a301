package org.bangfu.people.roster;

import org.bangfu.common.PersonId;

/**
 * A member of staff.
 *
 * @param passwordExpired whether the password must be changed before anything else
 * @param signInEpoch sessions that began under another number have ended
 */
public record Person(
        PersonId id,
        String username,
        String displayName,
        String passwordHash,
        boolean passwordExpired,
        boolean disabled,
        boolean demo,
        long signInEpoch) {

    static PersonId idOf(long number) {
        return new PersonId("p" + number);
    }

    /** The number behind a technical id; -1, which nobody has, for ids that are no person's. */
    static long numberOf(PersonId id) {
        return id.value().matches("p\\d{1,18}") ? Long.parseLong(id.value().substring(1)) : -1;
    }
}
