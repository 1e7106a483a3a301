package org.bangfu.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CasePanelSection;
import org.springframework.stereotype.Component;

/** The documents of a case, on its page and beside Tasklist's form. */
@Component
class DocumentPanelSection implements CasePanelSection {

    private final Documents documents;

    DocumentPanelSection(Documents documents) {
        this.documents = documents;
    }

    /** @param missing names of what the document asks for and the case does not hold yet */
    record Line(OfficialDocument document, List<String> missing) {}

    @Override
    public String title() {
        return "公文";
    }

    @Override
    public int order() {
        return 800;
    }

    @Override
    public Optional<Content> of(CaseFile caseFile) {
        List<Line> lines = new ArrayList<>();
        documents.missing(caseFile).forEach((document, missing) -> lines.add(new Line(document, missing)));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "documents/section", "documents", Map.of("lines", lines, "number", caseFile.number())));
    }
}
