package org.bangfu.people.roster;

import org.bangfu.common.PersonId;

/** Somebody is known under a name from now on. Heard in the same transaction. */
public record PersonNamed(PersonId person, String displayName) {}
