package org.bangfu.engine;

import java.util.Optional;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;

/** What bars a person from acting on a case beyond seats and four-eyes, such as declared relatives among its subjects. */
public interface ActingBars {

    /** One Chinese sentence that says why the person must not act on the case; empty when nothing bars it. */
    Optional<String> bar(PersonId person, CaseNumber caseNumber);
}
