package org.bangfu.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ghost and duplicate households: one person is paid once, whatever household the person stands in. */
@BangfuIT
class AuditFinding_01GhostPayeeIT {

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
    void aPersonWhoMovedToAnotherHouseholdIsNotPaidForTheSameThingAgain() {
        CitizenId person = SyntheticPeople.man();
        HouseholdId first = trial.household(person, TrialMoney.account());
        assertThat(grants.approve(trial.relief(trial.approvedRelief(first), "2018-ILLNESS", Money.yuan(100))))
                .isInstanceOf(Grant.class);
        leaves(first);
        HouseholdId second = trial.household(person, TrialMoney.account());

        GrantResult again = grants.approve(trial.relief(trial.approvedRelief(second), "2018-ILLNESS", Money.yuan(100)));

        assertThat(again)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.ALREADY_GRANTED));
    }

    @Test
    void anotherPersonAndAnotherPeriodAreServed() {
        HouseholdId one = trial.household();
        CaseNumber illness = trial.approvedRelief(one);
        assertThat(grants.approve(trial.relief(illness, "2018-ILLNESS", Money.yuan(100))))
                .isInstanceOf(Grant.class);
        transaction.executeWithoutResult(status -> cases.close(illness, Outcome.of("APPROVED", "已救助")));

        assertThat(grants.approve(trial.relief(trial.approvedRelief(one), "2018-FIRE", Money.yuan(100))))
                .isInstanceOf(Grant.class);
        assertThat(grants.approve(
                        trial.relief(trial.approvedRelief(trial.household()), "2018-ILLNESS", Money.yuan(100))))
                .isInstanceOf(Grant.class);
    }

    @Test
    void thePayeeOfADirectInsertIsTheHeadOfTheHousehold() {
        CaseNumber number = trial.approvedRelief(trial.household());
        grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)));
        Map<String, Object> row = trial.paymentRow(number);
        assertThat(trial.attack(() -> trial.insertPayment(row))).isNull();

        row.put("payee_lookup", "0".repeat(64));

        assertThat(trial.attack(() -> trial.insertPayment(row))).isInstanceOf(DataAccessException.class);
    }

    /** The whole household is dissolved; its people are free for another. */
    private void leaves(HouseholdId household) {
        jdbc.sql("update registry_member set head_of = null, left_on = ?, left_reason = '08', active_lookup = null"
                        + " where household_id = ?")
                .params(clock.today(), household.value())
                .update();
    }
}
