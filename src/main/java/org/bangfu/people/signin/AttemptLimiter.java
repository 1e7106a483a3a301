package org.bangfu.people.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import org.bangfu.common.Sealing;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows guessing down: after too many failures for a username or from an address within the window, every further
 * attempt is refused until the window has passed. Nobody has to unlock anything. An attempt counts when it begins, so
 * that parallel guesses do not slip through; a success clears the username. The count stands in the database, where
 * every node sees it; kept is a keyed hash, for people type passwords into the field of the username.
 */
final class AttemptLimiter {

    private final int perUsername;
    private final int perAddress;
    private final Duration window;
    private final InstantSource clock;
    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final TransactionTemplate alone;

    AttemptLimiter(
            int perUsername,
            int perAddress,
            Duration window,
            InstantSource clock,
            JdbcClient jdbc,
            Sealing sealing,
            PlatformTransactionManager transactions) {
        this.perUsername = perUsername;
        this.perAddress = perAddress;
        this.window = window;
        this.clock = clock;
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What is to be done with an attempt. */
    enum Verdict {
        LOOK_AT,
        /** The first refusal of a window: worth a line in the trail. */
        REFUSE_AND_NOTE,
        /** Refused like the ones before: nothing is written, or guessing would fill the trail. */
        REFUSE
    }

    /** Counts an attempt and says whether it may be looked at. Who is refused by address locks no usernames. */
    Verdict begin(String username, String address) {
        Verdict byAddress = count(addressKey(address), perAddress);
        return byAddress == Verdict.LOOK_AT ? count(nameKey(username), perUsername) : byAddress;
    }

    /** A sign-in succeeded: the username starts anew, and the address gets this attempt back. */
    void succeeded(String username, String address) {
        alone.executeWithoutResult(status -> jdbc.sql("delete from sign_in_attempt where attempt_key = :key")
                .param("key", nameKey(username))
                .update());
        alone.executeWithoutResult(status -> jdbc.sql("update sign_in_attempt set attempts = attempts - 1"
                        + " where attempt_key = :key and attempts > 0")
                .param("key", addressKey(address))
                .update());
    }

    /** Forgets the windows that have passed; answers how many. */
    int forgetPast() {
        return Objects.requireNonNull(
                alone.execute(status -> jdbc.sql("delete from sign_in_attempt where since < :begin")
                        .param("begin", beginOfWindow())
                        .update()));
    }

    /** What is refused already is only read, so that guessing makes nobody wait for a lock. */
    private Verdict count(String key, int limit) {
        if (attempts(key) > limit) {
            return Verdict.REFUSE;
        }
        int counted;
        do {
            counted = Objects.requireNonNull(alone.execute(status -> counted(key)));
        } while (counted == 0);
        if (counted <= limit) {
            return Verdict.LOOK_AT;
        }
        return counted == limit + 1 ? Verdict.REFUSE_AND_NOTE : Verdict.REFUSE;
    }

    /** The attempts of the running window with this one; 0 when another node made the row in the same moment. */
    private int counted(String key) {
        int changed = jdbc.sql("""
                        update sign_in_attempt
                        set attempts = case when since < :begin then 1 else attempts + 1 end,
                            since = case when since < :begin then :now else since end
                        where attempt_key = :key
                        """)
                .param("begin", beginOfWindow())
                .param("now", at(clock.instant()))
                .param("key", key)
                .update();
        return changed > 0 ? attempts(key) : first(key);
    }

    private int first(String key) {
        try {
            return jdbc.sql("insert into sign_in_attempt (attempt_key, since, attempts) values (:key, :now, 1)")
                    .param("key", key)
                    .param("now", at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            return 0;
        }
    }

    private int attempts(String key) {
        return jdbc.sql("select attempts from sign_in_attempt where attempt_key = :key and since >= :begin")
                .param("key", key)
                .param("begin", beginOfWindow())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private OffsetDateTime beginOfWindow() {
        return at(clock.instant().minus(window));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private String nameKey(String username) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        return sealing.lookup("sign-in.username:" + name.substring(0, Math.min(name.length(), 60)));
    }

    private String addressKey(String address) {
        return sealing.lookup("sign-in.address:" + address);
    }
}
