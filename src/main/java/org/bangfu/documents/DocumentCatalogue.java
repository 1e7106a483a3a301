package org.bangfu.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** All documents of all processes, and what can be written into them. */
@Component
public class DocumentCatalogue {

    private final ObjectProvider<DocumentSource> sources;
    private final CaseFields house;

    DocumentCatalogue(@Lazy ObjectProvider<DocumentSource> sources, CaseFields house) {
        this.sources = sources;
        this.house = house;
    }

    /** The documents of each kind of case that has any. */
    public Map<CaseKind, List<OfficialDocument>> all() {
        Map<CaseKind, List<OfficialDocument>> all = new LinkedHashMap<>();
        for (CaseKind kind : CaseKind.values()) {
            source(kind).ifPresent(source -> all.put(kind, source.documents()));
        }
        return all;
    }

    public Optional<OfficialDocument> find(String id) {
        return all().values().stream()
                .flatMap(List::stream)
                .filter(document -> document.id().equals(id))
                .findFirst();
    }

    /** What can be made of the case as it stands. */
    public List<OfficialDocument> available(CaseFile file) {
        return source(file.kind()).map(source -> source.available(file)).orElse(List.of());
    }

    /** The names of single values that may stand in the document's template. */
    public Set<String> fields(OfficialDocument document) {
        Set<String> fields = new TreeSet<>(CaseFields.FIELDS);
        owner(document).ifPresent(source -> fields.addAll(source.fields()));
        return fields;
    }

    /** The names of tables that may stand in the document's template, with their columns. */
    public Map<String, Set<String>> tables(OfficialDocument document) {
        Map<String, Set<String>> tables = new LinkedHashMap<>(CaseFields.TABLES);
        owner(document).ifPresent(source -> tables.putAll(source.tables()));
        return tables;
    }

    /** Everything that is known of a case. */
    DocumentValues values(CaseFile file) {
        DocumentValues values = new DocumentValues();
        house.fill(file, values);
        source(file.kind()).ifPresent(source -> source.fill(file, values));
        return values;
    }

    private Optional<DocumentSource> owner(OfficialDocument document) {
        return sources.stream()
                .filter(source -> source.documents().contains(document))
                .findFirst();
    }

    private Optional<DocumentSource> source(CaseKind kind) {
        List<DocumentSource> found = new ArrayList<>();
        sources.stream().filter(source -> source.kind() == kind).forEach(found::add);
        if (found.size() > 1) {
            throw new IllegalStateException("案卷种类 " + kind + " 的公文有两处来源");
        }
        return found.stream().findFirst();
    }
}
