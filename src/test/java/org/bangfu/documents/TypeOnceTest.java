package org.bangfu.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangfu.documents.print.WordTemplate;
import org.bangfu.policy.villageexit.ScoreItem;
import org.junit.jupiter.api.Test;

/**
 * What is known is not typed again. {@code seeds/statutory-fields.csv} says of each field on each document where it comes
 * from; here the list is held against the templates, the forms and the pages as they are, and per process the inputs
 * that people fill in for its documents are counted against the fields on them.
 */
class TypeOnceTest {

    /** At most so many inputs per thousand fields on the documents of a process. */
    private static final int CEILING = 350;

    private static final Path LIST = Path.of("seeds/statutory-fields.csv");
    private static final Path PROCESSES = Path.of("processes");
    private static final Path PAGES = Path.of("src/main/resources/templates");
    private static final Path REPORT = Path.of("target/type-once.md");

    private static final Set<String> SOURCES = Set.of("register", "case", "derived", "keyed", "print", "step");
    private static final Set<String> HIDDEN = Set.of("commandKey", "_csrf");

    private static final Pattern INPUT = Pattern.compile("\\b(?:th:)?name=\"([^\"]+)\"");
    private static final Pattern OF_MEMBER = Pattern.compile("m\\.name\\('?(\\w+)'?\\)");
    private static final Pattern CHOSEN_FROM = Pattern.compile("th:each=\"f : \\$\\{ \\{([^}]*)} }\"");
    private static final Pattern VISIT_FIELD =
            Pattern.compile("\\b(?:money|land|choice|yesNo|field|new Field)\\(\\s*\"(\\w+)\"");

    /** The tables whose lines are the same on every sheet, as on a printed form, and where these lines stand. */
    private static final Map<String, Set<String>> PRINTED_LINES = Map.of("评分", scoreItems(), "对照", comparedFigures());

    /**
     * A line of the list.
     *
     * @param document empty for an input that only the step needs
     * @param field {@code table.column} in a table; {@code table.column/line} for one line of a table whose lines are the
     *     same on every sheet
     * @param source {@code register}, {@code case}, {@code derived}, {@code keyed}; {@code print} for what a sheet of paper
     *     says about itself; {@code step} for an input that stands on no document
     * @param input for {@code keyed} and {@code step}: {@code form#key} or {@code page#name}; several that make up the
     *     field joined by {@code +}, one or the other of two tasks of which only one is done by {@code |}
     */
    private record Row(String process, String document, String field, String source, String input) {

        boolean isStatutory() {
            return !document.isEmpty() && !source.equals("print");
        }

        /** The placeholder on the template. */
        String placeholder() {
            return field.substring(0, slash());
        }

        /** The line of the table; empty when the list does not tell its lines apart. */
        String line() {
            return slash() == field.length() ? "" : field.substring(slash() + 1);
        }

        private int slash() {
            return field.contains("/") ? field.indexOf('/') : field.length();
        }

        boolean isKeyed() {
            return source.equals("keyed");
        }

        /** Inputs that are each filled in; alternatives count once. */
        List<String> keyed() {
            return isKeyed() ? List.of(input.split("\\+")) : List.of();
        }

        Stream<String> inputs() {
            return input.isEmpty() ? Stream.empty() : Arrays.stream(input.split("[+|]"));
        }

        @Override
        public String toString() {
            return process + " " + document + " " + field;
        }
    }

    @Test
    void theListSaysWhatTheTemplatesAskForAndNothingElse() {
        Map<String, Set<String>> listed = new TreeMap<>();
        rows().stream()
                .filter(row -> !row.document().isEmpty())
                .forEach(row -> listed.computeIfAbsent(row.document(), document -> new TreeSet<>())
                        .add(row.placeholder()));

        assertThat(listed).isEqualTo(templates());
    }

    @Test
    void aColumnThatIsListedLineByLineHasTheLinesOfTheSheet() {
        Map<String, Set<String>> lines = new TreeMap<>();
        rows().stream()
                .filter(row -> !row.line().isEmpty())
                .forEach(row -> lines.computeIfAbsent(
                                row.document() + " " + row.placeholder(), column -> new TreeSet<>())
                        .add(row.line()));

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy((column, of) -> assertThat(of)
                        .isEqualTo(PRINTED_LINES.get(column.substring(column.indexOf(' ') + 1, column.indexOf('.')))));
        assertThat(rows().stream().filter(row -> !row.line().isEmpty()).map(row -> row.document() + " " + row.field()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyDocumentBelongsToOneProcessOfItsPackage() {
        Map<String, Set<String>> owners = new TreeMap<>();
        rows().stream()
                .filter(row -> !row.document().isEmpty())
                .forEach(row -> owners.computeIfAbsent(row.document(), document -> new TreeSet<>())
                        .add(row.process()));

        owners.forEach((document, processes) -> {
            assertThat(processes).as(document).hasSize(1);
            Path folder = PROCESSES.resolve(template(document).getName(1));
            if (files(folder, ".bpmn").findAny().isPresent()) {
                assertThat(folder.resolve(processes.iterator().next() + ".bpmn"))
                        .exists();
            }
        });
    }

    @Test
    void everyInputOfTheListIsThere() {
        List<String> missing = rows().stream()
                .flatMap(row -> row.inputs().filter(Predicate.not(this::exists)).map(input -> row + " " + input))
                .toList();

        assertThat(missing).isEmpty();
        assertThat(rows()).allMatch(row -> SOURCES.contains(row.source()));
        assertThat(rows())
                .allMatch(row ->
                        row.input().isEmpty() != (row.isKeyed() || row.source().equals("step")));
    }

    @Test
    void everyInputOfTheProcessesIsOnTheList() {
        Map<String, Set<String>> unlisted = new TreeMap<>();
        byProcess().forEach((process, rows) -> {
            Set<String> listed = rows.stream().flatMap(Row::inputs).collect(Collectors.toSet());
            Set<String> asked = new TreeSet<>();
            forms(process).forEach(form -> keys(form).forEach(key -> asked.add(form + "#" + key)));
            listed.stream()
                    .map(input -> input.substring(0, input.indexOf('#')))
                    .filter(place -> place.contains("/"))
                    .distinct()
                    .forEach(page -> keys(page).forEach(key -> asked.add(page + "#" + key)));
            asked.removeAll(listed);
            if (!asked.isEmpty()) {
                unlisted.put(process, asked);
            }
        });

        assertThat(unlisted).isEmpty();
    }

    @Test
    void ofTwoAlternativesOnlyOneIsDone() {
        for (Row row : rows()) {
            for (String keyed : row.keyed()) {
                Set<String> next = Arrays.stream(keyed.split("\\|"))
                        .map(input -> next(row.process(), input.substring(0, input.indexOf('#'))))
                        .collect(Collectors.toSet());
                if (keyed.contains("|")) {
                    assertThat(next)
                            .as(row + ": where the tasks lead")
                            .hasSize(1)
                            .doesNotContain("");
                }
            }
        }
    }

    @Test
    void nothingIsTypedTwiceAndLittleIsTypedAtAll() throws IOException {
        Map<String, List<Row>> processes = byProcess();
        Files.writeString(REPORT, report(processes));

        assertThat(faults(processes)).isEmpty();
        assertThat(processes.keySet())
                .contains("household-identification", "temporary-relief", "emergency-relief", "benefit-recovery")
                .contains("household-exit", "housing-renovation", "household-review", "member-change", "village-exit");
    }

    @Test
    void whatIsTypedTwiceOrTooMuchIsFound() {
        Row known = new Row("p", "d", "姓名", "register", "");
        Row typed = new Row("p", "d", "金额", "keyed", "a#amount");
        Row again = new Row("p", "e", "金额", "keyed", "b#amount");
        Row twoNames = new Row("p", "e", "数额", "keyed", "a#amount");
        Row knownAfterAll = new Row("p", "e", "姓名", "keyed", "a#name");

        assertThat(faults(Map.of("p", List.of(known, known, typed)))).isEmpty();
        assertThat(faults(Map.of("p", List.of(known, typed))))
                .hasSize(1)
                .first()
                .asString()
                .contains("0.500");
        assertThat(faults(Map.of("p", List.of(known, known, known, known, typed, again))))
                .singleElement()
                .asString()
                .contains("金额", "a#amount", "b#amount");
        assertThat(faults(Map.of("p", List.of(known, known, known, typed, twoNames))))
                .singleElement()
                .asString()
                .contains("a#amount", "金额", "数额");
        assertThat(faults(Map.of("p", List.of(known, known, known, knownAfterAll))))
                .singleElement()
                .asString()
                .contains("姓名");
    }

    private static List<String> faults(Map<String, List<Row>> processes) {
        List<String> faults = new ArrayList<>();
        processes.forEach((process, rows) -> {
            Map<String, Set<String>> origins = new TreeMap<>();
            Map<String, Set<String>> fields = new TreeMap<>();
            for (Row row : rows) {
                if (!row.document().isEmpty()) {
                    origins.computeIfAbsent(row.field(), field -> new TreeSet<>())
                            .add(row.input().isEmpty() ? row.source() : row.input());
                }
                row.inputs()
                        .forEach(input -> fields.computeIfAbsent(input, key -> new TreeSet<>())
                                .add(row.field()));
            }
            origins.forEach((field, from) -> {
                if (from.size() > 1) {
                    faults.add(process + " " + field + " comes from " + from);
                }
            });
            fields.forEach((input, of) -> {
                if (of.size() > 1) {
                    faults.add(process + " " + input + " is " + of);
                }
            });
            if (perThousand(rows) > CEILING) {
                faults.add(process + " asks for " + ratio(rows) + " of the fields on its documents");
            }
        });
        return faults;
    }

    private static String report(Map<String, List<Row>> processes) {
        StringBuilder report = new StringBuilder("""
                # Type once

                Inputs that people fill in for a process's documents, over the fields on these documents; made by a test from
                `seeds/statutory-fields.csv`, which is held against the templates, the forms and the pages.

                | process | documents | fields on them | known (register, case, derived) | inputs for them | ratio | other inputs of the steps |
                |---|---:|---:|---:|---:|---:|---:|
                """);
        processes.forEach((process, rows) -> {
            List<Row> statutory = rows.stream().filter(Row::isStatutory).toList();
            report.append("| %s | %d | %d | %d | %d | %s | %d |%n"
                    .formatted(
                            process,
                            statutory.stream().map(Row::document).distinct().count(),
                            statutory.size(),
                            statutory.stream().filter(row -> !row.isKeyed()).count(),
                            keyed(rows).size(),
                            ratio(rows),
                            rows.stream()
                                    .filter(row -> row.source().equals("step"))
                                    .count()));
        });
        return report.toString();
    }

    private static Set<String> keyed(List<Row> rows) {
        return rows.stream().flatMap(row -> row.keyed().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static long perThousand(List<Row> rows) {
        long fields = rows.stream().filter(Row::isStatutory).count();
        return fields == 0 ? 0 : (keyed(rows).size() * 1000L + fields - 1) / fields;
    }

    private static String ratio(List<Row> rows) {
        return "%.3f".formatted(perThousand(rows) / 1000.0);
    }

    private static List<Row> rows() {
        return lines(LIST).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3], cells[4]))
                .toList();
    }

    private static Map<String, List<Row>> byProcess() {
        return rows().stream().collect(Collectors.groupingBy(Row::process, LinkedHashMap::new, Collectors.toList()));
    }

    /** The placeholders of each template; those of tables as {@code table.column}. */
    private static Map<String, Set<String>> templates() {
        Map<String, Set<String>> templates = new TreeMap<>();
        files(PROCESSES, ".docx").forEach(file -> {
            WordTemplate template = WordTemplate.read(bytes(file));
            Set<String> fields = new TreeSet<>(template.fields());
            template.tables().forEach((table, columns) -> columns.forEach(column -> fields.add(table + "." + column)));
            templates.put(file.getFileName().toString().replace(".docx", ""), fields);
        });
        return templates;
    }

    private static Set<String> scoreItems() {
        return Arrays.stream(ScoreItem.values()).map(ScoreItem::label).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> comparedFigures() {
        String comparison = String.join("\n", lines(Path.of("src/main/java/org/bangfu/review/YearComparison.java")));
        return matches("lines\\.add\\((?:money|number|fact)\\(\\s*\"([^\"]+)\"", comparison)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path template(String document) {
        return files(PROCESSES, ".docx")
                .filter(file -> file.endsWith(document + ".docx"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("没有模板 " + document));
    }

    /** The forms of the process and of those that it calls; a called process with lines of its own answers for itself. */
    private static Set<String> forms(String process) {
        Set<String> forms = new TreeSet<>();
        Set<String> own = byProcess().keySet();
        String model = model(process);
        matches("camunda:formRef=\"([^\"]+)\"", model).forEach(forms::add);
        matches("calledElement=\"([^\"]+)\"", model)
                .filter(called -> !own.contains(called))
                .forEach(called -> forms.addAll(forms(called)));
        return forms;
    }

    private static String model(String process) {
        return files(PROCESSES, ".bpmn")
                .filter(file -> file.endsWith(process + ".bpmn"))
                .findFirst()
                .map(file -> String.join("\n", lines(file)))
                .orElseThrow(() -> new AssertionError("没有流程 " + process));
    }

    /** The id of what follows the task that shows the form; empty when there is no such task. */
    private static String next(String process, String form) {
        String model = model(process);
        Matcher task = Pattern.compile("<bpmn:userTask id=\"([^\"]+)\"[^>]*camunda:formRef=\"" + form + "\"")
                .matcher(model);
        return task.find()
                ? matches("sourceRef=\"" + task.group(1) + "\" targetRef=\"([^\"]+)\"", model)
                        .findFirst()
                        .orElse("")
                : "";
    }

    private boolean exists(String input) {
        int hash = input.indexOf('#');
        return keys(input.substring(0, hash)).contains(input.substring(hash + 1));
    }

    /** What a form or a page asks for. */
    private static Set<String> keys(String place) {
        return place.contains("/") ? ofPage(place) : ofForm(place);
    }

    private static Set<String> ofForm(String id) {
        String form = files(PROCESSES, ".form")
                .filter(file -> file.endsWith(id + ".form"))
                .findFirst()
                .map(file -> String.join("\n", lines(file)))
                .orElseThrow(() -> new AssertionError("没有表单 " + id));
        return matches("\"key\"\\s*:\\s*\"([^\"]+)\"", form).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The names of a page's inputs. Names that the page makes for rows and members are told without their numbers; the
     * figures of the house visit stand in its sheet.
     */
    private static Set<String> ofPage(String page) {
        String html = String.join("\n", lines(PAGES.resolve(page + ".html")));
        Set<String> keys = new LinkedHashSet<>();
        for (MatchResult found : INPUT.matcher(html).results().toList()) {
            String name = found.group(1);
            if (name.equals("${m.name(f)}")) {
                Matcher lists = CHOSEN_FROM.matcher(html.substring(0, found.start()));
                String last = "";
                while (lists.find()) {
                    last = lists.group(1);
                }
                matches("'(\\w+)'", last).forEach(key -> keys.add("m." + key));
            } else if (name.contains("m.name(")) {
                matches(OF_MEMBER.pattern(), name).forEach(key -> keys.add("m." + key));
            } else if (name.equals("${f.key()}")) {
                String sheet = String.join(
                        "\n", lines(Path.of("src/main/java/org/bangfu/identification/web/VisitSheet.java")));
                matches(VISIT_FIELD.pattern(), sheet).forEach(keys::add);
            } else {
                String plain =
                        name.replaceAll("\\$\\{[^}]*}|[\\[\\]'+\\s_]", "").replaceAll("^\\.", "");
                if (!HIDDEN.contains(name)) {
                    keys.add(plain);
                }
            }
        }
        return keys;
    }

    private static Stream<String> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList().stream();
    }

    private static Stream<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> !file.toString().contains("node_modules"))
                    .filter(file -> file.toString().endsWith(suffix))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
