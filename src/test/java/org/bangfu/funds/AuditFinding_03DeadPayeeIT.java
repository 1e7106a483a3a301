package org.bangfu.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.engine.BusinessClock;
import org.bangfu.funds.batch.Batches;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewComparisonRow;
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

/** Dead beneficiaries: who died on or before the first day of what money is for is not paid. */
@BangfuIT
class AuditFinding_03DeadPayeeIT {

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
    ComparisonLists lists;

    @Autowired
    Batches batches;

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
    void whoDiedOnTheFirstDayIsNotPaidAndWhoDiedTheDayAfterIs() {
        CitizenId onTheDay = SyntheticPeople.man();
        CitizenId theDayAfter = SyntheticPeople.man();
        CaseNumber first = trial.approvedRelief(trial.household(onTheDay, TrialMoney.account()));
        CaseNumber second = trial.approvedRelief(trial.household(theDayAfter, TrialMoney.account()));
        died(Map.of(onTheDay, clock.today(), theDayAfter, clock.today().plusDays(1)));

        assertThat(grants.approve(trial.relief(first, "2018-FIRE", Money.yuan(100))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.PAYEE_DEAD));
        assertThat(grants.approve(trial.relief(second, "2018-FIRE", Money.yuan(100))))
                .isInstanceOf(Grant.class);
        assertThat(grants.release(second, NewInstalment.WHOLE)).isInstanceOf(Payment.class);
    }

    @Test
    void aDeathThatIsLearntAfterTheReleaseStopsTheBatch() {
        CitizenId head = SyntheticPeople.man();
        CaseNumber number = trial.approvedRelief(trial.household(head, TrialMoney.account()));
        grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)));
        Map<String, Object> row = trial.paymentRow(number);
        long payment = ((Payment) grants.release(number, NewInstalment.WHOLE)).id();
        died(Map.of(head, clock.today().minusDays(9)));

        assertThatThrownBy(() -> acting.person("xian-minzheng2", () -> batches.propose(List.of(payment))))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("死亡名单")
                .hasMessageContaining(number.value());
        jdbc.sql("update funds_payment set status = 'CANCELLED', active_instalment = null where id = ?")
                .param(payment)
                .update();
        row.put("attempt", 2);
        assertThat(trial.attack(() -> trial.insertPayment(row)))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("dead");
    }

    /** The department's list of the day says so. */
    private void died(Map<CitizenId, LocalDate> people) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            "insert into registry_import (kind, area_code, status, file_name, file_size, content_hash, active_hash,"
                                    + " uploaded_by, uploaded_at) values ('death', '430527', 'ACCEPTED', '死亡.xlsx', 1, ?, ?, 'p1', ?)")
                    .params(
                            "trial",
                            "trial" + System.nanoTime(),
                            clock.now().atZone(BusinessClock.ZONE).toOffsetDateTime())
                    .update();
            long list = jdbc.sql("select max(id) from registry_import")
                    .query(Long.class)
                    .single();
            lists.add(
                    list,
                    ComparisonSource.DEATH,
                    people.entrySet().stream()
                            .map(person -> new NewComparisonRow(
                                    "赵试验",
                                    person.getKey(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    person.getValue(),
                                    false,
                                    clock.today()))
                            .toList());
            lists.accept(list, ComparisonSource.DEATH, clock.today(), people.size());
        });
    }
}
