package org.bangfu.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Double payment: the same thing is promised once and paid once, under any race and by any hand. */
@BangfuIT
class AuditFinding_05DoublePaymentIT {

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
    void twentyRivalsForOneHouseholdGetOneGrantAndTheBudgetNeverFallsBelowZero() throws Exception {
        HouseholdId household = trial.household();
        CaseNumber number = trial.approvedRelief(household);

        List<GrantResult> results = together(
                20,
                i -> transaction.execute(status -> grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)))));

        assertThat(results).hasSize(20).allSatisfy(result -> assertThat(result).isInstanceOf(Grant.class));
        assertThat(jdbc.sql("select count(*) from funds_grant where case_number = ?")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from funds_posting where case_number = ?")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void twentyClaimsOnTheLastThousandYuanGiveTenGrants() throws Exception {
        clock.moveTo(LocalDate.of(2033, 5, 2));
        acting.person(
                "xian-caizheng1",
                () -> budgets.raise(
                        2033,
                        FundChannel.SPECIAL,
                        FundCategory.RELIEF,
                        Money.yuan(1000),
                        "试验" + System.nanoTime(),
                        clock.today()));
        Money before = budgets.available(2033, FundCategory.RELIEF);
        List<CaseNumber> claims = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> trial.approvedRelief(trial.household()))
                .toList();

        List<GrantResult> results = together(
                20,
                i -> transaction.execute(
                        status -> grants.approve(trial.relief(claims.get(i), "2033-FIRE", Money.yuan(100)))));

        assertThat(before).isEqualTo(Money.yuan(1000));
        assertThat(results.stream().filter(Grant.class::isInstance)).hasSize(10);
        assertThat(results.stream().filter(Refusal.class::isInstance))
                .hasSize(10)
                .allSatisfy(
                        refusal -> assertThat(((Refusal) refusal).reason()).isEqualTo(Refusal.Reason.NOT_ENOUGH_MONEY));
        assertThat(budgets.available(2033, FundCategory.RELIEF)).isEqualTo(Money.ZERO);
        assertThat(budgets.wrongBalances()).isEmpty();
    }

    @Test
    void theDatabaseRefusesASecondPaymentAndASecondGrantByHand() {
        CaseNumber number = trial.approvedRelief(trial.household());
        grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)));
        Map<String, Object> row = trial.paymentRow(number);
        grants.release(number, NewInstalment.WHOLE);
        row.put("attempt", 2);

        assertThat(trial.attack(() -> trial.insertPayment(row))).isInstanceOf(DataAccessException.class);
        row.put("active_instalment", null);
        assertThat(trial.attack(() -> trial.insertPayment(row))).isInstanceOf(DataAccessException.class);
        assertThat(trial.attack(() -> jdbc.sql(copyOfGrant("active_key || 'X'"))
                        .param(number.value())
                        .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(trial.attack(() -> jdbc.sql(copyOfGrant("active_key"))
                        .param(number.value())
                        .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(trial.attack(() -> jdbc.sql("update funds_payment set status = 'PAID' where case_number = ?")
                        .param(number.value())
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aHouseRenovatedIsNotRenovatedAgainWithinTheYearsThatExcludeIt() {
        acting.person(
                "xian-caizheng1",
                () -> budgets.raise(
                        2018,
                        FundChannel.SPECIAL,
                        FundCategory.INDUSTRY,
                        Money.yuan(500_000),
                        "试验" + System.nanoTime(),
                        clock.today()));
        acting.person(
                "xian-caizheng1",
                () -> budgets.raise(
                        2018,
                        FundChannel.SPECIAL,
                        FundCategory.HOUSING,
                        Money.yuan(50_000),
                        "试验" + System.nanoTime(),
                        clock.today()));
        HouseholdId household = trial.household();
        CaseNumber first = trial.approvedRelief(household);
        assertThat(grants.approve(housing(first, "2018"))).isInstanceOf(Grant.class);
        transaction.executeWithoutResult(status -> cases.close(first, Outcome.of("DONE", "完成")));

        CaseNumber second = trial.approvedRelief(household);

        assertThat(grants.approve(housing(second, "2019")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.sentence()).contains("规定年限"));
    }

    private NewGrant housing(CaseNumber number, String period) {
        return new NewGrant(
                number,
                BenefitItem.HOUSING_GRANT,
                period,
                clock.today(),
                List.of(new NewInstalment(NewInstalment.WHOLE, Money.yuan(10_000), "")),
                Set.of(TrialMoney.APPROVE),
                clock.today().plusYears(10));
    }

    private static String copyOfGrant(String key) {
        return "insert into funds_grant (case_number, household_id, area, benefit_item, category, period, period_start,"
                + " fund_year, amount_fen, payee_lookup, decision_id, decision_code, decision_role, decision_tier, approved_at,"
                + " committed_at, committed_by, status, active_case, active_key, payee_key) select case_number, household_id,"
                + " area, benefit_item, category, period, period_start, fund_year, amount_fen, payee_lookup, decision_id,"
                + " decision_code, decision_role, decision_tier, approved_at, committed_at, committed_by, status, active_case, "
                + key + ", payee_key from funds_grant where case_number = ?";
    }

    private static <T> List<T> together(int rivals, IntFunction<T> deed) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < rivals; i++) {
                int rival = i;
                running.add(pool.submit(() -> {
                    start.await();
                    return deed.apply(rival);
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
