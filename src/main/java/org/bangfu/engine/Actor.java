package org.bangfu.engine;

import java.util.Optional;
import org.bangfu.common.PersonId;

/** Who is acting: the signed-in person of the running request. Empty in jobs and at start. */
public interface Actor {

    Optional<PersonId> current();
}
