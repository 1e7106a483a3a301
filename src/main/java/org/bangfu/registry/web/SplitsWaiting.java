package org.bangfu.registry.web;

import org.bangfu.common.AreaCode;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.WaitingWork;
import org.bangfu.registry.HouseholdSplits;
import org.springframework.stereotype.Component;

/** Splits that wait for the township's review. */
@Component
class SplitsWaiting implements WaitingWork {

    private final HouseholdSplits splits;
    private final CurrentPerson person;

    SplitsWaiting(HouseholdSplits splits, CurrentPerson person) {
        this.splits = splits;
        this.person = person;
    }

    @Override
    public String path() {
        return "/splits";
    }

    @Override
    public int waiting() {
        int waiting = 0;
        for (AreaCode area : person.readableAreas()) {
            if (person.holds(Role.TOWNSHIP_OFFICE, area)) {
                waiting += splits.unreviewed(area, person.id(), MOST);
            }
        }
        return Math.min(waiting, MOST);
    }
}
