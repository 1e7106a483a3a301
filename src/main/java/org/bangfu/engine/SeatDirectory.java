package org.bangfu.engine;

import java.util.Set;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;

/** Who holds which seats now. Asked at every command, so that a withdrawn seat counts at once. */
public interface SeatDirectory {

    /** The seats of the person today, those taken over by substitution included; empty for unknown or barred people. */
    Set<Seat> seatsOf(PersonId person);

    /** The absent holders of the seat whom the person stands in for today; empty for who holds the seat himself. */
    Set<PersonId> standsInFor(PersonId person, Seat seat);
}
