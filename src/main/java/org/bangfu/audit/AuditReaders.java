package org.bangfu.audit;

import java.util.Set;
import org.bangfu.common.AreaCode;

/** Who may read the trail, and the names of those who stand in it; answered by the module that keeps people. */
public interface AuditReaders {

    /** Returns only when the signed-in person may read the files of the area; the denial is audited. */
    void requireReadable(AreaCode area);

    /** The areas whose whole trail the signed-in person audits; empty for everybody but auditors. */
    Set<AreaCode> auditedAreas();

    /** What answers as if there were nothing here. */
    RuntimeException notVisible();

    /** The display name of an actor; the system and callers without sign-in have names too. */
    String actorName(String actor);

    /** The technical id of the person with this username; the text itself when there is none. */
    String actorOf(String username);

    String areaName(AreaCode area);
}
