package org.bangfu.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.Role;
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

/** Emergency money: out of the imprest on a provisional decision, and it ends confirmed, adjusted or recovered. */
@BangfuIT
class ImprestIT {

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

    @Autowired
    TownshipImprests imprests;

    @Autowired
    PaymentOrders orders;

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

    private static final AreaCode TOWNSHIP = new AreaCode("430527103");
    private static final Set<String> STEPS = Set.of(TrialMoney.APPROVE);

    private void topUp(long yuan) {
        acting.person("xian-minzheng1", () -> imprests.proposeTopUp(TOWNSHIP, Money.yuan(yuan)));
        acting.person(
                "xian-caizheng1",
                () -> imprests.confirmTopUp(imprests.topUps().get(0).id()));
    }

    private CaseNumber emergency(Role role) {
        CaseNumber number = trial.caseOf(trial.household(), CaseKind.EMERGENCY_RELIEF);
        trial.decided(number, role, "PROVISIONAL_RELIEF");
        return number;
    }

    private ImprestResult pay(CaseNumber number, long yuan) {
        return imprests.provisional(new NewProvisionalPayment(
                number,
                "2018-FIRE",
                clock.today(),
                Money.yuan(yuan),
                STEPS,
                clock.today().plusDays(7)));
    }

    private static void assertRefused(ImprestResult result, Refusal.Reason reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void theTownshipHeadPaysWithinTheLimitAndTheCountyAboveIt() {
        topUp(20_000);
        Money before = imprests.balance(TOWNSHIP);

        assertThat(pay(emergency(Role.TOWNSHIP_HEAD), 2000)).isInstanceOf(ProvisionalPayment.class);
        assertRefused(pay(emergency(Role.TOWNSHIP_HEAD), 2001), Refusal.Reason.OVER_LIMIT);
        assertRefused(pay(emergency(Role.TOWNSHIP_CIVIL), 100), Refusal.Reason.NOT_APPROVED);
        assertThat(pay(emergency(Role.CIVIL_AFFAIRS), 2001)).isInstanceOf(ProvisionalPayment.class);
        assertRefused(pay(emergency(Role.CIVIL_AFFAIRS), 900_000), Refusal.Reason.NO_IMPREST);

        assertThat(imprests.balance(TOWNSHIP)).isEqualTo(before.minus(Money.yuan(4001)));
    }

    @Test
    void theDatabaseRefusesEmergencyMoneyWithoutItsDecision() {
        topUp(5000);
        CaseNumber number = emergency(Role.TOWNSHIP_HEAD);
        pay(number, 1000);
        String copy =
                "insert into funds_provisional (case_number, household_id, area, township, fund_year, period, period_start,"
                        + " payee_lookup, paid_fen, limit_fen, decision_id, decision_code, decision_role, decision_tier, decided_at,"
                        + " paid_at, paid_by, confirm_by, status) select c.number, c.household_id, area, '430527103', 2018, '2018-HAND',"
                        + " cast('2018-05-02' as date), 'x', %s, 200000, d.id, d.outcome_code, d.role, d.tier, d.decided_at, d.decided_at,"
                        + " 'p1', cast('2018-05-09' as date), %s from case_file c join case_decision d on d.case_number = c.number"
                        + " where c.number = ? order by d.id desc fetch first 1 rows only";
        CaseNumber head = emergency(Role.TOWNSHIP_HEAD);
        CaseNumber clerk = emergency(Role.TOWNSHIP_CIVIL);

        assertThat(trial.attack(() -> hand(copy.formatted("200000", "'PROVISIONAL'"), head)))
                .isNull();
        assertThat(trial.attack(() -> hand(copy.formatted("200001", "'PROVISIONAL'"), head)))
                .isInstanceOf(DataAccessException.class);
        assertThat(trial.attack(() -> hand(copy.formatted("100", "'CONFIRMED'"), head)))
                .isInstanceOf(DataAccessException.class);
        assertThat(trial.attack(() -> hand(copy.formatted("100", "'PROVISIONAL'"), clerk)))
                .isInstanceOf(DataAccessException.class);
        assertThat(trial.attack(() -> jdbc.sql("update funds_provisional set paid_fen = 1 where case_number = ?")
                        .param(number.value())
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    private void hand(String sql, CaseNumber number) {
        jdbc.sql(sql).param(number.value()).update();
    }

    @Test
    void theCountyConfirmsAdjustsOrRecoversAndTheBooksAgree() {
        topUp(10_000);
        CaseNumber confirmed = emergency(Role.TOWNSHIP_HEAD);
        CaseNumber less = emergency(Role.TOWNSHIP_HEAD);
        CaseNumber more = emergency(Role.TOWNSHIP_HEAD);
        CaseNumber recovered = emergency(Role.TOWNSHIP_HEAD);
        for (CaseNumber number : List.of(confirmed, less, more, recovered)) {
            pay(number, 1000);
        }
        assertRefused(imprests.confirm(confirmed, STEPS), Refusal.Reason.NOT_APPROVED);
        clock.plusDays(1);
        for (CaseNumber number : List.of(confirmed, less, more, recovered)) {
            trial.decided(number, Role.CIVIL_AFFAIRS, "APPROVED");
        }

        assertThat(imprests.confirm(confirmed, STEPS)).isInstanceOf(ProvisionalPayment.class);
        assertThat(imprests.adjust(less, Money.yuan(600), STEPS))
                .isInstanceOfSatisfying(
                        ProvisionalPayment.class,
                        payment -> assertThat(payment.owed()).isEqualTo(Money.yuan(400)));
        assertThat(imprests.adjust(more, Money.yuan(1500), STEPS)).isInstanceOf(ProvisionalPayment.class);
        assertThat(imprests.recover(recovered, STEPS)).isInstanceOf(ProvisionalPayment.class);
        assertRefused(imprests.recover(confirmed, STEPS), Refusal.Reason.WRONG_STATE);
        assertRefused(imprests.repaid(less, Money.yuan(401)), Refusal.Reason.WRONG_STATE);
        assertThat(imprests.repaid(less, Money.yuan(400))).isInstanceOf(ProvisionalPayment.class);

        assertThat(imprests.of(recovered).orElseThrow().owed()).isEqualTo(Money.yuan(1000));
        assertThat(budgets.wrongBalances()).isEmpty();
        assertThat(orders.differences()).isEmpty();
    }

    @Test
    void whatIsNotConfirmedInTimeIsListedAndBlocksTheNextTopUp() {
        clock.moveTo(LocalDate.of(2017, 5, 2));
        acting.person(
                "xian-caizheng1",
                () -> budgets.raise(
                        2017,
                        FundChannel.SPECIAL,
                        FundCategory.RELIEF,
                        Money.yuan(50_000),
                        "试验" + System.nanoTime(),
                        clock.today()));
        AreaCode other = new AreaCode("430527104");
        topUp(3000);
        CaseNumber number = emergency(Role.TOWNSHIP_HEAD);
        pay(number, 1000);
        acting.person("xian-minzheng1", () -> imprests.proposeTopUp(TOWNSHIP, Money.yuan(500)));
        long open = imprests.topUps().get(0).id();
        clock.plusDays(7);
        assertThat(imprests.overdue(TOWNSHIP, clock.today())).isEmpty();
        clock.plusDays(1);

        assertThat(imprests.overdue(TOWNSHIP, clock.today()))
                .extracting(ProvisionalPayment::caseNumber)
                .contains(number);
        assertThatThrownBy(() -> acting.person("xian-caizheng1", () -> imprests.confirmTopUp(open)))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("超期未确认");
        assertThat(trial.attack(() -> jdbc.sql("update funds_imprest_topup set confirmed_by = 'p9', confirmed_at ="
                                + " proposed_at, confirmed_on = ?, open_township = null where id = ?")
                        .params(clock.today(), open)
                        .update()))
                .isInstanceOf(DataAccessException.class);
        acting.person("xian-minzheng1", () -> imprests.proposeTopUp(other, Money.yuan(500)));
        acting.person(
                "xian-caizheng1",
                () -> imprests.confirmTopUp(imprests.topUps().stream()
                        .filter(topUp -> topUp.township().equals(other) && topUp.confirmedBy() == null)
                        .findFirst()
                        .orElseThrow()
                        .id()));
        trial.decided(number, Role.CIVIL_AFFAIRS, "APPROVED");
        imprests.confirm(number, STEPS);
        acting.person("xian-caizheng1", () -> imprests.confirmTopUp(open));
    }
}
