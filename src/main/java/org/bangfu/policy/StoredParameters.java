package org.bangfu.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.common.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Parameters kept in the database, read through a copy in memory: a change is seen at once by the node that made it and
 * within seconds by the others.
 */
final class StoredParameters implements PolicyParameters {

    static final String SEED_FILE = "seeds/policy-parameters.csv";

    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final Clock clock;

    private volatile @Nullable Copy copy;

    private record Copy(ParameterTable table, long readAt) {}

    StoredParameters(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<ParameterValue> find(String key, LocalDate on) {
        return table().inForce(key, on).map(ParameterVersion::value);
    }

    @Override
    public boolean knows(String key) {
        return !table().versions(key).isEmpty();
    }

    ParameterTable table() {
        Copy known = copy;
        if (known == null || System.nanoTime() - known.readAt() > FRESH_NANOS) {
            known = new Copy(new ParameterTable(read()), System.nanoTime());
            copy = known;
        }
        return known.table();
    }

    /** Adds a version for every row that says something new; safe to repeat, and for two nodes to do at once. */
    int loadSeeds(List<Map<String, String>> rows) {
        try {
            return loadOnce(rows);
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            return loadOnce(rows);
        }
    }

    private int loadOnce(List<Map<String, String>> rows) {
        Integer added = new TransactionTemplate(transactions).execute(status -> {
            ParameterTable stored = new ParameterTable(read());
            int count = 0;
            for (Map<String, String> row : rows) {
                ParameterValue value = seedValue(row);
                boolean known = stored.current(value.key()).stream()
                        .anyMatch(version -> version.origin() == ParameterVersion.Origin.SEED
                                && version.value().equals(value));
                if (!known) {
                    add(ParameterVersion.Origin.SEED, value, null, null, null);
                    count++;
                }
            }
            return count;
        });
        copy = null;
        return added == null ? 0 : added;
    }

    static ParameterValue seedValue(Map<String, String> row) {
        LocalDate from = LocalDate.parse(row.getOrDefault("effective_from", ""));
        String to = row.getOrDefault("effective_to", "");
        return new ParameterValue(
                row.getOrDefault("key", ""),
                row.getOrDefault("value", ""),
                blankToNull(row.get("unit")),
                new Period(from, to.isEmpty() ? null : LocalDate.parse(to)),
                row.getOrDefault("source", ""),
                Confidence.of(row.getOrDefault("confidence", "")),
                blankToNull(row.get("note")));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Adds a version in the running transaction. */
    void add(
            ParameterVersion.Origin origin,
            ParameterValue value,
            @Nullable String proposedBy,
            @Nullable String confirmedBy,
            @Nullable String reason) {
        int revision = jdbc.sql("select coalesce(max(revision), 0) + 1 from policy_parameter"
                        + " where parameter_key = ? and origin = ? and effective_from = ?")
                .params(value.key(), origin.name(), value.validity().from())
                .query(Integer.class)
                .single();
        jdbc.sql("insert into policy_parameter (parameter_key, origin, effective_from, revision, effective_to,"
                        + " parameter_value, unit, source, confidence, note, recorded_at, proposed_by, confirmed_by,"
                        + " reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(value.key())
                .param(origin.name())
                .param(value.validity().from())
                .param(revision)
                .param(value.validity().to())
                .param(value.value())
                .param(value.unit())
                .param(value.source())
                .param(value.confidence().id())
                .param(value.note())
                .param(clock.instant().atZone(ZONE).toOffsetDateTime())
                .param(proposedBy)
                .param(confirmedBy)
                .param(reason)
                .update();
        forgetCopy();
    }

    private void forgetCopy() {
        copy = null;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    copy = null;
                }
            });
        }
    }

    private List<ParameterVersion> read() {
        return jdbc.sql("select * from policy_parameter order by id")
                .query((row, number) -> version(row))
                .list();
    }

    private static ParameterVersion version(ResultSet row) throws SQLException {
        ParameterValue value = new ParameterValue(
                row.getString("parameter_key"),
                row.getString("parameter_value"),
                row.getString("unit"),
                new Period(
                        row.getObject("effective_from", LocalDate.class),
                        row.getObject("effective_to", LocalDate.class)),
                row.getString("source"),
                Confidence.of(row.getString("confidence")),
                row.getString("note"));
        return new ParameterVersion(
                row.getLong("id"),
                ParameterVersion.Origin.valueOf(row.getString("origin")),
                value,
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("proposed_by"),
                row.getString("confirmed_by"),
                row.getString("reason"));
    }
}
