package org.bangfu.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangfu.Bangfu;
import org.bangfu.testing.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two whole nodes of an office's own installation, each a process of its own, started at once on an empty PostgreSQL. */
class TwoNodesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern CODE = Pattern.compile("一次性代码 (\\S+) 建立");
    private static final String PASSWORD = "correct-horse-1";

    private static EmbeddedPostgres postgres;
    private static Node first;
    private static Node second;
    private static JdbcClient jdbc;

    @BeforeAll
    static void startBothAtOnce() throws Exception {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "test-data").toAbsolutePath()), "nodes");
        first = Node.start(folder.resolve("first"), postgres);
        second = Node.start(folder.resolve("second"), postgres);
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        first.awaitReadiness();
        second.awaitReadiness();
    }

    @AfterAll
    static void stop() throws IOException {
        for (Node node :
                Stream.of(first, second).filter(started -> started != null).toList()) {
            node.stop();
        }
        postgres.close();
    }

    @Test
    void bothComeUpAndTheTablesAreMadeOnce() {
        List<String> histories = jdbc.sql("select table_name from information_schema.tables"
                        + " where table_name like 'flyway_schema_history_%'")
                .query(String.class)
                .list();

        assertThat(histories).hasSizeGreaterThan(7);
        for (String history : histories) {
            assertThat(jdbc.sql("select version from " + history + " where success")
                            .query(String.class)
                            .list())
                    .as(history)
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            assertThat(jdbc.sql("select count(*) from " + history + " where not success")
                            .query(Long.class)
                            .single())
                    .as(history)
                    .isZero();
        }
        assertThat(first.log()).doesNotContain(" ERROR ");
        assertThat(second.log()).doesNotContain(" ERROR ");
    }

    @Test
    void everyPackageIsDeployedOnceAndEveryReferenceRowIsThereOnce() {
        List<String> deployed = jdbc.sql("select name_ from act_re_deployment")
                .query(String.class)
                .list();

        assertThat(deployed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ProcessPackages.onClasspath().read().stream()
                        .map(ProcessPackage::name)
                        .toList());
        assertThat(jdbc.sql("select max(version_) from act_re_procdef")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select parameter_key from policy_parameter"
                                + " group by parameter_key, origin, effective_from having count(*) > 1")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from policy_parameter")
                        .query(Long.class)
                        .single())
                .isGreaterThan(100);
    }

    @Test
    void productionHasNoDateToMoveAndTheNodesCountGuessesTogether() {
        Browser door = new Browser(first.port());
        assertThat(door.post(
                                "/setup",
                                "/setup",
                                Map.of(
                                        "code",
                                        first.oneTimeCode(),
                                        "username",
                                        "chief",
                                        "displayName",
                                        "县·管理员",
                                        "county",
                                        "430527",
                                        "password",
                                        PASSWORD,
                                        "repeated",
                                        PASSWORD))
                        .statusCode())
                .isEqualTo(302);
        Browser administrator = new Browser(second.port());
        assertThat(administrator.signIn("chief", PASSWORD).headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("login"));

        assertThat(administrator.get("/").body()).contains("系统管理员").doesNotContain("演示日期");
        assertThat(administrator
                        .post("/profile", "/desk/clock", Map.of("day", "2099-01-01"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from business_clock")
                        .query(Long.class)
                        .single())
                .isZero();

        for (int guess = 0; guess < 5; guess++) {
            Node node = guess % 2 == 0 ? first : second;
            assertThat(new Browser(node.port())
                            .signIn("chief", "wrong-" + guess)
                            .headers()
                            .firstValue("location")
                            .orElse(""))
                    .contains("problem=wrong");
        }
        for (Node node : List.of(first, second)) {
            assertThat(new Browser(node.port())
                            .signIn("chief", PASSWORD)
                            .headers()
                            .firstValue("location")
                            .orElse(""))
                    .contains("problem=limited");
        }
    }

    /** A process of its own, with a data folder and a log of its own. */
    private record Node(Process process, Path console) {

        static Node start(Path folder, EmbeddedPostgres postgres) throws IOException {
            Files.createDirectories(folder);
            Path console = folder.resolve("console.log");
            ProcessBuilder java = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-Dfile.encoding=UTF-8",
                    Bangfu.class.getName(),
                    "--spring.profiles.active=production,postgres",
                    "--server.port=0",
                    "--bangfu.data=" + folder.resolve("data"));
            java.environment()
                    .putAll(Map.of(
                            "CLASSPATH", classPath(),
                            "BANGFU_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                            "BANGFU_DB_USER", "postgres",
                            "BANGFU_DB_PASSWORD", "",
                            "BANGFU_KEYS_SEAL", key(1),
                            "BANGFU_KEYS_LOOKUP", key(2),
                            "BANGFU_COOKIE_SECURE", "false"));
            Process process = java.redirectErrorStream(true)
                    .redirectOutput(console.toFile())
                    .start();
            return new Node(process, console);
        }

        /** What the tests run on, without the tests. */
        private static String classPath() {
            String paths = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            return Arrays.stream(paths.split(File.pathSeparator, -1))
                    .filter(path -> !path.endsWith("test-classes"))
                    .collect(Collectors.joining(File.pathSeparator));
        }

        private static String key(int fill) {
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) fill);
            return Base64.getEncoder().encodeToString(key);
        }

        void awaitReadiness() throws InterruptedException {
            Instant end = Instant.now().plus(PATIENCE);
            while (!isReady()) {
                if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("a node died with " + process.exitValue() + ":\n" + log());
                }
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("a node was not ready after " + PATIENCE + ":\n" + log());
                }
            }
        }

        private boolean isReady() {
            Optional<String> port = inLog(PORT);
            if (port.isEmpty()) {
                return false;
            }
            HttpRequest readiness = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port.get() + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            try {
                return HttpClient.newHttpClient()
                                .send(readiness, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        int port() {
            return Integer.parseInt(inLog(PORT).orElseThrow());
        }

        String oneTimeCode() {
            return inLog(CODE).orElseThrow();
        }

        private Optional<String> inLog(Pattern pattern) {
            Matcher found = pattern.matcher(log());
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }

        String log() {
            try {
                return Files.readString(console);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void stop() {
            process.destroy();
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
