package org.bangfu.funds;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangfu.engine.ClockMover;
import org.bangfu.funds.CrashingDesk.Point;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.RoundTrips;
import org.bangfu.testing.TestClock;
import org.bangfu.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application dies at named points and goes on, as many rounds as {@code bangfu.crash.rounds} says: three in
 * every build. The checker reads files and tables and never asks the application.
 */
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("bangfu.crash.rounds", 3);

    @TempDir
    Path folder;

    private Path data;
    private String database;
    private String user;
    private @Nullable EmbeddedPostgres postgres;

    @BeforeEach
    void anEmptyCounty() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        if (TestDatabase.isPostgres()) {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "40")
                    .start();
            database = postgres.getJdbcUrl("postgres", "postgres");
            user = "postgres";
        } else {
            database = "jdbc:h2:file:" + folder.resolve("county") + ";WRITE_DELAY=0";
            user = "sa";
        }
    }

    @AfterEach
    void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void everyApprovedCaseIsPaidOnceHoweverOftenTheApplicationDies() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            for (Point point : List.of(
                    Point.APPROVAL_BEFORE_LEDGER,
                    Point.NUMBER_BEFORE_FILE,
                    Point.FILE_BEFORE_ITS_ROW,
                    Point.FILES_BEFORE_MARK,
                    Point.RECEIPT_IN_THE_MIDDLE)) {
                assertThat(run(point, "careful"))
                        .as("round %d at %s: %s", round, point, said())
                        .isEqualTo(CrashingDesk.DIED);
                assertThat(unsafe()).as("round %d after %s", round, point).isEmpty();
            }
        }
        assertThat(run(Point.NONE, "careful")).as("at the end: %s", said()).isZero();

        assertThat(unsafe()).isEmpty();
        assertThat(unfinished()).isEmpty();
        assertThat(doubled(lines("FB-*.utf8.csv"))).isEmpty();
    }

    @Test
    void theCheckerFindsTheDoublesOfANaiveExporter() throws Exception {
        assertThat(run(Point.NAIVE_BEFORE_MARK, "naive")).as(said()).isEqualTo(CrashingDesk.DIED);
        assertThat(run(Point.NONE, "naive")).as(said()).isZero();

        assertThat(doubled(Files.readAllLines(data.resolve("naive.csv")))).isNotEmpty();
    }

    /** Runs the application until it dies or ends. */
    private int run(Point point, String manner) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                CrashingDesk.class.getName()));
        command.addAll(List.of(database, user, data.toString(), point.name(), manner));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("out.txt").toFile()))
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the application neither died nor ended: " + said());
        }
        return process.exitValue();
    }

    /** The application's classes and the few of the tests that the desk is made of: its scan must not meet the others. */
    private String classPath() throws IOException, URISyntaxException {
        Path desk = folder.resolve("desk");
        Path tests = Path.of(CrashingDesk.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        for (Class<?> type : List.of(
                CrashingDesk.class,
                TrialMoney.class,
                SyntheticPeople.class,
                ActingAs.class,
                RoundTrips.class,
                TestClock.class,
                ClockMover.class)) {
            Path packageFolder = Path.of(type.getPackageName().replace('.', '/'));
            Files.createDirectories(desk.resolve(packageFolder));
            try (Stream<Path> classes = Files.list(tests.resolve(packageFolder))) {
                for (Path file : classes.filter(path ->
                                path.getFileName().toString().matches(type.getSimpleName() + "(\\$.*)?\\.class"))
                        .toList()) {
                    Path copy = desk.resolve(packageFolder).resolve(file.getFileName());
                    if (!Files.exists(copy)) {
                        Files.copy(file, copy);
                    }
                }
            }
        }
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return desk
                + System.getProperty("path.separator")
                + Arrays.stream(all.split(System.getProperty("path.separator")))
                        .filter(entry -> !Path.of(entry).toAbsolutePath().equals(tests.toAbsolutePath()))
                        .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private String said() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : List.of(data.resolve("said.txt"), folder.resolve("out.txt"))) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                text.append(String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size())));
            }
        }
        return text.toString();
    }

    /** What must hold whenever the application is dead. */
    private List<String> unsafe() throws Exception {
        List<String> found = new ArrayList<>();
        none(found, "an entry that does not balance", """
                select posting_id from funds_ledger_line group by posting_id having sum(amount_fen) <> 0""");
        none(found, "a balance that is not its postings", """
                select a.code from funds_account a left join (select account, sum(amount_fen) as total from funds_ledger_line
                    group by account) l on l.account = a.code where a.balance_fen <> coalesce(l.total, 0)""");
        none(found, "a negative budget", "select code from funds_account where kind <> 'SOURCE' and balance_fen < 0");
        none(found, "a grant without its posting", """
                select g.id from funds_grant g where not exists (select 1 from funds_posting p
                    where p.event_key = 'COMMITTED:grant:' || g.id and p.amount_fen = g.amount_fen)""");
        none(found, "a posting without its grant", """
                select p.event_key from funds_posting p where p.event_key like 'COMMITTED:grant:%' and not exists
                    (select 1 from funds_grant g where p.event_key = 'COMMITTED:grant:' || g.id)""");
        none(found, "a household paid twice", """
                select p.household_id from funds_payment p join funds_grant g on g.id = p.grant_id
                    where p.status <> 'RETURNED' group by p.household_id, g.benefit_item, g.period having count(*) > 1""");
        none(found, "a payment before its approval or its notice's end", """
                select p.id from funds_payment p join case_decision d on d.id = p.decision_id
                    join notice_sheet s on s.id = p.notice_sheet_id
                    where d.decided_at > p.released_at or s.term_ended_at is null or s.term_ended_at > p.released_at""");
        none(found, "an answer without its payment, or a payment without its answer", """
                select p.id from funds_payment p left join funds_receipt_row r on r.payment_id = p.id
                    where (p.status in ('PAID', 'RETURNED')) <> (r.payment_id is not null)""");
        none(found, "a receipt that was taken over in part", """
                select r.id from funds_receipt r where (select count(*) from funds_receipt_row w where w.receipt_id = r.id)
                    <> (select count(*) from funds_payment p where p.batch_id = r.batch_id)""");
        none(found, "a gap in the batch numbers", """
                select n.in_year from funds_batch_number n where n.last_number <> (select count(*) from funds_batch b
                    where b.batch_year = n.in_year) or n.last_number <> (select max(b.batch_no) from funds_batch b
                    where b.batch_year = n.in_year)""");
        files(found);
        return found;
    }

    /** Rows of files agree with the disk; a file without a row is one of a batch that waits for its mark. */
    private void files(List<String> found) throws Exception {
        Set<String> known = new HashSet<>();
        for (String row : query("select file_name || ' ' || sha256 from funds_batch_file")) {
            String[] parts = row.split(" ");
            known.add(parts[0]);
            Path file = data.resolve("batches").resolve(parts[0]);
            if (!Files.exists(file) || !sha256(Files.readAllBytes(file)).equals(parts[1])) {
                found.add("a file that is not what its row says: " + parts[0]);
            }
        }
        Set<String> waiting = new HashSet<>(query("select number from funds_batch where status = 'NUMBERED'"));
        for (Path file : batchFiles("*")) {
            String name = file.getFileName().toString();
            if (!known.contains(name)
                    && !name.endsWith(".part")
                    && waiting.stream().noneMatch(number -> name.startsWith(number + "."))) {
                found.add("a file that nobody knows: " + name);
            }
        }
    }

    /** What must hold when all work is done. */
    private List<String> unfinished() throws Exception {
        List<String> found = new ArrayList<>();
        Set<String> paid = new HashSet<>(query("select case_number from funds_payment where status = 'PAID'"));
        List<String> acknowledged = Files.readAllLines(data.resolve("acknowledged.txt"));
        acknowledged.stream()
                .filter(number -> !paid.contains(number))
                .forEach(number -> found.add("not paid: " + number));
        if (acknowledged.size() < 3 * 4 * ROUNDS - 3) {
            found.add("too few cases: " + acknowledged.size());
        }
        Map<String, Long> inFiles =
                lines("FB-*.utf8.csv").stream().collect(Collectors.groupingBy(CrashIT::key, Collectors.counting()));
        Map<String, Long> inTable = new HashMap<>();
        query(
                        "select p.household_no || '|' || substring(g.period, 1, 4) from funds_payment p join funds_grant g on g.id = p.grant_id"
                                + " where p.sent_at is not null")
                .forEach(key -> inTable.merge(key, 1L, Long::sum));
        if (!inFiles.equals(inTable)) {
            found.add("the lines of the files are not the payments that were sent");
        }
        return found;
    }

    /** Lines that stand in the files more than once. */
    private static Set<String> doubled(List<String> lines) {
        Set<String> seen = new HashSet<>();
        return lines.stream().map(CrashIT::key).filter(key -> !seen.add(key)).collect(Collectors.toSet());
    }

    private static String key(String line) {
        String[] cells = line.split(",", -1);
        return cells[1] + "|" + cells[7];
    }

    private List<String> lines(String files) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : batchFiles(files)) {
            Files.readString(file, StandardCharsets.UTF_8).lines().skip(1).forEach(lines::add);
        }
        return lines;
    }

    private List<Path> batchFiles(String glob) throws IOException {
        Path batches = data.resolve("batches");
        if (!Files.isDirectory(batches)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(batches, glob)) {
            found.forEach(files::add);
        }
        return files;
    }

    private void none(List<String> found, String what, String sql) throws SQLException {
        List<String> rows = query(sql);
        if (!rows.isEmpty()) {
            found.add(what + ": " + rows);
        }
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, user, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
