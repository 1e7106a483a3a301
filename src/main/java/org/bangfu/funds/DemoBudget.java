package org.bangfu.funds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.people.Staff;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The demo's money: a budget of the year and some imprest in two townships, put in once. */
@Component
@Profile("demo")
class DemoBudget {

    private static final String PROPOSER = "xian-minzheng1";
    private static final String CONFIRMER = "xian-caizheng1";

    private final JdbcClient jdbc;
    private final Budgets budgets;
    private final Ledger ledger;
    private final Staff staff;
    private final TransactionOperations transaction;
    private final Clock clock;

    DemoBudget(
            JdbcClient jdbc,
            Budgets budgets,
            Ledger ledger,
            Staff staff,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.budgets = budgets;
        this.ledger = ledger;
        this.staff = staff;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void putIn() {
        transaction.executeWithoutResult(status -> {
            if (budgets.sources(null).isEmpty()) {
                rows("fund-budget.csv")
                        .forEach(row -> budgets.raise(
                                Integer.parseInt(row[0]),
                                FundChannel.valueOf(row[1]),
                                FundCategory.valueOf(row[2]),
                                Money.yuan(Long.parseLong(row[3])),
                                row[4],
                                LocalDate.parse(row[5])));
                rows("fund-imprest.csv").forEach(this::endow);
            }
        });
    }

    private void endow(String[] row) {
        int year = Integer.parseInt(row[0]);
        AreaCode township = new AreaCode(row[1]);
        Money amount = Money.yuan(Long.parseLong(row[2]));
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql(
                        "insert into funds_imprest_topup (township, fund_year, amount_fen, proposed_by, proposed_at, confirmed_by,"
                                + " confirmed_at, confirmed_on) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        township.value(),
                        year,
                        amount.fen(),
                        person(PROPOSER),
                        now,
                        person(CONFIRMER),
                        now,
                        LocalDate.now(clock))
                .update();
        ledger.post(new Ledger.Posting(
                Ledger.Event.TOPPED_UP,
                "imprest:demo:" + township,
                LedgerAccount.of(LedgerAccount.Kind.AVAILABLE, year, FundCategory.RELIEF),
                LedgerAccount.in(LedgerAccount.Kind.IMPREST, year, township),
                amount,
                null,
                ""));
    }

    private String person(String username) {
        return staff.byUsername(username)
                .map(PersonId::value)
                .orElseThrow(() -> new IllegalStateException("演示人员 " + username + " 不在 seeds/demo/people.csv 里"));
    }

    private static List<String[]> rows(String file) {
        try (InputStream in = new ClassPathResource("seeds/demo/" + file).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("读不到演示资金 " + file + "，请检查安装包", e);
        }
    }
}
