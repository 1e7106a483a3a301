package org.bangfu.people.roster;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.bangfu.common.CitizenId;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.bangfu.people.Staff;
import org.springframework.stereotype.Component;

/** What other modules may ask, answered from the tables. */
@Component
class RosterStaff implements Staff {

    private final People people;
    private final Posts posts;
    private final Relatives relatives;

    RosterStaff(People people, Posts posts, Relatives relatives) {
        this.people = people;
        this.posts = posts;
        this.relatives = relatives;
    }

    @Override
    public String displayName(PersonId person) {
        if (person.equals(PersonId.SYSTEM)) {
            return "系统";
        }
        return people.find(person).map(Person::displayName).orElse(person.value());
    }

    @Override
    public Optional<PersonId> byUsername(String username) {
        return people.byUsername(username).map(Person::id);
    }

    @Override
    public Set<PersonId> holdersOf(Seat seat) {
        return posts.holdersOf(seat);
    }

    @Override
    public boolean hasDeclaredRelatives(PersonId person) {
        return !relatives.relationsOf(person).isEmpty();
    }

    @Override
    public boolean hasDeclaredRelative(PersonId person, Collection<CitizenId> citizens) {
        return relatives.hasDeclared(person, citizens);
    }
}
