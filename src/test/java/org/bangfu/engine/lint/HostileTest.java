package org.bangfu.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bangfu.engine.deploy.PackageDeployer;
import org.bangfu.engine.deploy.ProcessPackage;
import org.bangfu.engine.deploy.ProcessPackages;
import org.bangfu.testing.FencedEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each hostile file takes the place of the good one in a good package. With the linter every one is refused; what is
 * marked {@code both} is refused without it too. Each time the elements are named and not one row is written.
 */
class HostileTest {

    private static final Path CORPUS = Path.of("src/test/resources/hostile");

    private static final Catalogue CATALOGUE = Catalogue.of(
            Set.of("orderRepair"),
            Set.of("wells.repaired"),
            Set.of("sla.township"),
            Map.of(),
            Map.of("wells", Set.of("remark")));

    @TempDir
    static Path nowhere;

    private static ProcessEngine linted;
    private static ProcessEngine fenced;

    @BeforeAll
    static void start() {
        linted = FencedEngine.of()
                .linting(new LintDeployer(new Linter(CATALOGUE), ProcessPackages.in(nowhere)))
                .build();
        fenced = FencedEngine.of().build();
    }

    @AfterAll
    static void stop() {
        linted.close();
        fenced.close();
    }

    record Hostile(String name, boolean both, List<String> elements, byte[] content) {

        ProcessPackage inGoodPackage() {
            Map<String, byte[]> resources = good();
            String place = name.endsWith(".bpmn")
                    ? "wells/well-repair.bpmn"
                    : name.endsWith(".dmn")
                            ? "wells/well-depth.dmn"
                            : name.endsWith(".form") ? "wells/forms/inspect-well.form" : "wells/" + name;
            resources.put(place, content);
            return ProcessPackage.of("wells", resources);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hostile> all() throws IOException {
        Stream<Hostile> files = Files.readAllLines(CORPUS.resolve("corpus.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(row -> new Hostile(
                        row[0],
                        row[1].equals("both"),
                        Stream.of(row[2].split(" ", -1))
                                .filter(element -> !element.isEmpty())
                                .toList(),
                        bytes(CORPUS.resolve(row[0]))));
        return Stream.concat(files, generated());
    }

    static Stream<Hostile> both() throws IOException {
        return all().filter(Hostile::both);
    }

    /** What is too big to keep. */
    private static Stream<Hostile> generated() {
        String model = new String(good().getOrDefault("wells/well-repair.bpmn", new byte[0]), StandardCharsets.UTF_8);
        String table = new String(good().getOrDefault("wells/well-depth.dmn", new byte[0]), StandardCharsets.UTF_8);
        String form =
                new String(good().getOrDefault("wells/forms/inspect-well.form", new byte[0]), StandardCharsets.UTF_8);
        String end = "  </bpmn:process>";
        return Stream.of(
                hostile("big-name.bpmn", true, "well-repair.bpmn", model.replace("水井维修", "水".repeat(4_000_000))),
                hostile(
                        "many-elements.bpmn",
                        true,
                        "well-repair",
                        model.replace(end, "<bpmn:task id=\"t\"/>".repeat(40_000) + end)),
                hostile(
                        "deep-nesting.bpmn",
                        true,
                        "",
                        model.replace(
                                end, "<bpmn:subProcess>".repeat(2_000) + "</bpmn:subProcess>".repeat(2_000) + end)),
                hostile(
                        "quadratic.bpmn",
                        true,
                        "well-repair.bpmn",
                        model.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY a \"" + "a".repeat(50_000) + "\">]>")
                                .replace("水井维修", "&a;".repeat(5_000))),
                hostile(
                        "long-condition.bpmn",
                        true,
                        "flow_broken",
                        model.replace("${broken}", "${" + "(".repeat(100_000) + "}")),
                hostile(
                        "many-rules.dmn",
                        false,
                        "well-depth",
                        table.replace(
                                "<rule id=\"rule_deep\">",
                                IntStream.range(0, 3_000)
                                                .mapToObj(i -> "<rule id=\"r" + i + "\"><inputEntry id=\"i" + i
                                                        + "\"><text>" + i + "</text></inputEntry><outputEntry id=\"o"
                                                        + i + "\"><text>true</text></outputEntry></rule>")
                                                .reduce("", String::concat)
                                        + "<rule id=\"rule_deep\">")),
                hostile(
                        "many-fields.form",
                        false,
                        "inspect-well",
                        form.replace(
                                "\"components\": [",
                                "\"components\": ["
                                        + IntStream.range(0, 3_000)
                                                .mapToObj(i ->
                                                        "{\"type\":\"text\",\"text\":\"x\",\"id\":\"f" + i + "\"},")
                                                .reduce("", String::concat))),
                hostile(
                        "deep-json.form",
                        false,
                        "inspect-well.form",
                        "{\"components\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
                hostile("page.html", true, "page.html", "<script>alert(1)</script>"),
                hostile("script.js", true, "script.js", "alert(1)"),
                hostile("case.cmmn", true, "case.cmmn", "<definitions/>"),
                hostile("archive.zip", true, "archive.zip", "PK"));
    }

    private static Hostile hostile(String name, boolean both, String element, String content) {
        return new Hostile(
                name, both, element.isEmpty() ? List.of() : List.of(element), content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedWithTheLinter(Hostile hostile) {
        isRefused(linted, hostile);
    }

    @ParameterizedTest
    @MethodSource("both")
    void isRefusedWithoutTheLinterToo(Hostile hostile) {
        isRefused(fenced, hostile);
    }

    @Test
    void theGoodPackageIsTakenByBothSoThatTheCorpusFailsForItsOwnReasons() {
        ProcessPackage good = ProcessPackage.of("wells", good());
        ProcessEngine fresh = FencedEngine.of()
                .linting(new LintDeployer(new Linter(CATALOGUE), ProcessPackages.in(nowhere)))
                .build();

        assertThat(new Linter(CATALOGUE).findings(List.of(good))).isEmpty();
        assertThat(new PackageDeployer(fresh.getRepositoryService()).deploy(good))
                .isTrue();
        fresh.close();
        assertThat(FencedEngine.of(good)
                        .build()
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theCorpusIsNotSmallAndNoFileIsBig() throws IOException {
        assertThat(all()).hasSizeGreaterThan(90);
        assertThat(both()).hasSizeGreaterThan(60);
        try (Stream<Path> files = Files.walk(CORPUS)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file -> file.toFile().length() < 1_000_000);
        }
    }

    @Test
    void oneHostileFileKeepsTheWholeDeploymentOut() {
        Map<String, byte[]> resources = good();
        resources.put("wells/second.bpmn", bytes(CORPUS.resolve("class.bpmn")));
        Map<String, Long> before = rows(fenced);

        Throwable refusal = catchThrowable(
                () -> new PackageDeployer(fenced.getRepositoryService()).deploy(ProcessPackage.of("wells", resources)));

        assertThat(refusal).isInstanceOf(ProcessEngineException.class);
        assertThat(rows(fenced)).isEqualTo(before);
    }

    private static void isRefused(ProcessEngine engine, Hostile hostile) {
        PackageDeployer deployer = new PackageDeployer(engine.getRepositoryService());
        Map<String, Long> before = rows(engine);

        Throwable refusal = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> catchThrowable(() -> deployer.deploy(hostile.inGoodPackage())));

        assertThat(refusal).as(hostile.name()).isInstanceOf(ProcessEngineException.class);
        hostile.elements().forEach(element -> assertThat(said(refusal)).contains(element));
        assertThat(rows(engine)).isEqualTo(before);
    }

    /** What is said to whoever deploys, with all reasons given for it. */
    private static String said(Throwable refusal) {
        StringBuilder said = new StringBuilder();
        for (Throwable at = refusal; at != null; at = at.getCause()) {
            said.append(at.getMessage()).append('\n');
        }
        return said.toString();
    }

    static Map<String, byte[]> good() {
        Map<String, byte[]> good = new TreeMap<>();
        good.put("wells/well-repair.bpmn", bytes(CORPUS.resolve("good/well-repair.bpmn")));
        good.put("wells/well-depth.dmn", bytes(CORPUS.resolve("good/well-depth.dmn")));
        good.put("wells/forms/inspect-well.form", bytes(CORPUS.resolve("good/forms/inspect-well.form")));
        return good;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> rows(ProcessEngine engine) {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection =
                        engine.getProcessEngineConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found =
                    connection.getMetaData().getTables(null, null, "ACT_%", new String[] {"BASE TABLE", "TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            assertThat(tables).hasSizeGreaterThan(30);
            for (String table : tables) {
                try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
