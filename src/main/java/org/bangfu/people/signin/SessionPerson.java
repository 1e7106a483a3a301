package org.bangfu.people.signin;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.engine.Actor;
import org.bangfu.engine.SeatDirectory;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.springframework.stereotype.Component;

/** The signed-in person with the seats of today. */
@Component
class SessionPerson implements CurrentPerson {

    private final Actor actor;
    private final SeatDirectory directory;
    private final Staff staff;
    private final AuditTrail audit;

    SessionPerson(Actor actor, SeatDirectory directory, Staff staff, AuditTrail audit) {
        this.actor = actor;
        this.directory = directory;
        this.staff = staff;
        this.audit = audit;
    }

    @Override
    public PersonId id() {
        return actor.current().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    @Override
    public String displayName() {
        return staff.displayName(id());
    }

    @Override
    public Set<Seat> seats() {
        return directory.seatsOf(id());
    }

    @Override
    public boolean holds(Role role, AreaCode area) {
        return seats().stream()
                .anyMatch(seat -> seat.role() == role && seat.area().contains(area));
    }

    @Override
    public boolean holds(Role role) {
        return seats().stream().anyMatch(seat -> seat.role() == role);
    }

    @Override
    public boolean mayRead(AreaCode area) {
        return seats().stream()
                .anyMatch(seat -> seat.role().readsRegister() && seat.area().contains(area));
    }

    @Override
    public Set<AreaCode> readableAreas() {
        return AreaCode.widest(seats().stream()
                .filter(seat -> seat.role().readsRegister())
                .map(Seat::area)
                .collect(Collectors.toSet()));
    }

    @Override
    public void requireReadable(AreaCode area) {
        if (!mayRead(area)) {
            deny(area);
        }
    }

    @Override
    public void require(AreaCode area, Role... anyOf) {
        if (Arrays.stream(anyOf).noneMatch(role -> holds(role, area))) {
            deny(area);
        }
    }

    private void deny(AreaCode area) {
        audit.recordAlone(AuditEntry.of("access.denied").in(area).with("path", RequestPath.current()));
        throw new NotVisible();
    }
}
