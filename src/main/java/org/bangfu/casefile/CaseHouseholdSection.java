package org.bangfu.casefile;

import java.util.List;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdPageSection;
import org.springframework.stereotype.Component;

/** The cases of a household, on its page. */
@Component
class CaseHouseholdSection implements HouseholdPageSection {

    private final CaseFiles cases;

    CaseHouseholdSection(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public String title() {
        return "案卷";
    }

    @Override
    public String emptySentence() {
        return "还没有案卷；农户申请、村里发现或全村排查后显示在这里。";
    }

    @Override
    public List<Line> lines(HouseholdId household) {
        return cases.ofHousehold(household).stream()
                .map(file -> new Line(
                        file.number() + " " + file.kind().label(), file.statusLabel(), "/cases/" + file.number()))
                .toList();
    }
}
