package org.bangfu.engine.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bangfu.engine.deploy.ProcessPackage;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** Finds everything that is wrong with process packages. */
public final class Linter {

    static final int MOST_BYTES = 1_000_000;

    private final Catalogue catalogue;
    private final Predicate<String> moreParameters;

    /** @param moreParameters policy parameters beyond those of the seeds */
    public Linter(Catalogue catalogue, Predicate<String> moreParameters) {
        this.catalogue = catalogue;
        this.moreParameters = moreParameters;
    }

    public Linter(Catalogue catalogue) {
        this(catalogue, key -> false);
    }

    /**
     * All findings in the named packages, by file.
     *
     * @param all every package there is: models call processes of other packages, and ids are unique in all of them
     */
    public List<Finding> findings(Collection<ProcessPackage> all, Predicate<String> named) {
        Desk desk = new Desk(all);
        desk.crossFindings();
        return desk.findings.stream()
                .filter(finding -> named.test(
                        finding.file().substring(0, Math.max(0, finding.file().indexOf('/')))))
                .distinct()
                .sorted(Comparator.comparing(Finding::file))
                .toList();
    }

    public List<Finding> findings(Collection<ProcessPackage> all) {
        return findings(all, name -> true);
    }

    /** All packages read once, so that models can be held against forms, tables and each other. */
    final class Desk {

        final List<Finding> findings = new ArrayList<>();
        final Map<String, Model> processes = new LinkedHashMap<>();
        private final Map<String, Map<String, Form>> formsOfPackage = new LinkedHashMap<>();
        private final Map<String, Map<String, Table>> tablesOfPackage = new LinkedHashMap<>();
        private final Map<String, String> fileOfId = new LinkedHashMap<>();
        private final List<Model> models = new ArrayList<>();

        Desk(Collection<ProcessPackage> all) {
            all.forEach(processes ->
                    processes.resources().forEach((path, content) -> read(processes.name(), path, content)));
        }

        private void read(String folder, String path, byte[] content) {
            if (content.length > MOST_BYTES) {
                find(path, name(path), "文件超过 1 MB，请拆开");
            } else if (path.endsWith(".form")) {
                Form form = new Form(path, content, this::find);
                form.id().ifPresent(id -> {
                    unique("表单", id, path);
                    formsOfPackage
                            .computeIfAbsent(folder, key -> new LinkedHashMap<>())
                            .put(id, form);
                });
            } else if (path.endsWith(".dmn")) {
                xml(path, content)
                        .map(document -> new Table(path, content, document, this::find))
                        .ifPresent(table -> {
                            for (String id : table.ids()) {
                                unique("决策", id, path);
                                tablesOfPackage
                                        .computeIfAbsent(folder, key -> new LinkedHashMap<>())
                                        .put(id, table);
                            }
                        });
            } else if (path.endsWith(".bpmn")) {
                xml(path, content).ifPresent(document -> {
                    Model model = new Model(folder, path, content, document, this);
                    models.add(model);
                    for (String id : model.processIds()) {
                        unique("流程", id, path);
                        processes.put(id, model);
                    }
                });
            } else {
                find(path, name(path), "只能放流程、决策表和表单（.bpmn、.dmn、.form），请移走");
            }
        }

        void crossFindings() {
            models.forEach(Model::look);
            Calls.findings(processes, this::find);
        }

        private Optional<Document> xml(String path, byte[] content) {
            return Optional.ofNullable(Xml.read(content, problem -> find(path, name(path), problem)));
        }

        private void unique(String kind, String id, String path) {
            String other = fileOfId.putIfAbsent(kind + id, path);
            if (other != null) {
                find(path, id, kind + "编号与 " + other + " 重复，请改名");
            }
        }

        void find(String file, String element, String sentence) {
            findings.add(new Finding(file, element, sentence));
        }

        @Nullable
        Form form(String folder, String id) {
            return formsOfPackage.getOrDefault(folder, Map.of()).get(id);
        }

        @Nullable
        Table table(String folder, String id) {
            return tablesOfPackage.getOrDefault(folder, Map.of()).get(id);
        }

        Catalogue catalogue() {
            return catalogue;
        }

        boolean knowsParameter(String key) {
            return catalogue.knowsParameter(key) || moreParameters.test(key);
        }
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The file's name without folder and suffix: what its process, decision or form is called. */
    static String base(String path) {
        String name = name(path);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Takes findings. */
    interface Findings {
        void find(String file, String element, String sentence);
    }
}
