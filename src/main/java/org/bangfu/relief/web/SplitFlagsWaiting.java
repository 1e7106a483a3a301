package org.bangfu.relief.web;

import org.bangfu.casefile.CaseScope;
import org.bangfu.common.AreaCode;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.WaitingWork;
import org.bangfu.relief.SplitFlags;
import org.springframework.stereotype.Component;

/** Flags of amounts under the limit that wait for an answer. */
@Component
class SplitFlagsWaiting implements WaitingWork {

    private final SplitFlags flags;
    private final CaseScope scope;
    private final CurrentPerson person;

    SplitFlagsWaiting(SplitFlags flags, CaseScope scope, CurrentPerson person) {
        this.flags = flags;
        this.scope = scope;
        this.person = person;
    }

    @Override
    public String path() {
        return "/relief/flags";
    }

    @Override
    public int waiting() {
        int waiting = 0;
        if (SplitFlagPages.answers(person)) {
            for (AreaCode area : scope.areas()) {
                waiting += flags.unanswered(area, person.id(), MOST);
            }
        }
        return Math.min(waiting, MOST);
    }
}
