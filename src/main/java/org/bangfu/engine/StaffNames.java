package org.bangfu.engine;

import org.bangfu.common.PersonId;

/** How members of staff are shown beside what they did. */
public interface StaffNames {

    /** The id itself when the person is unknown. */
    String displayName(PersonId person);
}
