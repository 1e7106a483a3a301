package org.bangfu.casefile;

import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.springframework.stereotype.Component;

/**
 * Which cases the signed-in person may read: those of the areas of their seats. Objections are kept from the village
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
        current.requireReadable(file.area());
        if (!mayRead(file)) {
            current.requireReadable(file.area().at(AreaLevel.TOWNSHIP));
        }
        return file;
    }

    public boolean mayRead(CaseFile file) {
        return current.mayRead(file.area()) && (file.kind() != CaseKind.OBJECTION || standsAboveTheVillage(file));
    }

    private boolean standsAboveTheVillage(CaseFile file) {
        return current.seats().stream()
                .anyMatch(seat -> seat.role().readsCases()
                        && seat.role().tier() != Role.Tier.VILLAGE
                        && seat.area().contains(file.area()));
    }
}
