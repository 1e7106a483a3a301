package org.bangfu.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
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

/** One account for many, and accounts of cadres: neither is paid before somebody has looked. */
@BangfuIT
class AuditFinding_06CollectorAccountIT {

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
    PayeeAccounts accounts;

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
    void theAccountOfAMemberOfStaffIsNotPaid() {
        String account = TrialMoney.account();
        acting.person("xian-caizheng1", () -> accounts.recordStaffAccount(new PersonId("p1"), account));
        HouseholdId household = trial.household(SyntheticPeople.man(), account);
        HouseholdId other = trial.household();
        CaseNumber number = trial.approvedRelief(household);
        grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)));

        assertThat(grants.release(number, NewInstalment.WHOLE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.sentence()).contains("工作人员"));
        assertThatThrownBy(() ->
                        acting.person("hongyan-minzheng1", () -> accounts.propose(other, "赵试验", "农商银行", account, "换卡")))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("工作人员");
    }

    @Test
    void theDatabaseKnowsAStaffAccountToo() {
        String account = TrialMoney.account();
        CaseNumber number = trial.approvedRelief(trial.household(SyntheticPeople.man(), account));
        grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)));
        assertThat(trial.attack(() -> trial.insertPayment(trial.paymentRow(number))))
                .isNull();

        acting.person("xian-caizheng1", () -> accounts.recordStaffAccount(new PersonId("p1"), account));

        assertThat(trial.attack(() -> trial.insertPayment(trial.paymentRow(number))))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("staff");
    }

    @Test
    void anAccountOfTwoHouseholdsWaitsUntilSomebodyElseSaysWhy() {
        String account = TrialMoney.account();
        CaseNumber father = trial.approvedRelief(trial.household(SyntheticPeople.man(), account));
        HouseholdId sonsHousehold = trial.household(SyntheticPeople.man(), account);
        CaseNumber son = trial.approvedRelief(sonsHousehold);
        acting.person("xian-caizheng1", () -> grants.approve(trial.relief(father, "2018-FIRE", Money.yuan(100))));
        acting.person("xian-caizheng1", () -> grants.approve(trial.relief(son, "2018-FIRE", Money.yuan(100))));
        assertThat(grants.release(son, NewInstalment.WHOLE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.sentence()).contains("另有一户"));
        assertThat(trial.attack(() -> trial.insertPayment(trial.paymentRow(son))))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("same account");
        long flag = accounts.shared().stream()
                .filter(shared -> shared.second().equals(sonsHousehold))
                .findFirst()
                .orElseThrow()
                .id();

        assertThatThrownBy(() -> acting.person("xian-caizheng1", () -> accounts.resolve(flag, true, "父子同住")))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("另一位同事");
        acting.person("xian-caizheng2", () -> accounts.resolve(flag, true, "父子，儿子户无存折"));

        assertThat(grants.release(son, NewInstalment.WHOLE)).isInstanceOf(Payment.class);
        assertThat(grants.release(father, NewInstalment.WHOLE)).isInstanceOf(Payment.class);
    }

    @Test
    void anAccountThatIsNotAMembersIsRefusedAndOnePersonCannotChangeIt() {
        HouseholdId household = trial.household();
        CaseNumber number = trial.approvedRelief(household);
        grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)));

        assertThatThrownBy(() -> acting.person(
                        "hongyan-minzheng1",
                        () -> accounts.propose(household, "张主任", "农商银行", TrialMoney.account(), "代领")))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("家庭成员");
        acting.person(
                "hongyan-minzheng1", () -> accounts.propose(household, "赵样例", "农商银行", TrialMoney.account(), "换卡"));
        assertThat(trial.attack(
                        () -> jdbc.sql("update funds_payee_account set state = 'IN_FORCE', open_household = null,"
                                        + " active_household = household_id, decided_by = proposed_by, decided_at = proposed_at,"
                                        + " effective_at = proposed_at where open_household = ?")
                                .param(household.value())
                                .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(trial.attack(
                        () -> jdbc.sql("update funds_payee_account set account_lookup = 'x' where household_id = ?")
                                .param(household.value())
                                .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(grants.release(number, NewInstalment.WHOLE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.sentence()).contains("正在变更"));
    }
}
