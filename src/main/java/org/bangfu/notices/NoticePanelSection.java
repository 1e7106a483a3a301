package org.bangfu.notices;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CasePanelSection;
import org.springframework.stereotype.Component;

/** How the case's notices stand, on its page. */
@Component
class NoticePanelSection implements CasePanelSection {

    private final NoticeSheets sheets;
    private final Objections objections;

    NoticePanelSection(NoticeSheets sheets, Objections objections) {
        this.sheets = sheets;
        this.objections = objections;
    }

    @Override
    public String title() {
        return "公示";
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public Optional<Content> of(CaseFile caseFile) {
        List<NoticeSheet> hung = sheets.ofCase(caseFile.number());
        return hung.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "notices/section",
                        "notices",
                        Map.of("sheets", hung, "objections", objections.about(caseFile.number()))));
    }
}
