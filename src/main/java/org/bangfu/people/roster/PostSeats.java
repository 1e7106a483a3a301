package org.bangfu.people.roster;

import java.util.Map;
import java.util.Set;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.bangfu.engine.SeatDirectory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Seats from posts and substitutions, read once per reading request and never kept longer. */
@Component
class PostSeats implements SeatDirectory {

    private final Posts posts;

    PostSeats(Posts posts) {
        this.posts = posts;
    }

    @Override
    public Set<Seat> seatsOf(PersonId person) {
        return holdersBySeat(person).keySet();
    }

    @Override
    public Set<PersonId> standsInFor(PersonId person, Seat seat) {
        Set<PersonId> holders = holdersBySeat(person).getOrDefault(seat, Set.of());
        return holders.contains(person) ? Set.of() : holders;
    }

    @SuppressWarnings("unchecked")
    private Map<Seat, Set<PersonId>> holdersBySeat(PersonId person) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return posts.holdersBySeat(person);
        }
        String name = PostSeats.class.getName() + "." + person;
        Object known = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
        if (known == null) {
            known = posts.holdersBySeat(person);
            request.setAttribute(name, known, RequestAttributes.SCOPE_REQUEST);
        }
        return (Map<Seat, Set<PersonId>>) known;
    }
}
