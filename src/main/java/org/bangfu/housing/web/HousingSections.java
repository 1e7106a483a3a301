package org.bangfu.housing.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CasePanelSection;
import org.bangfu.housing.HousingRenovations;
import org.bangfu.housing.Renovation;
import org.bangfu.housing.RenovationWorks;
import org.bangfu.registry.CodeLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a renovation adds to the case page and to the panel beside Tasklist's form. */
@Component
class HousingSections implements CasePanelSection {

    private final HousingRenovations renovations;
    private final RenovationWorks works;
    private final CodeLists codes;

    HousingSections(HousingRenovations renovations, RenovationWorks works, CodeLists codes) {
        this.renovations = renovations;
        this.works = works;
        this.codes = codes;
    }

    @Override
    public String title() {
        return "危房改造";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Content> of(CaseFile file) {
        if (file.kind() != CaseKind.HOUSING) {
            return Optional.empty();
        }
        Renovation renovation = renovations.get(file.number());
        String structure = renovation.house().structure();
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put("renovation", renovation);
        model.put("structure", structure == null ? "无" : codes.label("STRUCTURE", structure));
        model.put("holdsPlace", works.holdsPlace(file.number()));
        model.put("appraisals", renovations.appraisals(file.number()));
        model.put("inspections", works.inspections(file.number()));
        model.put("acceptances", works.acceptances(file.number()));
        return Optional.of(new Content("housing/sections", "state", model));
    }
}
