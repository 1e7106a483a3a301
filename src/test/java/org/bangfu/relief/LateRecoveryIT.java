package org.bangfu.relief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangfu.relief.ReliefSteps.CIVIL;
import static org.bangfu.relief.ReliefSteps.FINANCE;
import static org.bangfu.relief.ReliefSteps.HEAD;
import static org.bangfu.relief.ReliefSteps.OFFICE;
import static org.bangfu.relief.ReliefSteps.POVERTY;
import static org.bangfu.relief.ReliefSteps.POVERTY_COLLEAGUE;
import static org.bangfu.relief.ReliefSteps.SUPERVISION;

import java.util.HashMap;
import java.util.Map;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.funds.FundCategory;
import org.bangfu.funds.Grants;
import org.bangfu.funds.PaymentOrders;
import org.bangfu.policy.relief.Hardship;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.recovery.Recoveries;
import org.bangfu.recovery.RecoveryRefused;
import org.bangfu.registry.HouseholdId;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes to light after a relief case has ended: claimed back in a case of its own, with everybody who is heard. */
@BangfuIT
class LateRecoveryIT {

    private static final Money PAID = Money.yuan(370);

    @Autowired
    BeanFactory beans;

    @Autowired
    Recoveries recoveries;

    @Autowired
    Grants grants;

    @Autowired
    PaymentOrders orders;

    private ReliefSteps steps;

    @BeforeEach
    void money() {
        steps = new ReliefSteps(beans);
        steps.begin();
    }

    @Test
    void fraudThatIsFoundLaterIsPaidBackIntoTheBudgetFinedAndBars() {
        HouseholdId family = steps.family();
        CaseNumber relief = paid(family);
        Money available = grants.available(2015, FundCategory.RELIEF);

        CaseNumber recovery = opened(relief, PAID);
        steps.done(POVERTY, recovery, "userTask_notifyFacts", Map.of("notifiedOn", today(), "method", "IN_PERSON"));
        steps.done(OFFICE, recovery, "userTask_hearStatement", Map.of("answered", "YES", "statement", "没有住过院"));
        Map<String, Object> ruling = new HashMap<>(Map.of("decision", "RECOVER", "fraud", true, "suspend", false));
        ruling.put("amount", 370);
        ruling.put("reason", "住院发票是借来的");
        steps.done(POVERTY_COLLEAGUE, recovery, "userTask_decideRecovery", ruling);
        steps.done(OFFICE, recovery, "userTask_agreePlan", Map.of("instalments", 2, "firstDue", today()));
        repaid(recovery, 170);
        assertThat(grants.kept(relief)).isEqualTo(Money.yuan(200));
        repaid(recovery, 200);
        steps.done(
                SUPERVISION,
                recovery,
                "userTask_referFine",
                Map.of("referredOn", today(), "reference", "绥监移" + recovery));

        assertThat(steps.outcome(recovery)).isEqualTo("RECOVERED");
        assertThat(steps.outcome(relief)).isEqualTo("PAID");
        assertThat(grants.kept(relief)).isEqualTo(Money.ZERO);
        assertThat(grants.available(2015, FundCategory.RELIEF)).isEqualTo(available.plus(PAID));
        assertThat(orders.differences()).isEmpty();
        assertThat(steps.caseFiles.timeline(relief))
                .anySatisfy(line -> assertThat(line.toString()).contains(recovery.value()));
        CaseNumber again = steps.applied(family, ReliefCause.ACCIDENT);
        steps.accepted(again);
        assertThat(steps.refusal(again).refusal()).isEqualTo(Refusal.BARRED);
    }

    @Test
    void whoExplainsItKeepsIt() {
        CaseNumber relief = paid(steps.family());
        CaseNumber recovery = opened(relief, Money.yuan(100));
        steps.done(POVERTY, recovery, "userTask_notifyFacts", Map.of("notifiedOn", today(), "method", "IN_PERSON"));
        steps.done(OFFICE, recovery, "userTask_hearStatement", Map.of("answered", "YES", "statement", "发票补开过"));
        steps.done(
                POVERTY_COLLEAGUE,
                recovery,
                "userTask_decideRecovery",
                Map.of("decision", "WAIVE", "reason", "与医院核对属实"));

        assertThat(steps.outcome(recovery)).isEqualTo("WAIVED");
        assertThat(grants.kept(relief)).isEqualTo(PAID);
        assertThatThrownBy(() -> opened(relief, PAID))
                .isInstanceOf(RecoveryRefused.class)
                .hasMessageContaining(recovery.value());
    }

    @Test
    void onlyWhatAnEndedCaseHasPaidCanBeClaimed() {
        CaseNumber open = steps.proposed(steps.family(), ReliefCause.ILLNESS, Hardship.LIGHT);
        assertThatThrownBy(() -> opened(open, PAID))
                .isInstanceOf(RecoveryRefused.class)
                .hasMessageContaining("还在办理");
        CaseNumber relief = paid(steps.family());
        assertThatThrownBy(() -> opened(relief, PAID.plus(Money.yuan(1))))
                .isInstanceOf(RecoveryRefused.class)
                .hasMessageContaining("370.00元");
        assertThatThrownBy(() -> opened(relief, Money.ZERO)).isInstanceOf(RecoveryRefused.class);
        CaseNumber withdrawn = steps.applied(steps.family(), ReliefCause.ILLNESS);
        steps.acting.person(ReliefSteps.COMMITTEE, () -> steps.reliefs.withdraw(withdrawn, "不要了"));
        steps.jobs.runDue();
        assertThatThrownBy(() -> opened(withdrawn, PAID))
                .isInstanceOf(RecoveryRefused.class)
                .hasMessageContaining("没有发放到账");
    }

    private CaseNumber paid(HouseholdId family) {
        CaseNumber number = steps.proposed(family, ReliefCause.ILLNESS, Hardship.LIGHT);
        steps.noticed(number);
        steps.done(HEAD, number, "userTask_approveTownship", Map.of("decision", "APPROVE"));
        steps.paid(number, "成功,");
        assertThat(steps.outcome(number)).isEqualTo("PAID");
        assertThat(steps.waiting(CIVIL, number)).isEmpty();
        return number;
    }

    private CaseNumber opened(CaseNumber relief, Money amount) {
        CaseNumber recovery = steps.acting.person(POVERTY, () -> recoveries.open(relief, "住院发票与医院记录不符", amount));
        steps.jobs.runDue();
        return recovery;
    }

    private void repaid(CaseNumber recovery, int yuan) {
        steps.done(
                FINANCE,
                recovery,
                "userTask_recordRepayment",
                Map.of("amount", yuan, "paidOn", today(), "receipt", "L" + System.nanoTime()));
    }

    private String today() {
        return steps.clock.today().toString();
    }
}
