package org.bangfu.review.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdPageSection;
import org.bangfu.registry.Households;
import org.springframework.stereotype.Component;

/** The ways from a household's page to its review and to a change of its members. */
@Component
class HouseholdReviews implements HouseholdPageSection {

    private final CaseFiles caseFiles;
    private final Households households;
    private final CurrentPerson person;

    HouseholdReviews(CaseFiles caseFiles, Households households, CurrentPerson person) {
        this.caseFiles = caseFiles;
        this.households = households;
        this.person = person;
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public String title() {
        return "复核和成员变更";
    }

    @Override
    public String emptySentence() {
        return "";
    }

    @Override
    public List<Line> lines(HouseholdId id) {
        AreaCode area = households.get(id).area();
        List<Line> lines = new ArrayList<>();
        if (holdsAny(area, ReviewOpeningPages.OPENERS)
                && caseFiles.openCase(id, CaseKind.REVIEW).isEmpty()) {
            lines.add(new Line("重大变化或举报，开立复核", null, "/review/cases/new?household=" + id));
        }
        if (holdsAny(area, MemberChangePages.REPORTERS)
                && caseFiles.openCase(id, CaseKind.MEMBER_CHANGE).isEmpty()) {
            lines.add(new Line("申报成员变更", null, "/review/changes/new?household=" + id));
        }
        return lines;
    }

    private boolean holdsAny(AreaCode area, Role... roles) {
        return Arrays.stream(roles).anyMatch(role -> person.holds(role, area));
    }
}
