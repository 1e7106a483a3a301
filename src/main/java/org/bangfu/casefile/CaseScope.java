package org.bangfu.casefile;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.springframework.stereotype.Component;

/**
 * Which cases the signed-in person may read: those of the areas of their seats; departments those of the kinds that they
 * take part in. Objections are kept from the village
 * that they are about, so that nobody there learns who objected.
 */
@Component
public class CaseScope {

    private final CaseFiles cases;
    private final CurrentPerson current;

    CaseScope(CaseFiles cases, CurrentPerson current) {
        this.cases = cases;
        this.current = current;
    }

    /** @throws NotVisible when there is no such case for this person; the denial is audited */
    public CaseFile readable(CaseNumber number) {
        CaseFile file = cases.find(number).orElseThrow(NotVisible::new);
        if (!mayRead(file)) {
            current.requireReadable(file.area());
            current.requireReadable(file.area().at(AreaLevel.TOWNSHIP));
        }
        return file;
    }

    /**
     * The case of a number as it stands in an address.
     *
     * @throws NotVisible when it is none, or not one of the kinds, or not for this person
     */
    public CaseFile readable(String number, CaseKind... kinds) {
        CaseNumber asked;
        try {
            asked = new CaseNumber(number);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
        CaseFile file = readable(asked);
        if (!List.of(kinds).contains(file.kind())) {
            throw new NotVisible();
        }
        return file;
    }

    public boolean mayRead(CaseFile file) {
        if (takesPart(file)) {
            return true;
        }
        return current.mayRead(file.area()) && (file.kind() != CaseKind.OBJECTION || standsAboveTheVillage(file));
    }

    /** The areas whose cases the person may list: of seats that read everything there, else of departments' seats. */
    public Set<AreaCode> areas() {
        Set<AreaCode> whole = current.readableAreas();
        return whole.isEmpty()
                ? current.seats().stream()
                        .filter(seat -> seat.role().isDepartment())
                        .map(Seat::area)
                        .collect(Collectors.toUnmodifiableSet())
                : whole;
    }

    /** The kinds of case that the person may list in {@link #areas}; empty for all. */
    public Set<CaseKind> kinds() {
        if (!current.readableAreas().isEmpty()) {
            return Set.of();
        }
        Set<Role> held = current.seats().stream().map(Seat::role).collect(Collectors.toSet());
        return Arrays.stream(CaseKind.values())
                .filter(kind -> kind.departments().stream().anyMatch(held::contains))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean takesPart(CaseFile file) {
        return current.seats().stream()
                .anyMatch(seat -> file.kind().departments().contains(seat.role())
                        && seat.area().contains(file.area()));
    }

    private boolean standsAboveTheVillage(CaseFile file) {
        return current.seats().stream()
                .anyMatch(seat -> seat.role().readsRegister()
                        && seat.role().tier() != Role.Tier.VILLAGE
                        && seat.area().contains(file.area()));
    }
}
