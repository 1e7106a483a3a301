package org.bangfu.people.signin;

import java.util.Set;
import java.util.stream.Collectors;
import org.bangfu.audit.AuditReaders;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.people.AreaNames;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Answers the trail's questions about people. */
@Component
class TrailReaders implements AuditReaders {

    private final ObjectProvider<CurrentPerson> current;
    private final ObjectProvider<Staff> staff;
    private final ObjectProvider<AreaNames> areas;

    TrailReaders(ObjectProvider<CurrentPerson> current, ObjectProvider<Staff> staff, ObjectProvider<AreaNames> areas) {
        this.current = current;
        this.staff = staff;
        this.areas = areas;
    }

    @Override
    public void requireReadable(AreaCode area) {
        current.getObject().requireReadable(area);
    }

    @Override
    public Set<AreaCode> auditedAreas() {
        return current.getObject().seats().stream()
                .filter(seat -> seat.role() == Role.AUDITOR)
                .map(Seat::area)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public RuntimeException notVisible() {
        return new NotVisible();
    }

    @Override
    public String actorName(String actor) {
        if (actor.startsWith("anonymous")) {
            return "未登录者";
        }
        return actor.matches("[a-z0-9]{1,40}") ? staff.getObject().displayName(new PersonId(actor)) : actor;
    }

    @Override
    public String actorOf(String username) {
        return staff.getObject().byUsername(username).map(PersonId::value).orElse(username);
    }

    @Override
    public String areaName(AreaCode area) {
        AreaNames names = areas.getIfAvailable();
        return names == null ? area.value() : names.fullName(area);
    }
}
