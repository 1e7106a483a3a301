package org.bangfu.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** All documents of all processes, and what can be written into them. */
@Component
public class DocumentCatalogue {

    private final ObjectProvider<DocumentGroup> groups;
    private final CaseFields house;

    DocumentCatalogue(@Lazy ObjectProvider<DocumentGroup> groups, CaseFields house) {
        this.groups = groups;
        this.house = house;
    }

    /** The documents of each kind of case that has any, then of what is no case; by what they are about. */
    public Map<String, List<OfficialDocument>> all() {
        Map<String, List<OfficialDocument>> all = new LinkedHashMap<>();
        for (CaseKind kind : CaseKind.values()) {
            List<DocumentSource> found =
                    sources().filter(source -> source.kind() == kind).toList();
            if (found.size() > 1) {
                throw new IllegalStateException("案卷种类 " + kind + " 的公文有两处来源");
            }
            found.forEach(source -> all.put(source.label(), source.documents()));
        }
        groups.stream().forEach(group -> all.putIfAbsent(group.label(), group.documents()));
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
        return of(file).flatMap(source -> source.available(file).stream()).toList();
    }

    /** The names of single values that may stand in the document's template. */
    public Set<String> fields(OfficialDocument document) {
        DocumentGroup owner = owner(document);
        Set<String> fields = new TreeSet<>(owner.fields());
        if (owner instanceof DocumentSource) {
            fields.addAll(CaseFields.FIELDS);
        }
        return fields;
    }

    /** The names of tables that may stand in the document's template, with their columns. */
    public Map<String, Set<String>> tables(OfficialDocument document) {
        DocumentGroup owner = owner(document);
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        if (owner instanceof DocumentSource) {
            tables.putAll(CaseFields.TABLES);
        }
        tables.putAll(owner.tables());
        return tables;
    }

    /** Everything that is known of a case. */
    DocumentValues values(CaseFile file) {
        DocumentValues values = new DocumentValues();
        house.fill(file, values);
        of(file).forEach(source -> source.fill(file, values));
        return values;
    }

    private DocumentGroup owner(OfficialDocument document) {
        return groups.stream()
                .filter(group -> group.documents().contains(document))
                .findFirst()
                .orElseThrow();
    }

    private Stream<DocumentSource> of(CaseFile file) {
        return sources().filter(source -> source.concerns(file));
    }

    private Stream<DocumentSource> sources() {
        return groups.stream().filter(DocumentSource.class::isInstance).map(DocumentSource.class::cast);
    }
}
