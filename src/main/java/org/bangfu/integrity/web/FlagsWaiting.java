package org.bangfu.integrity.web;

import org.bangfu.common.AreaCode;
import org.bangfu.integrity.IntegrityFlags;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.WaitingWork;
import org.springframework.stereotype.Component;

/** Flags that wait for an answer. */
@Component
class FlagsWaiting implements WaitingWork {

    private final IntegrityFlags flags;
    private final CurrentPerson person;

    FlagsWaiting(IntegrityFlags flags, CurrentPerson person) {
        this.flags = flags;
        this.person = person;
    }

    @Override
    public String path() {
        return "/integrity/flags";
    }

    @Override
    public int waiting() {
        int waiting = 0;
        if (FlagPages.answers(person)) {
            for (AreaCode area : person.readableAreas()) {
                waiting += flags.unanswered(area, person.id(), MOST);
            }
        }
        return Math.min(waiting, MOST);
    }
}
