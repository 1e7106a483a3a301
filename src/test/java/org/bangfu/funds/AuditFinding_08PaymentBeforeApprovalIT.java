package org.bangfu.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.Role;
import org.bangfu.funds.batch.Batches;
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

/** Payment before approval or before the notice has ended: refused by the database, not only by the process. */
@BangfuIT
class AuditFinding_08PaymentBeforeApprovalIT {

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
    void withoutAnApprovalThereIsNoGrantByHandEither() {
        CaseNumber number = trial.caseOf(trial.household(), CaseKind.RELIEF);
        trial.noticed(number);
        assertThat(grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100))))
                .isInstanceOf(Refusal.class);
        trial.decided(number, Role.CIVIL_AFFAIRS, "REFUSED");
        assertThat(grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_APPROVED));

        assertThat(trial.attack(() -> insertGrant(number, "d.outcome_code", "d.role")))
                .isInstanceOf(DataAccessException.class);
        assertThat(trial.attack(() -> insertGrant(number, "'APPROVED'", "d.role")))
                .isInstanceOf(DataAccessException.class);
        trial.decided(number, Role.VILLAGE_COMMITTEE, "APPROVED");
        assertThat(grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100))))
                .isInstanceOf(Refusal.class);
        assertThat(trial.attack(() -> insertGrant(number, "d.outcome_code", "d.role")))
                .isInstanceOf(DataAccessException.class);
        trial.decided(number, Role.CIVIL_AFFAIRS, "APPROVED");
        assertThat(trial.attack(() -> insertGrant(number, "d.outcome_code", "'finance'")))
                .isInstanceOf(DataAccessException.class);
        assertThat(trial.attack(() -> insertGrant(number, "d.outcome_code", "d.role")))
                .isNull();
    }

    @Test
    void withoutANoticeOrBeforeItEndsNothingIsPaid() {
        CaseNumber number = trial.caseOf(trial.household(), CaseKind.RELIEF);
        trial.decided(number, Role.CIVIL_AFFAIRS, "APPROVED");
        assertThat(grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100))))
                .isInstanceOf(Grant.class);
        assertRefused(number);
        assertThat(trial.attack(() -> trial.insertPayment(trial.paymentRow(number))))
                .isInstanceOf(DataAccessException.class);

        trial.hanging(number);

        assertRefused(number);
        Map<String, Object> row = trial.paymentRow(number);
        row.put("notice_ended_at", row.get("approved_at"));
        assertThat(trial.attack(() -> trial.insertPayment(row))).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aNoticeOfAnotherCaseDoesNotCount() {
        CaseNumber noticed = trial.approvedRelief(trial.household());
        CaseNumber number = trial.caseOf(trial.household(), CaseKind.RELIEF);
        trial.decided(number, Role.CIVIL_AFFAIRS, "APPROVED");
        grants.approve(trial.relief(noticed, "2018-FIRE", Money.yuan(100)));
        grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)));
        Map<String, Object> row = trial.paymentRow(number);
        Map<String, Object> other = trial.paymentRow(noticed);
        for (String column : List.of("notice_line_id", "notice_sheet_id", "notice_ended_at")) {
            row.put(column, other.get(column));
        }

        assertThat(trial.attack(() -> trial.insertPayment(row))).isInstanceOf(DataAccessException.class);
        assertThat(trial.attack(() -> trial.insertPayment(other))).isNull();
    }

    @Test
    void anObjectionThatIsOpenOrWasUpheldHoldsTheMoneyAndADismissedOneDoesNot() {
        for (String result : List.of("OPEN", "UPHELD", "PARTLY", "DISMISSED", "WITHDRAWN")) {
            CaseNumber number = trial.caseOf(trial.household(), CaseKind.RELIEF);
            long line = trial.noticed(number);
            trial.objected(number, line, result.equals("OPEN") ? null : result);
            trial.decided(number, Role.CIVIL_AFFAIRS, "APPROVED");
            grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)));
            Map<String, Object> row = trial.paymentRow(number);
            boolean holds = List.of("OPEN", "UPHELD", "PARTLY").contains(result);

            if (holds) {
                assertThat(trial.attack(() -> trial.insertPayment(row)))
                        .as(result)
                        .isInstanceOf(DataAccessException.class);
                assertRefused(number);
            } else {
                assertThat(trial.attack(() -> trial.insertPayment(row)))
                        .as(result)
                        .isNull();
                assertThat(grants.release(number, NewInstalment.WHOLE))
                        .as(result)
                        .isInstanceOf(Payment.class);
            }
        }
    }

    @Test
    void theOrderOfTimesIsTheDatabasesBusiness() {
        CaseNumber number = trial.approvedRelief(trial.household());
        grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)));
        for (String column : List.of("approved_at", "notice_ended_at", "account_effective_at")) {
            Map<String, Object> row = trial.paymentRow(number);
            row.put("released_at", ((OffsetDateTime) Objects.requireNonNull(row.get("released_at"))).minusDays(1));
            assertThat(trial.attack(() -> trial.insertPayment(row))).as(column).isInstanceOf(DataAccessException.class);
            row.put(column, row.get("released_at"));
            assertThat(trial.attack(() -> trial.insertPayment(row))).as(column).isInstanceOf(DataAccessException.class);
        }
        Map<String, Object> more = trial.paymentRow(number);
        more.put("amount_fen", 999_999L);
        assertThat(trial.attack(() -> trial.insertPayment(more))).isInstanceOf(DataAccessException.class);
    }

    @Test
    void nothingReachesTheBankWithoutTwoSignatures() {
        CaseNumber number = trial.approvedRelief(trial.household());
        grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100)));
        long payment = ((Payment) grants.release(number, NewInstalment.WHOLE)).id();
        long batch = acting.person("xian-minzheng2", () -> batches.propose(List.of(payment)));
        acting.person("xian-caizheng1", () -> batches.sign(batch));

        assertThat(trial.attack(
                        () -> jdbc.sql("update funds_payment set status = 'IN_TRANSIT', sequence_no = 1, sent_at ="
                                        + " released_at where id = ?")
                                .param(payment)
                                .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(trial.attack(
                        () -> jdbc.sql("update funds_batch set status = 'NUMBERED', batch_year = 2018, batch_no = 9999,"
                                        + " number = 'X', second_signed_by = first_signed_by, second_signed_at = first_signed_at"
                                        + " where id = ?")
                                .param(batch)
                                .update()))
                .isInstanceOf(DataAccessException.class);
        acting.person("xian-minzheng2", () -> batches.discard(batch));
    }

    private void assertRefused(CaseNumber number) {
        assertThat(grants.release(number, NewInstalment.WHOLE))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOTICE_NOT_CLEAR));
    }

    /** A grant past the application, standing on the case's last decision. */
    private void insertGrant(CaseNumber number, String code, String role) {
        jdbc.sql(
                        "insert into funds_grant (case_number, household_id, area, benefit_item, category, period, period_start,"
                                + " fund_year, amount_fen, payee_lookup, decision_id, decision_code, decision_role, decision_tier,"
                                + " approved_at, committed_at, committed_by, status, active_case, active_key, payee_key)"
                                + " select c.number, c.household_id, c.area, 'RELIEF_CASH', 'RELIEF', '2018-HAND', cast(? as date), 2018, 100, 'x', d.id, "
                                + code + ", " + role
                                + ", d.tier, d.decided_at, d.decided_at, 'p1', 'COMMITTED', c.number,"
                                + " cast(c.household_id as varchar(20)) || '|RELIEF_CASH|2018-HAND', 'x|RELIEF_CASH|2018-HAND'"
                                + " from case_file c join case_decision d on d.case_number = c.number where c.number = ?"
                                + " order by d.id desc fetch first 1 rows only")
                .params(clock.today(), number.value())
                .update();
    }
}
