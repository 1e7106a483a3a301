package org.bangfu.engine;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The seats of a person as the directory knows them now; whatever a session or a request claims does not count. */
@Component
class Seats {

    private final ObjectProvider<SeatDirectory> directory;

    Seats(ObjectProvider<SeatDirectory> directory) {
        this.directory = directory;
    }

    Set<Seat> of(PersonId person) {
        SeatDirectory seats = directory.getIfAvailable();
        return seats == null ? Set.of() : seats.seatsOf(person);
    }

    Set<PersonId> standsInFor(PersonId person, Seat seat) {
        SeatDirectory seats = directory.getIfAvailable();
        return seats == null ? Set.of() : seats.standsInFor(person, seat);
    }

    static List<String> acting(Collection<Seat> seats) {
        return seats.stream()
                .filter(seat -> seat.role().actsOnCases())
                .map(Seat::groupId)
                .sorted()
                .toList();
    }

    /** The areas whose tasks the person may look at without acting: those of auditors. */
    static List<AreaCode> reading(Collection<Seat> seats) {
        return seats.stream()
                .filter(seat -> seat.role() == Role.AUDITOR)
                .map(Seat::area)
                .sorted()
                .toList();
    }
}
