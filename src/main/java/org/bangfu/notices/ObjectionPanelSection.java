package org.bangfu.notices;

import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CasePanelSection;
import org.springframework.stereotype.Component;

/** What an objection says, on the page of its case. */
@Component
class ObjectionPanelSection implements CasePanelSection {

    private final Objections objections;

    ObjectionPanelSection(Objections objections) {
        this.objections = objections;
    }

    @Override
    public String title() {
        return "异议";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Content> of(CaseFile caseFile) {
        return caseFile.kind() != CaseKind.OBJECTION
                ? Optional.empty()
                : objections
                        .find(caseFile.number())
                        .map(objection -> new Content("notices/section", "objection", Map.of("objection", objection)));
    }
}
