package org.bangfu.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.documents.print.Printer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Makes the documents of a case. The reader's scope has been checked before; each document made is on the audit trail. */
@Component
public class Documents {

    private final DocumentCatalogue catalogue;
    private final DocumentTemplates templates;
    private final Printer printer;
    private final AuditTrail audit;

    Documents(DocumentCatalogue catalogue, DocumentTemplates templates, @Lazy Printer printer, AuditTrail audit) {
        this.catalogue = catalogue;
        this.templates = templates;
        this.printer = printer;
        this.audit = audit;
    }

    /** How a document is handed out. */
    public enum Format {
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        PDF("application/pdf");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** The document of the case, filled in. */
    public byte[] make(CaseFile file, OfficialDocument document, Format format) {
        byte[] word = templates.inForce(document).fill(catalogue.values(file));
        byte[] made = format == Format.PDF ? printer.print(word) : word;
        audit.recordAlone(AuditEntry.of("document.made")
                .onCase(file.number())
                .in(file.area())
                .with("document", document.id())
                .with("format", format.name()));
        return made;
    }

    /**
     * A document that is about no case, filled in.
     *
     * @param about what the audit trail says that it is about, such as {@code fund-batch:7}
     */
    public byte[] make(OfficialDocument document, DocumentValues values, Format format, String about) {
        byte[] word = templates.inForce(document).fill(values);
        byte[] made = format == Format.PDF ? printer.print(word) : word;
        audit.recordAlone(AuditEntry.of("document.made")
                .about(about)
                .with("document", document.id())
                .with("format", format.name()));
        return made;
    }

    /** What each document that can be made asks for and the case does not hold yet. */
    public Map<OfficialDocument, List<String>> missing(CaseFile file) {
        DocumentValues values = catalogue.values(file);
        Map<OfficialDocument, List<String>> missing = new LinkedHashMap<>();
        for (OfficialDocument document : catalogue.available(file)) {
            missing.put(document, templates.inForce(document).missing(values));
        }
        return missing;
    }

    /** The template with every placeholder's own name in its place, for its author. */
    public byte[] sample(OfficialDocument document) {
        DocumentValues names = new DocumentValues();
        catalogue.fields(document).forEach(field -> names.put(field, "〔" + field + "〕"));
        catalogue
                .tables(document)
                .forEach((table, columns) -> names.row(
                        table,
                        columns.stream()
                                .flatMap(column -> Stream.of(column, "〔" + column + "〕"))
                                .toArray()));
        return printer.print(templates.inForce(document).fill(names));
    }
}
