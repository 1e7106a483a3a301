package org.bangfu.identification.web;

import java.util.Arrays;
import java.util.List;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdPageSection;
import org.bangfu.registry.Households;
import org.springframework.stereotype.Component;

/** The way from a household's page to a case of its own. */
@Component
class HouseholdCases implements HouseholdPageSection {

    private static final Role[] OPENERS = {Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM};

    private final CaseFiles caseFiles;
    private final Households households;
    private final CurrentPerson person;

    HouseholdCases(CaseFiles caseFiles, Households households, CurrentPerson person) {
        this.caseFiles = caseFiles;
        this.households = households;
        this.person = person;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public String title() {
        return "开立案卷";
    }

    @Override
    public String emptySentence() {
        return "";
    }

    @Override
    public List<Line> lines(HouseholdId id) {
        Household household = households.get(id);
        boolean mine = Arrays.stream(OPENERS).anyMatch(role -> person.holds(role, household.area()));
        boolean open = caseFiles.openCase(id, CaseKind.IDENTIFICATION).isPresent();
        return mine && !open && household.status().mayEnter()
                ? List.of(new Line("受理申请或主动发现", null, "/identification/applications/new?household=" + id))
                : List.of();
    }
}
