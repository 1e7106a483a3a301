package org.bangfu.funds;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The double-entry ledger: postings are added, never changed; the database keeps the balances, refuses a negative one and
 * a second posting of the same event.
 */
@Component
class Ledger {

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final Actor actor;
    private final Clock clock;

    Ledger(JdbcClient jdbc, PlatformTransactionManager transactions, Actor actor, Clock clock) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.actor = actor;
        this.clock = clock;
    }

    /** What happened to money. */
    enum Event {
        RAISED,
        MOVED,
        COMMITTED,
        FREED,
        SENT,
        PAID,
        RETURNED,
        TOPPED_UP,
        PROVISIONAL,
        CONFIRMED,
        OWED,
        REPAID
    }

    /**
     * @param what names the event together with its kind, such as {@code grant:12}
     * @param reason for readers of the ledger, without personal data; empty when the event says it
     */
    record Posting(
            Event event,
            String what,
            LedgerAccount from,
            LedgerAccount to,
            Money amount,
            @Nullable CaseNumber caseNumber,
            String reason) {

        String key() {
            return event.name() + ":" + what;
        }
    }

    /** Makes commitments of the year follow one another until the end of the transaction; begins the year if need be. */
    void lockYear(int year) {
        if (!lockIfThere(year)) {
            begin(() -> jdbc.sql("insert into funds_year (fund_year) values (?)")
                    .param(year)
                    .update());
            lockIfThere(year);
        }
    }

    private boolean lockIfThere(int year) {
        return !jdbc.sql("select fund_year from funds_year where fund_year = ? for update")
                .param(year)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    void post(Posting posting) {
        List.of(posting.from(), posting.to()).forEach(this::open);
        jdbc.sql(
                        "insert into funds_posting (event_key, kind, from_account, to_account, amount_fen, case_number, reason,"
                                + " posted_at, posted_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        posting.key(),
                        posting.event().name(),
                        posting.from().code(),
                        posting.to().code(),
                        posting.amount().fen(),
                        posting.caseNumber() == null
                                ? null
                                : posting.caseNumber().value(),
                        posting.reason(),
                        OffsetDateTime.now(clock),
                        acting().value()))
                .update();
    }

    /** Moves back what a posting moved, once. */
    void reverse(long posting, String reason) {
        jdbc.sql(
                        "insert into funds_posting (event_key, kind, from_account, to_account, amount_fen, case_number, reason,"
                                + " posted_at, posted_by, reverses) select 'REVERSED:' || event_key, 'REVERSED', to_account,"
                                + " from_account, amount_fen, case_number, ?, ?, ?, id from funds_posting where id = ?")
                .params(reason, OffsetDateTime.now(clock), acting().value(), posting)
                .update();
    }

    Money balance(LedgerAccount account) {
        return jdbc.sql("select balance_fen from funds_account where code = ?")
                .param(account.code())
                .query(Long.class)
                .optional()
                .map(Money::new)
                .orElse(Money.ZERO);
    }

    /** The accounts whose stored balance is not the sum of their postings. Empty, or something is very wrong. */
    List<String> wrongBalances() {
        return jdbc.sql("""
                        select a.code from funds_account a left join
                            (select account, sum(amount_fen) as total from funds_ledger_line group by account) l
                            on l.account = a.code
                        where a.balance_fen <> coalesce(l.total, 0) order by a.code""").query(String.class).list();
    }

    private void open(LedgerAccount account) {
        boolean there = !jdbc.sql("select code from funds_account where code = ?")
                .param(account.code())
                .query(String.class)
                .list()
                .isEmpty();
        if (!there) {
            begin(() -> jdbc.sql("insert into funds_account (code, kind, fund_year, category, channel, township)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            account.code(),
                            account.kind().name(),
                            account.year(),
                            account.category() == null
                                    ? null
                                    : account.category().name(),
                            account.channel() == null ? null : account.channel().name(),
                            account.township() == null
                                    ? null
                                    : account.township().value()))
                    .update());
        }
    }

    /** In a transaction of its own: two at once may try, and neither spoils the caller's. */
    private void begin(Runnable insert) {
        try {
            alone.executeWithoutResult(status -> insert.run());
        } catch (DuplicateKeyException e) {
            // Somebody else has begun it: that is as good.
            return;
        }
    }

    private PersonId acting() {
        return actor.current().orElse(PersonId.SYSTEM);
    }
}
