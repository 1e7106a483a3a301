package org.bangfu.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.bangfu.audit.VerifyAudit;
import org.bangfu.audit.chain.ChainCheck.Fault;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Works on a schema of its own that has the tables but none of the triggers: what a superuser sees. */
@BangfuIT
class TamperingIT {

    private static final long SEED = 20150803;
    private static final List<String> CHAINS = List.of("430527103", "430527104", "system");
    private static final int LENGTH = 25;
    private static final List<String> TEXTS =
            List.of("actor", "origin", "kind", "area", "case_number", "subject", "details", "previous_hash", "hash");

    @Autowired
    DataSource dataSource;

    @TempDir
    Path folder;

    private final List<Anchor> anchors = new ArrayList<>();
    private final Random random = new Random(SEED);
    private Connection connection;

    @BeforeEach
    void aCleanTrail() throws SQLException {
        connection = dataSource.getConnection();
        execute("create schema tampering");
        connection.setSchema(
                "H2".equals(connection.getMetaData().getDatabaseProductName()) ? "TAMPERING" : "tampering");
        ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/audit/V1__audit_trail.sql"));
        for (String chain : CHAINS) {
            write(chain);
        }
        connection.setAutoCommit(false);
    }

    @AfterEach
    void asItWas() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setSchema("H2".equals(connection.getMetaData().getDatabaseProductName()) ? "PUBLIC" : "public");
        execute("drop schema tampering cascade");
        connection.close();
    }

    @Test
    void aThousandForgeriesAreAllFoundAndTheCleanTrailIsNotAccused() throws SQLException {
        assertThat(faults()).isEmpty();
        for (int i = 0; i < 1000; i++) {
            String chain = CHAINS.get(random.nextInt(CHAINS.size()));
            Forgery forgery = forge(i % 8, chain);

            List<Fault> faults = faults();

            assertThat(faults).as("forgery %s: %s", i, forgery).singleElement().satisfies(fault -> {
                assertThat(fault.chain()).isEqualTo(chain);
                assertThat(fault.number()).isEqualTo(forgery.firstBadRow());
            });
            connection.rollback();
            if (i % 50 == 0) {
                assertThat(faults()).isEmpty();
            }
        }
    }

    @Test
    void withoutAnchorsOnlyARewrittenChainGoesUnnoticed() throws SQLException {
        ChainCheck blind = new ChainCheck(connection, List.of());
        forge(6, "system");

        assertThat(blind.faults()).isEmpty();
        assertThat(faults()).isNotEmpty();
    }

    @Test
    void anchorFilesAreReadBackAsTheyWereWritten() throws Exception {
        Path folderOfAnchors = Files.createDirectories(folder.resolve("anchors"));
        List<String> lines = new ArrayList<>(List.of("# chain entry_number hash"));
        anchors.forEach(anchor -> lines.add(anchor.line()));
        Files.write(folderOfAnchors.resolve("2015-08-03T235000.txt"), lines);

        assertThat(AnchorFiles.read(folderOfAnchors)).isEqualTo(anchors);
        assertThat(AnchorFiles.read(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void theCommandSaysThatItCouldNotCheck() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int status = VerifyAudit.run(
                List.of("verify-audit", "--url", "jdbc:h2:file:" + folder.resolve("none") + ";IFEXISTS=TRUE"),
                Map.of(),
                new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(status).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("没有核对成");
    }

    private record Forgery(String what, long firstBadRow) {}

    private Forgery forge(int kind, String chain) throws SQLException {
        long row = 1 + random.nextInt(LENGTH - 3);
        return switch (kind) {
            case 0, 1 -> editText(chain, row);
            case 2 -> {
                String column = random.nextBoolean() ? "business_time" : "recorded_at";
                execute("update audit_entry set " + column + " = " + column + " + interval '1' second "
                        + at(chain, row));
                yield new Forgery("a second later", row);
            }
            case 3 -> {
                execute("delete from audit_entry " + at(chain, row));
                yield new Forgery("delete", row);
            }
            case 4 -> {
                long other = row + 1 + random.nextInt((int) (LENGTH - row));
                execute("update audit_entry set entry_number = 9999 " + at(chain, row));
                execute("update audit_entry set entry_number = " + row + " " + at(chain, other));
                execute("update audit_entry set entry_number = " + other + " " + at(chain, 9999));
                yield new Forgery("swap with " + other, row);
            }
            case 5 -> {
                execute("delete from audit_entry where chain = '" + chain + "' and entry_number >= " + row);
                yield new Forgery("cut off the end", row);
            }
            case 6 -> {
                execute("delete from audit_entry where chain = '" + chain + "' and entry_number > " + row);
                execute("update audit_chain set last_number = " + row + ", last_hash = (select hash from audit_entry "
                        + at(chain, row) + ") where chain = '" + chain + "'");
                yield new Forgery("cut off the end and mend the head", row + 1);
            }
            default -> {
                execute("update audit_chain set last_hash = '" + Link.sha256("x" + row) + "' where chain = '" + chain
                        + "'");
                yield new Forgery("another head", LENGTH + 1);
            }
        };
    }

    private Forgery editText(String chain, long row) throws SQLException {
        String column = TEXTS.get(random.nextInt(TEXTS.size()));
        String value = column.endsWith("hash") ? Link.sha256("x" + random.nextLong()) : "x" + random.nextInt(1000);
        execute("update audit_entry set " + column + " = '" + value + "' " + at(chain, row));
        return new Forgery(column, row);
    }

    private static String at(String chain, long row) {
        return "where chain = '" + chain + "' and entry_number = " + row;
    }

    private List<Fault> faults() throws SQLException {
        return new ChainCheck(connection, anchors).faults();
    }

    private void write(String chain) throws SQLException {
        execute("insert into audit_chain (chain, last_number, last_hash) values ('" + chain + "', 0, '" + Link.GENESIS
                + "')");
        String hash = Link.GENESIS;
        for (long number = 1; number <= LENGTH; number++) {
            Instant time = Instant.parse("2015-08-03T01:00:00Z").plusSeconds(number * 60);
            Link link = new Link(
                    chain,
                    number,
                    time,
                    time.plusMillis(7),
                    "p" + number,
                    "10.0.0.1",
                    "test.done",
                    chain.equals("system") ? null : chain + "001",
                    null,
                    "test:" + number,
                    "field=值" + number + "\n",
                    hash);
            hash = link.hash();
            insert(link, hash);
        }
        execute("update audit_chain set last_number = " + LENGTH + ", last_hash = '" + hash + "' where chain = '"
                + chain + "'");
        anchors.add(new Anchor(chain, LENGTH, hash));
    }

    private void insert(Link link, String hash) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit_entry (chain, entry_number, business_time, recorded_at, actor, origin, kind, area,
                    case_number, subject, details, previous_hash, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            Object[] values = {
                link.chain(),
                link.number(),
                OffsetDateTime.ofInstant(link.businessTime(), ZoneOffset.UTC),
                OffsetDateTime.ofInstant(link.recordedAt(), ZoneOffset.UTC),
                link.actor(),
                link.origin(),
                link.kind(),
                link.area(),
                link.caseNumber(),
                link.subject(),
                link.details(),
                link.previousHash(),
                hash
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
