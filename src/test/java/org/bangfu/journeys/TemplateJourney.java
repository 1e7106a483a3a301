package org.bangfu.journeys;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Role;
import org.bangfu.documents.DocumentCatalogue;
import org.bangfu.documents.DocumentTemplates;
import org.bangfu.documents.Documents;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.testing.TasklistSession.Attachment;
import org.springframework.beans.factory.BeanFactory;

/** A template of a document is uploaded again by an author and given up for the shipped one. */
final class TemplateJourney {

    private static final AreaCode COUNTY = new AreaCode("430527");
    private static final Set<Role> AUTHORS = Set.of(Role.PROCESS_DESIGNER, Role.COUNTY_POVERTY);

    private final Walk walk;
    private final DocumentCatalogue catalogue;
    private final DocumentTemplates templates;

    TemplateJourney(Walk walk, BeanFactory beans) {
        this.walk = walk;
        this.catalogue = beans.getBean(DocumentCatalogue.class);
        this.templates = beans.getBean(DocumentTemplates.class);
    }

    void run() {
        OfficialDocument receipt = catalogue.find("identification-receipt").orElseThrow();
        String path = "/documents/templates/" + receipt.id();
        walk.form(
                "liucheng1",
                COUNTY,
                AUTHORS,
                "/documents/templates/{id}",
                path,
                Map.of(),
                List.of(new Attachment(
                        "file", "模板.docx", Documents.Format.DOCX.mediaType(), templates.current(receipt))),
                "");
        walk.form("liucheng1", COUNTY, AUTHORS, "/documents/templates/{id}/restore", path + "/restore", Map.of());
    }
}
