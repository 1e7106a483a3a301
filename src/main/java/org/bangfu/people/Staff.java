package org.bangfu.people;

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

    /** Whether the person has declared this citizen as a near relative (compared by keyed hash). */
    boolean hasDeclaredRelative(PersonId person, CitizenId citizen);
}
