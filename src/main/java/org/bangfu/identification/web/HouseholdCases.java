package org.bangfu.identification.web;

import java.util.ArrayList;
import java.util.List;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdPageSection;
import org.bangfu.registry.Households;
import org.springframework.stereotype.Component;

/** A household's cases on its page, and the way to open one. */
@Component
class HouseholdCases implements HouseholdPageSection {

    private final CaseFiles caseFiles;
    private final Households households;

    HouseholdCases(CaseFiles caseFiles, Households households) {
        this.caseFiles = caseFiles;
        this.households = households;
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
        return "这户还没有案卷，可从“受理申请”开立。";
    }

    @Override
    public List<Line> lines(HouseholdId household) {
        List<Line> lines = new ArrayList<>();
        caseFiles
                .ofHousehold(household)
                .forEach(file -> lines.add(new Line(
                        file.number() + " " + file.kind().label(), file.statusLabel(), "/cases/" + file.number())));
        if (caseFiles.openCase(household, CaseKind.IDENTIFICATION).isEmpty()
                && households.get(household).status().mayEnter()) {
            lines.add(new Line("受理申请或主动发现", null, "/identification/applications/new?household=" + household));
        }
        return lines;
    }
}
