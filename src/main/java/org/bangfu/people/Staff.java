package org.bangfu.people;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.bangfu.common.CitizenId;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.bangfu.engine.StaffNames;

/** What other modules may ask about members of staff. */
public interface Staff extends StaffNames {

    /** The name shown beside a decision; the id itself when the person is unknown. */
    @Override
    String displayName(PersonId person);

    Optional<PersonId> byUsername(String username);

    /** Who holds the seat today. */
    Set<PersonId> holdersOf(Seat seat);

    /** Whether the person has declared any near relative: most have not, and need not be compared with a household. */
    boolean hasDeclaredRelatives(PersonId person);

    /** Whether the person has declared one of these citizens as a near relative (compared by keyed hash). */
    boolean hasDeclaredRelative(PersonId person, Collection<CitizenId> citizens);
}
