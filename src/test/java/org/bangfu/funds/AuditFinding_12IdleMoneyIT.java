package org.bangfu.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.registry.Households;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Idle money: what was promised long ago and not paid, and what came in long ago and was not promised, is listed. */
@BangfuIT
class AuditFinding_12IdleMoneyIT {

    @Autowired
    Grants grants;

    @Autowired
    Budgets budgets;

    @Autowired
    Households households;

    @Autowired
    CaseFiles cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ActingAs acting;

    private TrialMoney trial;

    @BeforeEach
    void aYearWithMoney() {
        clock.moveTo(LocalDate.of(2018, 5, 2));
        trial = new TrialMoney(households, cases, jdbc, transaction, clock);
        acting.person(
                "xian-caizheng1",
                () -> budgets.raise(
                        2018,
                        FundChannel.SPECIAL,
                        FundCategory.RELIEF,
                        Money.yuan(100_000),
                        "试验" + System.nanoTime(),
                        clock.today()));
    }

    @Test
    void aGrantIsListedOnTheThirtyFirstDayAndNotOnTheThirtieth() {
        CaseNumber number = trial.approvedRelief(trial.household());
        grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)));
        clock.plusDays(30);
        assertThat(budgets.unpaid(new AreaCode("430527103")))
                .extracting(Budgets.Unpaid::caseNumber)
                .doesNotContain(number);

        clock.plusDays(1);

        assertThat(budgets.unpaid(new AreaCode("430527103")))
                .extracting(Budgets.Unpaid::caseNumber)
                .contains(number);
        assertThat(budgets.unpaid(new AreaCode("430527104")))
                .extracting(Budgets.Unpaid::caseNumber)
                .doesNotContain(number);
    }

    @Test
    void moneyThatNobodyWasPromisedIsListedAfterAYear() {
        clock.moveTo(LocalDate.of(2034, 1, 10));
        acting.person(
                "xian-caizheng1",
                () -> budgets.raise(
                        2034,
                        FundChannel.DEPARTMENT,
                        FundCategory.INDUSTRY,
                        Money.yuan(5),
                        "试验" + System.nanoTime(),
                        clock.today()));
        clock.moveTo(LocalDate.of(2035, 1, 9));
        assertThat(budgets.unspent()).noneMatch(idle -> idle.year() == 2034);

        clock.moveTo(LocalDate.of(2035, 1, 10));

        assertThat(budgets.unspent()).anySatisfy(idle -> {
            assertThat(idle.year()).isEqualTo(2034);
            assertThat(idle.amount()).isEqualTo(Money.yuan(5));
        });
    }
}
