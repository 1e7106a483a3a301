package org.bangfu.people;

import java.util.Arrays;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;

/** The signed-in person of the running request, for pages. Outside a request every call throws. */
public interface CurrentPerson {

    PersonId id();

    String displayName();

    /** The seats held today, substitutions included. */
    Set<Seat> seats();

    /** Whether the person may act in the role for something in the area: holds the role at an area that contains it. */
    boolean holds(Role role, AreaCode area);

    /** Whether the person holds the role anywhere. */
    boolean holds(Role role);

    /**
     * Whether the person may read all cases, households and files of the area: it lies within the area of a seat that
     * reads the register. Departments do not: what they may read of their kinds of case says {@code casefile.CaseScope}.
     */
    boolean mayRead(AreaCode area);

    /** The areas within which the person may read, the widest only. */
    Set<AreaCode> readableAreas();

    /** @throws NotVisible unless {@link #mayRead}; the denial is audited */
    void requireReadable(AreaCode area);

    /** @throws NotVisible unless {@link #holds(Role, AreaCode)} for one of the roles; the denial is audited */
    void require(AreaCode area, Role... anyOf);

    /** @throws NotVisible unless the person holds one of the roles anywhere */
    default void requireAny(Role... anyOf) {
        if (Arrays.stream(anyOf).noneMatch(this::holds)) {
            throw new NotVisible();
        }
    }
}
