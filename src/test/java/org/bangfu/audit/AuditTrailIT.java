package org.bangfu.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.bangfu.audit.chain.ChainCheck;
import org.bangfu.common.AreaCode;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@BangfuIT
class AuditTrailIT {

    private static final AreaCode VILLAGE = new AreaCode("430527103001");
    private static final AreaCode OTHER_TOWNSHIP = new AreaCode("430527104001");

    @Autowired
    AuditTrail trail;

    @Autowired
    Commands commands;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Test
    void anEntryIsThereExactlyWhenTheDeedIs() {
        String subject = "test:" + UUID.randomUUID();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    trail.record(AuditEntry.of("test.done").in(VILLAGE).about(subject));
                    throw new IllegalStateException("taken back");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(count(subject)).isZero();

        transaction.executeWithoutResult(
                status -> trail.record(AuditEntry.of("test.done").in(VILLAGE).about(subject)));
        assertThat(count(subject)).isEqualTo(1);
    }

    @Test
    void outsideATransactionNothingIsRecorded() {
        assertThatThrownBy(() -> trail.record(AuditEntry.of("test.done"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatHappensAloneIsKeptThoughTheSurroundingsAreTakenBack() {
        String subject = "test:" + UUID.randomUUID();

        transaction.executeWithoutResult(status -> {
            trail.recordAlone(AuditEntry.of("test.denied").in(VILLAGE).about(subject));
            status.setRollbackOnly();
        });

        assertThat(count(subject)).isEqualTo(1);
    }

    @Test
    void eightClerksAtOnceLeaveOneUnbrokenChain() throws Exception {
        String subject = "test:" + UUID.randomUUID();
        List<Callable<Void>> clerks = new ArrayList<>();
        for (int clerk = 0; clerk < 8; clerk++) {
            boolean backwards = clerk % 2 == 0;
            clerks.add(() -> {
                for (int i = 0; i < 20; i++) {
                    transaction.executeWithoutResult(status -> {
                        trail.record(AuditEntry.of("test.done")
                                .in(backwards ? OTHER_TOWNSHIP : VILLAGE)
                                .about(subject));
                        trail.record(AuditEntry.of("test.done")
                                .in(backwards ? VILLAGE : OTHER_TOWNSHIP)
                                .about(subject));
                    });
                }
                return null;
            });
        }

        ExecutorService office = Executors.newFixedThreadPool(8);
        for (Future<Void> done : office.invokeAll(clerks)) {
            done.get();
        }
        office.shutdown();

        assertThat(count(subject)).isEqualTo(320);
        try (Connection connection = dataSource.getConnection()) {
            assertThat(new ChainCheck(connection, List.of()).faults()).isEmpty();
        }
    }

    @Test
    void theDatabaseRefusesToChangeOrDeleteWhatIsWritten() {
        String subject = "test:" + UUID.randomUUID();
        trail.recordAlone(AuditEntry.of("test.done").about(subject));

        assertThatThrownBy(() -> jdbc.sql("update audit_entry set actor = 'p9' where subject = :subject")
                        .param("subject", subject)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry where subject = :subject")
                        .param("subject", subject)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(count(subject)).isEqualTo(1);
    }

    @Test
    void aRepeatedSubmitHasOneEffectAndTheSameAnswer() {
        String key = UUID.randomUUID().toString();
        AtomicInteger effects = new AtomicInteger();

        String first = commands.once(key, "body", () -> "/done/" + effects.incrementAndGet());
        String second = commands.once(key, "body", () -> "/done/" + effects.incrementAndGet());

        assertThat(first).isEqualTo("/done/1").isEqualTo(second);
        assertThat(effects).hasValue(1);
    }

    @Test
    void oneKeyDoesNotStandForTwoCommands() {
        String key = UUID.randomUUID().toString();
        commands.once(key, "body", () -> "/done");

        assertThatThrownBy(() -> commands.once(key, "another body", () -> "/done"))
                .isInstanceOf(CommandReused.class);
    }

    @Test
    void aCommandThatFailedMayBeTriedAgain() {
        String key = UUID.randomUUID().toString();
        assertThatThrownBy(() -> commands.once(key, "body", () -> {
                    throw new IllegalStateException("outage");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(commands.once(key, "body", () -> "/done")).isEqualTo("/done");
    }

    @Test
    void tenSubmitsAtOnceHaveOneEffectAndTheSameAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        AtomicInteger effects = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService clerks = Executors.newFixedThreadPool(10);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(clerks.submit(() -> {
                start.await();
                return commands.once(key, "body", () -> {
                    trail.record(AuditEntry.of("test.done").about("test:" + key));
                    return "/done/" + effects.incrementAndGet();
                });
            }));
        }

        start.countDown();

        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("/done/1");
        }
        clerks.shutdown();
        assertThat(effects).hasValue(1);
        assertThat(count("test:" + key)).isEqualTo(1);
    }

    private long count(String subject) {
        return jdbc.sql("select count(*) from audit_entry where subject = :subject")
                .param("subject", subject)
                .query(Long.class)
                .single();
    }
}
