package org.bangfu.audit.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the entries of a transaction back until just before its commit and writes them then, chain after chain in
 * sorted order: the head of a chain is locked for the length of a commit only, and two transactions never wait for each
 * other in a circle.
 */
@Component
class ChainedTrail implements AuditTrail {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final DataSource dataSource;
    private final Clock businessClock;
    private final TransactionTemplate alone;

    ChainedTrail(
            JdbcClient jdbc,
            JdbcTemplate batches,
            DataSource dataSource,
            Clock businessClock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.dataSource = dataSource;
        this.businessClock = businessClock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void record(AuditEntry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an audit entry needs the transaction of what it records: " + entry.kind());
        }
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        pending.add(new Deed(entry, Origin.current(), businessTime()));
    }

    @Override
    public void recordAlone(AuditEntry entry) {
        alone.executeWithoutResult(status -> record(entry));
    }

    private Instant businessTime() {
        return businessClock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void write(List<Deed> deeds) {
        Map<String, List<Deed>> byChain = new TreeMap<>();
        for (Deed deed : deeds) {
            byChain.computeIfAbsent(Chains.of(deed.entry().area()), chain -> new ArrayList<>())
                    .add(deed);
        }
        byChain.forEach(this::append);
    }

    private void append(String chain, List<Deed> deeds) {
        Head head = lockedHead(chain);
        List<Link> links = new ArrayList<>();
        for (Deed deed : deeds) {
            Link link = deed.link(chain, head);
            links.add(link);
            head = new Head(link.number(), link.hash());
        }
        insert(links);
        jdbc.sql("update audit_chain set last_number = :number, last_hash = :hash where chain = :chain")
                .param("number", head.number())
                .param("hash", head.hash())
                .param("chain", chain)
                .update();
    }

    private Head lockedHead(String chain) {
        return lock(chain)
                .or(() -> {
                    begin(chain);
                    return lock(chain);
                })
                .orElseThrow();
    }

    private Optional<Head> lock(String chain) {
        return jdbc.sql("select last_number, last_hash from audit_chain where chain = :chain for update")
                .param("chain", chain)
                .query((rows, number) -> new Head(rows.getLong(1), rows.getString(2)))
                .optional();
    }

    /** Makes the head of a new chain visible to all at once, so that two first entries meet on one row. */
    private void begin(String chain) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into audit_chain (chain, last_number, last_hash) values (?, 0, ?)")) {
            insert.setString(1, chain);
            insert.setString(2, Link.GENESIS);
            insert.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            if (!"23505".equals(e.getSQLState())) {
                throw new DataAccessResourceFailureException("cannot begin the audit chain " + chain, e);
            }
        }
    }

    private void insert(List<Link> links) {
        batches.batchUpdate("""
                insert into audit_entry (chain, entry_number, business_time, recorded_at, actor, origin, kind, area,
                    case_number, subject, details, previous_hash, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, links.stream().map(ChainedTrail::columns).toList());
    }

    private static @Nullable Object[] columns(Link link) {
        return new @Nullable Object[] {
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
            link.hash()
        };
    }

    private record Head(long number, String hash) {}

    private record Deed(AuditEntry entry, Origin origin, Instant businessTime) {

        Link link(String chain, Head head) {
            CaseNumber caseNumber = entry.caseNumber();
            return new Link(
                    chain,
                    head.number() + 1,
                    businessTime,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    origin.actor(),
                    origin.address(),
                    entry.kind(),
                    entry.area() == null ? null : entry.area().value(),
                    caseNumber == null ? null : caseNumber.value(),
                    entry.subject(),
                    DetailText.write(entry.details()),
                    head.hash());
        }
    }

    /** The entries of one transaction. What is recorded while others still write before the commit is written at once. */
    private final class Pending implements TransactionSynchronization, Ordered {

        private final List<Deed> deeds = new ArrayList<>();
        private boolean written;

        void add(Deed deed) {
            if (written) {
                write(List.of(deed));
            } else {
                deeds.add(deed);
            }
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(ChainedTrail.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(ChainedTrail.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            write(deeds);
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResourceIfPossible(ChainedTrail.this);
        }
    }

    /** Who acts, and from which address. */
    private record Origin(String actor, String address) {

        static Origin current() {
            return new Origin(Whereabouts.actor(), Whereabouts.address());
        }
    }
}
