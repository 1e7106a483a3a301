package org.bangfu.casefile;

import org.bangfu.registry.Areas;
import org.bangfu.registry.Households;
import org.springframework.stereotype.Component;

/** What pages call the subject of a case. */
@Component
public class CaseSubjects {

    private final Households households;
    private final Areas areas;

    CaseSubjects(Households households, Areas areas) {
        this.households = households;
        this.areas = areas;
    }

    /** The head of the household; for the case of a whole village the village. */
    public String name(CaseFile file) {
        return file.isOfVillage()
                ? areas.name(file.area())
                : households.get(file.household()).headName();
    }

    /** How many people the household has; none for the case of a whole village. */
    public int persons(CaseFile file) {
        return file.isOfVillage() ? 0 : households.members(file.household()).size();
    }
}
