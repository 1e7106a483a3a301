package org.bangfu.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bangfu.common.Sealing;
import org.bangfu.people.signin.AttemptLimiter.Verdict;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Two nodes on one database: each with a limiter object of its own, as in two processes. */
@BangfuIT
class AttemptLimiterIT {

    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sealing sealing;

    @Autowired
    PlatformTransactionManager transactions;

    private Instant now = Instant.parse("2015-08-03T01:00:00Z");
    private AttemptLimiter first;
    private AttemptLimiter second;
    private String zhang;
    private String wang;
    private String office;
    private String elsewhere;

    @BeforeEach
    void twoNodes() {
        first = node();
        second = node();
        String test = UUID.randomUUID().toString().substring(0, 8);
        zhang = "zhang-" + test;
        wang = "wang-" + test;
        office = "10.0.0.1/" + test;
        elsewhere = "10.0.0.2/" + test;
    }

    @Test
    void theSixthGuessIsNotEvenLookedAtWhicheverNodeItComesTo() {
        for (int i = 0; i < 5; i++) {
            assertThat((i % 2 == 0 ? first : second).begin(zhang, office)).isEqualTo(Verdict.LOOK_AT);
        }

        assertThat(second.begin(zhang, elsewhere)).isEqualTo(Verdict.REFUSE_AND_NOTE);
        assertThat(first.begin(" " + zhang.toUpperCase(java.util.Locale.ROOT) + " ", elsewhere))
                .isEqualTo(Verdict.REFUSE);
        assertThat(first.begin(wang, elsewhere)).isEqualTo(Verdict.LOOK_AT);
    }

    @Test
    void guessesAtTheSameMomentOnBothNodesAreCountedOneByOne() throws Exception {
        int guessers = 12;
        CyclicBarrier together = new CyclicBarrier(guessers);
        ExecutorService guessing = Executors.newFixedThreadPool(guessers);
        List<Callable<Verdict>> guesses = new ArrayList<>();
        for (int i = 0; i < guessers; i++) {
            AttemptLimiter node = i % 2 == 0 ? first : second;
            String address = elsewhere + i;
            guesses.add(() -> {
                together.await();
                return node.begin(zhang, address);
            });
        }

        List<Verdict> verdicts = new ArrayList<>();
        for (Future<Verdict> guess : guessing.invokeAll(guesses)) {
            verdicts.add(guess.get());
        }
        guessing.shutdown();

        assertThat(verdicts).filteredOn(Verdict.LOOK_AT::equals).hasSize(5);
        assertThat(verdicts).filteredOn(Verdict.REFUSE_AND_NOTE::equals).hasSize(1);
    }

    @Test
    void afterAQuarterOfAnHourTheDoorOpensByItself() {
        for (int i = 0; i < 6; i++) {
            first.begin(zhang, office);
        }
        assertThat(second.begin(zhang, office)).isEqualTo(Verdict.REFUSE);

        now = now.plus(WINDOW).plusSeconds(1);

        assertThat(second.begin(zhang, office)).isEqualTo(Verdict.LOOK_AT);
    }

    @Test
    void whoGuessesForManyNamesIsStoppedByAddressAndLocksNobodyElseOut() {
        for (int i = 0; i < 12; i++) {
            assertThat(first.begin(zhang + i, office)).isEqualTo(Verdict.LOOK_AT);
        }

        assertThat(second.begin(wang, office)).isEqualTo(Verdict.REFUSE_AND_NOTE);
        for (int i = 0; i < 6; i++) {
            assertThat(first.begin(wang, office)).isEqualTo(Verdict.REFUSE);
        }
        assertThat(second.begin(wang, elsewhere)).isEqualTo(Verdict.LOOK_AT);
    }

    @Test
    void anOfficeBehindOneAddressMaySignInAllDay() {
        for (int i = 0; i < 40; i++) {
            AttemptLimiter node = i % 2 == 0 ? first : second;
            assertThat(node.begin(zhang, office)).isEqualTo(Verdict.LOOK_AT);
            node.succeeded(zhang, office);
        }
    }

    @Test
    void whatHasPassedIsForgottenAndWhatRunsIsNot() {
        for (int i = 0; i < 6; i++) {
            first.begin(zhang, office);
        }
        now = now.plus(Duration.ofMinutes(10));
        second.begin(wang, elsewhere);

        now = now.plus(Duration.ofMinutes(6));
        int forgotten = second.forgetPast();

        assertThat(forgotten).isGreaterThanOrEqualTo(2);
        assertThat(rowsOf("sign-in.username:" + zhang)).isZero();
        assertThat(rowsOf("sign-in.username:" + wang)).isEqualTo(1);
        assertThat(rowsOf("sign-in.address:" + elsewhere)).isEqualTo(1);
    }

    @Test
    void whatWasTypedCannotBeReadInTheTable() {
        first.begin(zhang, office);

        assertThat(jdbc.sql("select attempt_key from sign_in_attempt")
                        .query(String.class)
                        .list())
                .allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    private long rowsOf(String plain) {
        return jdbc.sql("select count(*) from sign_in_attempt where attempt_key = :key")
                .param("key", sealing.lookup(plain))
                .query(Long.class)
                .single();
    }

    private AttemptLimiter node() {
        return new AttemptLimiter(5, 12, WINDOW, () -> now, jdbc, sealing, transactions);
    }
}
