package org.bangfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bangfu.common.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say is there. */
class DocumentationTest {

    private static final Set<String> NOT_OURS = Set.of("target", "data", "node_modules", ".git", ".idea", ".vscode");

    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern TEST_CLASS = Pattern.compile("\\b[A-Z][A-Za-z0-9]*(?:Tests?|IT)\\b");
    private static final Pattern MEASURE = Pattern.compile("(?m)^\\| (M[1-6]\\.\\d+) \\|(.*)\\|$");
    private static final Pattern PATH_IN_TEXT =
            Pattern.compile("(?:src|seeds|processes|\\.ci|\\.camunda)/[^\\s<>{}*]+");

    /** How many measures the report has under each of its six headings. */
    private static final int[] MEASURES = {11, 6, 10, 11, 7, 8};

    @ParameterizedTest
    @MethodSource("decisions")
    void everyDecisionIsOnePageAndNamesTheTestThatEnforcesIt(Path decision) {
        String text = read(decision);

        assertThat(text)
                .contains("Status: ", "## Context", "## Decision", "## Consequences", "## Enforced by")
                .hasSizeLessThan(4000);
        String enforcedBy = text.substring(text.indexOf("## Enforced by"));
        assertThat(names(TEST_CLASS, enforcedBy)).isNotEmpty().isSubsetOf(testClasses());
    }

    @Test
    void decisionsAreNumberedWithoutGap() {
        List<String> numbers = decisions()
                .map(path -> path.getFileName().toString().substring(0, 4))
                .toList();

        assertThat(numbers)
                .isNotEmpty()
                .isEqualTo(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj("%04d"::formatted)
                        .toList());
    }

    @Test
    void theManualHasAPageForEachRoleAndShowsEachOfItsPictures() {
        Path manual = Path.of("src/docs/manual");
        Set<Role> together = EnumSet.of(Role.EDUCATION, Role.MEDICAL, Role.WATER, Role.DISABLED);
        String index = read(manual.resolve("README.md"));
        for (Role role : Role.values()) {
            String page = (together.contains(role) ? "departments" : role.id()) + ".md";
            assertThat(index).as(role.label()).contains("(" + page + ")");
            assertThat(manual.resolve(page)).exists();
        }

        Set<String> shown = files().stream()
                .filter(file -> file.startsWith(manual))
                .filter(file -> file.toString().endsWith(".md"))
                .flatMap(file -> names(LINK, read(file)).stream())
                .filter(link -> link.endsWith(".png"))
                .collect(Collectors.toSet());
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(files().stream()
                        .filter(file -> file.startsWith(manual.resolve("images")))
                        .map(file -> "images/" + file.getFileName())
                        .toList());
    }

    @Test
    void theTableOfMeasuresHasAllFiftyThree() {
        List<String> expected = new ArrayList<>();
        for (int heading = 0; heading < MEASURES.length; heading++) {
            for (int number = 1; number <= MEASURES[heading]; number++) {
                expected.add("M" + (heading + 1) + "." + number);
            }
        }

        assertThat(expected).hasSize(53);
        assertThat(measures().map(match -> match.group(1))).isEqualTo(expected);
    }

    @Test
    void aMeasureThatIsServedNamesProcessRuleAndTestThatExist() {
        Set<String> tests = testClasses();
        Set<String> processes = models();
        String code = sources();
        Set<String> served = new HashSet<>();

        measures().forEach(match -> {
            List<String> cells = Arrays.stream(match.group(2).split("\\|"))
                    .map(String::strip)
                    .toList();
            String measure = match.group(1);
            assertThat(cells).as(measure).hasSize(5);
            assertThat(cells.get(4)).as(measure).isIn("已建", "部分", "尚未建设");
            if ("尚未建设".equals(cells.get(4))) {
                assertThat(cells.subList(1, 4)).as(measure).containsOnly("—");
                return;
            }
            served.add(measure);
            assertThat(names(TEST_CLASS, cells.get(3)))
                    .as("%s tests", measure)
                    .isNotEmpty()
                    .isSubsetOf(tests);
            assertThat(codes(cells.get(1))).as("%s processes", measure).isSubsetOf(processes);
            assertThat(codes(cells.get(2)))
                    .as("%s rules", measure)
                    .allSatisfy(rule -> assertThat(code).contains("\"" + rule + "\""));
        });

        assertThat(served).contains("M6.5", "M6.6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "seeds/README.md",
                "processes/README.md",
                "src/docs/security/README.md",
                "src/docs/operations/README.md"
            })
    void whatAPageRefersToExists(String page) {
        Path path = Path.of(page);
        String text = read(path);

        for (String link : names(LINK, text)) {
            if (!link.contains(":")) {
                assertThat(path.resolveSibling(link)).exists();
            }
        }
        for (String code : codes(text)) {
            if (PATH_IN_TEXT.matcher(code).matches()) {
                assertThat(List.of(Path.of(code), path.resolveSibling(code)))
                        .as("%s in %s", code, page)
                        .anyMatch(Files::exists);
            }
            if (TEST_CLASS.matcher(code).matches()) {
                assertThat(testClasses()).contains(code);
            }
        }
    }

    @Test
    void theTemplateOfAUserTaskOffersTheRolesThatActOnCases() {
        String template = read(Path.of("processes/.camunda/element-templates/user-task.json"));
        List<String> acting = Arrays.stream(Role.values())
                .filter(Role::actsOnCases)
                .map(Role::id)
                .toList();

        List<String> offered = Pattern.compile("\"name\": \"[^\"]+\",\\s+\"value\": \"([^\"]+)\"")
                .matcher(template)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(offered).containsExactlyInAnyOrderElementsOf(acting);
        assertThat(template)
                .contains(Arrays.stream(Role.values())
                        .filter(Role::actsOnCases)
                        .map(Role::label)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void thePictureShowsWhatTheModelHolds(Path model) {
        String picture = read(Path.of(model.toString().replaceAll("\\.bpmn$", ".svg")));
        Set<String> drawn = names(Pattern.compile("data-element-id=\"([^\"]+)\""), picture, 1);
        Set<String> held = names(Pattern.compile("BPMN(?:Shape|Edge)\\b[^>]*bpmnElement=\"([^\"]+)\""), read(model), 1);

        assertThat(drawn).as("npm run picture draws it anew").containsAll(held);
        drawn.removeIf(id -> id.endsWith("_label"));
        assertThat(drawn).as("npm run picture draws it anew").isSubsetOf(held);
    }

    @Test
    void thePeopleThatTheReadmeSignsInAreThere() {
        String people = read(Path.of("seeds/demo/people.csv"));

        assertThat(names(
                        Pattern.compile("`((?:hongyan|tangjiafang|xian)\\d?-[a-z]+\\d|(?:liucheng|shenji|guanli)\\d)`"),
                        read(Path.of("README.md")),
                        1))
                .hasSizeGreaterThan(25)
                .allSatisfy(username -> assertThat(people).contains("\n" + username + ","));
    }

    @Test
    void noFileNamesAMachineOrARegistry() throws IOException {
        Pattern traces = Pattern.compile(String.join(
                "|",
                "registry\\.npm",
                "repo1?\\.maven",
                "npmmirror",
                "artifactory",
                "unpkg\\.",
                "jsdelivr",
                "/ro" + "ot/",
                "/ho" + "me/[a-z]",
                "/wo" + "rk/(main|wt|tools|shared|\\.)",
                "C:\\\\Us" + "ers"));
        List<String> found = new ArrayList<>();

        for (Path file : files()) {
            if (file.endsWith("DocumentationTest.java")) {
                continue;
            }
            String text = textOf(file);
            traces.matcher(text).results().forEach(match -> found.add(file + ": " + match.group()));
        }

        assertThat(found).isEmpty();
    }

    private static Stream<Path> decisions() {
        try (Stream<Path> files = Files.list(Path.of("src/docs/adr"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> diagrams() {
        return files().stream()
                .filter(file -> file.startsWith("processes") && file.toString().endsWith(".bpmn"));
    }

    private static Stream<MatchResult> measures() {
        return MEASURE.matcher(read(Path.of("seeds/README.md"))).results();
    }

    private static Set<String> testClasses() {
        Set<String> names = new HashSet<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (file.startsWith("src/test/java") && name.endsWith(".java")) {
                names.add(name.substring(0, name.length() - ".java".length()));
            }
        }
        return names;
    }

    private static Set<String> models() {
        Set<String> names = new HashSet<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (file.startsWith("processes") && (name.endsWith(".bpmn") || name.endsWith(".dmn"))) {
                names.add(name.substring(0, name.lastIndexOf('.')));
            }
        }
        return names;
    }

    private static String sources() {
        StringBuilder text = new StringBuilder();
        for (Path file : files()) {
            if (file.startsWith("src/main/java")) {
                text.append(read(file));
            }
        }
        return text.toString();
    }

    private static Set<String> codes(String text) {
        return names(CODE, text, 1);
    }

    private static Set<String> names(Pattern pattern, String text) {
        return names(pattern, text, pattern == LINK ? 1 : 0);
    }

    private static Set<String> names(Pattern pattern, String text, int group) {
        Set<String> names = new HashSet<>();
        pattern.matcher(text).results().forEach(match -> names.add(match.group(group)));
        return names;
    }

    private static List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(Path.of(""), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!NOT_OURS.contains(file.getFileName().toString())) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file, empty for pictures and workbooks. */
    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
