package org.bangfu.relief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangfu.relief.ReliefSteps.CIVIL;
import static org.bangfu.relief.ReliefSteps.COMMITTEE;
import static org.bangfu.relief.ReliefSteps.COUNTY;
import static org.bangfu.relief.ReliefSteps.COUNTY_COLLEAGUE;
import static org.bangfu.relief.ReliefSteps.FINANCE;
import static org.bangfu.relief.ReliefSteps.HEAD;
import static org.bangfu.relief.ReliefSteps.OFFICE;
import static org.bangfu.relief.ReliefSteps.POVERTY;
import static org.bangfu.relief.ReliefSteps.POVERTY_COLLEAGUE;
import static org.bangfu.relief.ReliefSteps.SUPERVISION;
import static org.bangfu.relief.ReliefSteps.TOWNSHIP;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.engine.TaskRefused;
import org.bangfu.funds.ProvisionalPayment;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.recovery.Recoveries;
import org.bangfu.registry.HouseholdId;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Emergencies from the report to each of their ends, with everybody whose hands they pass through. */
@BangfuIT
class EmergencyReliefIT {

    @Autowired
    BeanFactory beans;

    @Autowired
    Recoveries recoveries;

    private ReliefSteps steps;

    @BeforeEach
    void anImprestWithMoney() {
        steps = new ReliefSteps(beans);
        steps.begin();
        steps.toppedUp(20_000);
    }

    @Test
    void aFamilyIsHelpedTheSameDayAndTheCountyConfirmsAfterwards() {
        Money before = steps.imprests.balance(TOWNSHIP);
        CaseNumber number = steps.helped(ReliefCause.DISASTER, Means.CASH, 800);
        assertThat(steps.imprests.balance(TOWNSHIP)).isEqualTo(before.minus(Money.yuan(800)));

        steps.done(COUNTY, number, "userTask_confirmRelief", Map.of("decision", "CONFIRM"));
        steps.noticed(number);

        assertThat(steps.outcome(number)).isEqualTo("CONFIRMED");
        assertThat(payment(number).status()).isEqualTo(ProvisionalPayment.Status.CONFIRMED);
        assertThat(steps.reliefs.referrals(number)).extracting(Referral::target).contains(Referral.Target.HOUSING);
    }

    @Test
    void aboveTheLimitTheCountysDutyOfficerDecidesAndAnotherConfirms() {
        CaseNumber number = steps.reported(steps.family(), ReliefCause.DISASTER);
        steps.factsRecorded(number, Means.CASH, 2001);

        assertThat(steps.waiting(HEAD, number)).isEmpty();
        steps.done(
                COUNTY, number, "userTask_decideByDutyOfficer", Map.of("decision", "RELIEVE", "call", "9点10分与邓所长通话"));
        steps.handedOver(number);

        assertThatThrownBy(() -> steps.done(COUNTY, number, "userTask_confirmRelief", Map.of("decision", "CONFIRM")))
                .isInstanceOf(TaskRefused.class);
        steps.done(COUNTY_COLLEAGUE, number, "userTask_confirmRelief", Map.of("decision", "CONFIRM"));
        assertThat(steps.waiting(COMMITTEE, number)).containsExactly("userTask_postNotice");
    }

    @Test
    void anAmountThatWasTooHighIsPartlyPaidBackAndNeedGoesOnInAnOrdinaryCase() {
        CaseNumber number = steps.helped(ReliefCause.DISASTER, Means.CASH, 1000);
        Map<String, Object> adjusted = new HashMap<>();
        adjusted.put("decision", "ADJUST");
        adjusted.put("amount", 600);
        adjusted.put("furtherNeed", true);
        adjusted.put("reason", "按标准核定");
        steps.done(COUNTY, number, "userTask_confirmRelief", adjusted);
        steps.noticed(number);
        assertThat(recoveries.find(number).orElseThrow().amount()).isEqualTo(Money.yuan(400));

        recovered(number, 400, false);

        assertThat(steps.outcome(number)).isEqualTo("ADJUSTED");
        assertThat(payment(number).status()).isEqualTo(ProvisionalPayment.Status.ADJUSTED);
        assertThat(payment(number).owed()).isEqualTo(Money.ZERO);
        CaseNumber followUp =
                Objects.requireNonNull(steps.emergencies.get(number).followUp());
        assertThat(steps.reliefs.get(followUp).follows()).isEqualTo(number);
        steps.accepted(followUp);
        assertThat(steps.waiting(CIVIL, followUp)).containsExactly("userTask_surveyHousehold");
    }

    @Test
    void whatWasObtainedByDeceitIsRecoveredFinedAndBarsForAYear() {
        CaseNumber number = steps.helped(ReliefCause.DISASTER, Means.CASH, 900);
        HouseholdId family = steps.emergencies.get(number).household();
        assertThatThrownBy(() -> steps.done(
                        COUNTY,
                        number,
                        "userTask_confirmRelief",
                        Map.of("decision", "RECOVER", "deceived", false, "reason", "不符合条件")))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("不追回");
        steps.done(
                COUNTY,
                number,
                "userTask_confirmRelief",
                Map.of("decision", "RECOVER", "deceived", true, "reason", "谎报房屋被毁"));

        recovered(number, 900, true);
        steps.done(
                SUPERVISION,
                number,
                "userTask_referFine",
                Map.of("referredOn", steps.clock.today().toString(), "reference", "绥监移1号"));

        assertThat(steps.outcome(number)).isEqualTo("RECOVERED");
        assertThat(payment(number).status()).isEqualTo(ProvisionalPayment.Status.RECOVERED);
        assertThat(payment(number).owed()).isEqualTo(Money.ZERO);
        CaseNumber again = steps.applied(family, ReliefCause.ILLNESS);
        steps.accepted(again);
        assertThat(steps.refusal(again).refusal()).isEqualTo(Refusal.BARRED);
    }

    @Test
    void aFamilyThatIsHeardMayKeepWhatItGot() {
        CaseNumber number = steps.helped(ReliefCause.DISASTER, Means.GOODS, 500);
        steps.done(
                COUNTY,
                number,
                "userTask_confirmRelief",
                Map.of("decision", "RECOVER", "deceived", true, "reason", "疑似谎报"));
        told(number);

        steps.done(
                POVERTY_COLLEAGUE,
                number,
                "userTask_decideRecovery",
                Map.of("decision", "WAIVE", "reason", "陈述属实，没有隐瞒"));

        assertThat(steps.outcome(number)).isEqualTo("RECOVERED");
        assertThat(recoveries.find(number).orElseThrow().owed()).isEqualTo(Money.ZERO);
    }

    @Test
    void theEmergencyProcedureIsNotUsedTwiceForOneCause() {
        CaseNumber first = steps.helped(ReliefCause.ACCIDENT, Means.CASH, 300);
        HouseholdId family = steps.emergencies.get(first).household();
        steps.done(COUNTY, first, "userTask_confirmRelief", Map.of("decision", "CONFIRM"));
        steps.noticed(first);

        CaseNumber second = steps.reported(family, ReliefCause.ACCIDENT);
        steps.factsRecorded(second, Means.CASH, 300);

        assertThat(steps.outcome(second)).isEqualTo("TURNED_ORDINARY");
        assertThat(steps.caseFiles.openCase(family, CaseKind.RELIEF)).isPresent();
    }

    @Test
    void whatIsNoEmergencyIsRefusedInWritingOrWithdrawn() {
        CaseNumber refused = steps.reported(steps.family(), ReliefCause.OTHER);
        steps.factsRecorded(refused, Means.CASH, 300);
        steps.done(HEAD, refused, "userTask_decideByHead", Map.of("decision", "REFUSE", "reason", "没有危险"));
        steps.refusalDelivered(refused, "userTask_deliverNoRelief");
        assertThat(steps.outcome(refused)).isEqualTo("REFUSED");

        CaseNumber withdrawn = steps.reported(steps.family(), ReliefCause.OTHER);
        steps.acting.person(COMMITTEE, () -> steps.emergencies.withdraw(withdrawn, "亲戚已接走"));
        steps.jobs.runDue();

        assertThat(steps.outcome(withdrawn)).isEqualTo("WITHDRAWN");
    }

    @Test
    void anEmptyImprestIsSeenToAtOnce() {
        Money held = steps.imprests.balance(TOWNSHIP);
        CaseNumber number = steps.reported(steps.family(), ReliefCause.DISASTER);
        steps.factsRecorded(number, Means.CASH, 5000);
        int emptied = (int) (held.fen() / 500_000);
        for (int i = 0; i < emptied; i++) {
            CaseNumber other = steps.reported(steps.family(), ReliefCause.DISASTER);
            steps.factsRecorded(other, Means.CASH, 5000);
            steps.done(COUNTY, other, "userTask_decideByDutyOfficer", Map.of("decision", "RELIEVE", "call", "9点通话"));
        }
        steps.done(COUNTY, number, "userTask_decideByDutyOfficer", Map.of("decision", "RELIEVE", "call", "10点通话"));

        assertThat(steps.waiting(COUNTY, number)).containsExactly("userTask_topUpImprest");
        steps.toppedUp(10_000);
        steps.done(COUNTY, number, "userTask_topUpImprest", Map.of("provided", true, "note", "已拨补"));

        assertThat(steps.waiting(CIVIL, number)).containsExactly("userTask_handOver");
    }

    @Test
    void lateHelpIsReportedAndDecidesNothing() {
        CaseNumber number = steps.reported(steps.family(), ReliefCause.DISASTER);

        steps.clock.plusDays(2);
        steps.jobs.runDue();

        assertThat(steps.caseFiles.timeline(number))
                .anySatisfy(line -> assertThat(line.toString()).contains("没有在规定时间内先行救助"));
        assertThat(steps.waiting(CIVIL, number)).containsExactly("userTask_recordFacts");
    }

    @Test
    void anUnconfirmedEmergencyIsToldToSupervision() {
        CaseNumber number = steps.helped(ReliefCause.DISASTER, Means.GOODS, 400);

        steps.clock.plusDays(40);
        steps.jobs.runDue();

        assertThat(steps.caseFiles.timeline(number))
                .anySatisfy(line -> assertThat(line.toString()).contains("逾期没有追认"));
        assertThat(steps.waiting(COUNTY, number)).containsExactly("userTask_confirmRelief");
    }

    @Test
    void whoHandlesItSeesItAndOtherTownshipsDoNot() {
        CaseNumber number = steps.reported(steps.family(), ReliefCause.DISASTER);
        CaseFile file = steps.caseFiles.get(number);

        assertThat(file.kind()).isEqualTo(CaseKind.EMERGENCY_RELIEF);
        assertThat(List.of(
                        steps.waiting("tangjiafang-minzheng1", number),
                        steps.waiting("tangjiafang-zhenzhang1", number)))
                .allSatisfy(tasks -> assertThat(tasks).isEmpty());
    }

    private void told(CaseNumber number) {
        steps.done(
                POVERTY,
                number,
                "userTask_notifyFacts",
                Map.of("notifiedOn", steps.clock.today().toString(), "method", "IN_PERSON"));
        steps.done(OFFICE, number, "userTask_hearStatement", Map.of("answered", "YES", "statement", "当时确实没有地方住"));
    }

    private void recovered(CaseNumber number, int yuan, boolean fraud) {
        told(number);
        Map<String, Object> decision = new HashMap<>();
        decision.put("decision", "RECOVER");
        decision.put("amount", yuan);
        decision.put("fraud", fraud);
        decision.put("suspend", fraud);
        decision.put("reason", "按核定追回");
        steps.done(POVERTY_COLLEAGUE, number, "userTask_decideRecovery", decision);
        steps.done(
                OFFICE,
                number,
                "userTask_agreePlan",
                Map.of(
                        "instalments",
                        2,
                        "firstDue",
                        steps.clock.today().plusDays(30).toString()));
        for (int part : new int[] {100, yuan - 100}) {
            steps.done(
                    FINANCE,
                    number,
                    "userTask_recordRepayment",
                    Map.of(
                            "amount",
                            part,
                            "paidOn",
                            steps.clock.today().toString(),
                            "receipt",
                            "R" + System.nanoTime()));
        }
    }

    private ProvisionalPayment payment(CaseNumber number) {
        return steps.imprests.of(number).orElseThrow();
    }
}
