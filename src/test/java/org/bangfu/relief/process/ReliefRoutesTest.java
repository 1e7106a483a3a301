package org.bangfu.relief.process;

import static org.bangfu.relief.process.TemporaryReliefProcess.ADMISSIBLE;
import static org.bangfu.relief.process.TemporaryReliefProcess.CASH;
import static org.bangfu.relief.process.TemporaryReliefProcess.ELIGIBLE;
import static org.bangfu.relief.process.TemporaryReliefProcess.GOODS;
import static org.bangfu.relief.process.TemporaryReliefProcess.RESERVE_SHORT;
import static org.bangfu.relief.process.TemporaryReliefProcess.SPECIAL;
import static org.bangfu.relief.process.TemporaryReliefProcess.WITHIN_TOWNSHIP;
import static org.bangfu.testing.Routes.done;
import static org.bangfu.testing.Routes.timer;
import static org.bangfu.testing.Routes.told;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.testing.CoveredEngine;
import org.bangfu.testing.FencedEngine;
import org.bangfu.testing.Routes;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through ordinary relief, its payment and emergency relief, on an engine with nothing else of it. */
class ReliefRoutesTest {

    private static boolean admissible;
    private static boolean special;
    private static boolean eligible;
    private static boolean withinTownship;
    private static boolean reserveShort;
    private static boolean cash;
    private static boolean goods;
    private static boolean committed;
    private static boolean released;
    private static boolean provided;
    private static boolean surplus;

    @RegisterExtension
    static final CoveredEngine ENGINE = FencedEngine.of("relief")
            .delegate("turnUrgent", execution -> {})
            .delegate("checkRequest", execution -> {
                ADMISSIBLE.set(execution, admissible);
                SPECIAL.set(execution, special);
            })
            .delegate("assessNeedForRelief", execution -> ELIGIBLE.set(execution, eligible))
            .delegate("determineLevel", execution -> {
                WITHIN_TOWNSHIP.set(execution, withinTownship);
                RESERVE_SHORT.set(execution, reserveShort);
            })
            .delegate("referOnward", execution -> {
                CASH.set(execution, cash);
                GOODS.set(execution, goods);
            })
            .delegate("reportOverdueRelief", execution -> {})
            .delegate("commitGrant", execution -> ReliefPaymentProcess.COMMITTED.set(execution, committed))
            .delegate("releaseGrant", execution -> ReliefPaymentProcess.RELEASED.set(execution, released))
            .delegate("reportLatePayment", execution -> {})
            .delegate("provideRelief", execution -> EmergencyReliefProcess.PROVIDED.set(execution, provided))
            .delegate("assessEmergency", execution -> {})
            .delegate("revokeRelief", execution -> {})
            .delegate("settleRelief", execution -> EmergencyReliefProcess.SURPLUS.set(execution, surplus))
            .delegate("referFurther", execution -> {})
            .delegate("openOrdinaryCase", execution -> {})
            .delegate("reportLateRelief", execution -> {})
            .delegate("reportUnconfirmedRelief", execution -> {})
            .calls("public-notice")
            .calls("benefit-recovery")
            .covering(0.9);

    @BeforeEach
    void aFamilyThatNothingSpeaksAgainst() {
        admissible = true;
        special = false;
        eligible = true;
        withinTownship = true;
        reserveShort = false;
        cash = true;
        goods = false;
        committed = true;
        released = true;
        provided = true;
        surplus = false;
    }

    @Test
    void aSmallAmountIsApprovedByTheTownshipAndPaid() {
        ProcessInstance relief = started();

        accepted();
        done("userTask_surveyHousehold", Map.of());
        agreed(false);
        noticed(false);
        done("userTask_approveTownship", approved(true));
        told("relief.grantPaid", relief);

        assertThat(relief)
                .isEnded()
                .hasPassedInOrder(
                        "userTask_surveyHousehold",
                        "serviceTask_assessNeed",
                        "userTask_giveOpinion",
                        "callActivity_postNotice",
                        "userTask_approveTownship",
                        "endEvent_paid")
                .hasNotPassed("userTask_approveCounty");
    }

    @Test
    void aLargeAmountGoesToTheCountyAndMayBeGivenInGoods() {
        withinTownship = false;
        ProcessInstance relief = posted();

        cash = false;
        goods = true;
        done("userTask_approveCounty", approved(false));
        done("userTask_deliverGoods", Map.of());

        assertThat(relief).isEnded().hasPassed("endEvent_goodsDelivered").hasNotPassed("callActivity_payGrant");
    }

    @Test
    void whoNeedsAnotherSchemeIsReferredWithoutNotice() {
        ProcessInstance relief = started();
        accepted();
        done("userTask_surveyHousehold", Map.of());

        cash = false;
        agreed(true);

        assertThat(relief).isEnded().hasPassed("endEvent_referred").hasNotPassed("callActivity_postNotice");
    }

    @Test
    void whatIsMissingIsSaidOnce() {
        ProcessInstance relief = started();

        done("userTask_acceptApplication", acceptance("returned"));
        assertThat(relief).isWaitingAt("catchEvent_supplemented");
        told("relief.supplemented", relief);
        assertThat(relief).isWaitingAt("userTask_acceptApplication");
        done("userTask_acceptApplication", acceptance("none"));
        done("userTask_deliverRefusal", Map.of());

        assertThat(relief).isEnded().hasPassed("endEvent_refused");
    }

    @Test
    void whatCannotWaitTurnsToTheEmergencyProcedure() {
        ProcessInstance relief = started();

        done("userTask_acceptApplication", acceptance("urgent"));

        assertThat(relief).isEnded().hasPassed("serviceTask_turnUrgent", "endEvent_turnedUrgent");
    }

    @Test
    void aCauseThatWasHelpedThisYearIsRefusedUnlessTheCountyGrantsASpecialCase() {
        admissible = false;
        ProcessInstance refused = started();
        accepted();
        done("userTask_deliverRefusal", Map.of());
        assertThat(refused).isEnded().hasPassed("endEvent_refused");

        special = true;
        ProcessInstance denied = started();
        accepted();
        done("userTask_answerSpecialCase", Map.of("granted", false));
        done("userTask_deliverRefusal", Map.of());
        assertThat(denied).isEnded().hasPassed("gateway_special", "endEvent_refused");

        ProcessInstance granted = started();
        accepted();
        done("userTask_answerSpecialCase", Map.of("granted", true));

        assertThat(granted).isWaitingAt("userTask_surveyHousehold");
    }

    @Test
    void aFamilyThatTheRulesDoNotCoverGetsAWrittenAnswer() {
        eligible = false;
        ProcessInstance relief = started();

        accepted();
        done("userTask_surveyHousehold", Map.of());
        done("userTask_deliverRefusal", Map.of());

        assertThat(relief).isEnded().hasPassed("endEvent_refused").hasNotPassed("userTask_giveOpinion");
    }

    @Test
    void theTownshipMaySendTheSurveyorsBackOrDisagree() {
        ProcessInstance relief = started();
        accepted();
        done("userTask_surveyHousehold", Map.of());

        done("userTask_giveOpinion", opinion(false, true, false));
        done("userTask_surveyHousehold", Map.of());
        done("userTask_giveOpinion", opinion(false, false, false));
        done("userTask_deliverRefusal", Map.of());

        assertThat(relief).isEnded().hasPassed("endEvent_refused");
    }

    @Test
    void anUpheldObjectionEndsTheCase() {
        ProcessInstance relief = started();
        accepted();
        done("userTask_surveyHousehold", Map.of());
        agreed(false);

        noticed(true);
        done("userTask_deliverRefusal", Map.of());

        assertThat(relief).isEnded().hasPassed("gateway_objection", "endEvent_refused");
    }

    @Test
    void financeProvidesTheMoneyBeforeItIsApproved() {
        reserveShort = true;
        ProcessInstance relief = posted();

        reserveShort = false;
        done("userTask_provideFunds", Map.of());

        assertThat(relief).isWaitingAt("userTask_approveTownship");
    }

    @Test
    void theApproverMaySendBackOrRefuse() {
        ProcessInstance relief = posted();

        done(
                "userTask_approveTownship",
                Map.of("approved", false, "returned", true, "cash", true, "payDue", "2099-01-01T00:00:00"));
        agreed(false);
        noticed(false);
        done(
                "userTask_approveTownship",
                Map.of("approved", false, "returned", false, "cash", true, "payDue", "2099-01-01T00:00:00"));
        done("userTask_deliverRefusal", Map.of());

        assertThat(relief).isEnded().hasPassed("endEvent_refused");
    }

    @Test
    void whatTheBankReturnsIsCorrectedAndPaidAgain() {
        ProcessInstance relief = posted();
        done("userTask_approveTownship", approved(true));

        told("relief.grantReturned", relief);
        done("userTask_correctAccount", Map.of());
        told("relief.grantPaid", relief);

        assertThat(relief).isEnded().hasPassed("endEvent_paid");
    }

    @Test
    void anAccountThatIsMissingIsMendedBeforeTheBankIsAsked() {
        ProcessInstance relief = posted();
        released = false;
        done("userTask_approveTownship", approved(true));

        released = true;
        done("userTask_correctAccount", Map.of());
        told("relief.grantPaid", relief);

        assertThat(relief).isEnded().hasPassed("endEvent_paid");
    }

    @Test
    void moneyThatIsGoneInTheMeantimeIsProvidedAgain() {
        ProcessInstance relief = posted();
        committed = false;
        done("userTask_approveTownship", approved(true));

        committed = true;
        done("userTask_provideMoney", Map.of());
        told("relief.grantPaid", relief);

        assertThat(relief).isEnded().hasPassed("endEvent_paid");
    }

    @Test
    void aLatePaymentIsReportedAndGoesOn() {
        ProcessInstance relief = posted();
        done("userTask_approveTownship", approved(true));

        timer("payTerm");

        told("relief.grantPaid", relief);
        assertThat(relief).isEnded().hasPassed("endEvent_paid");
    }

    @Test
    void aFamilyMayWithdrawAndAnOverdueCaseIsReported() {
        ProcessInstance relief = started();
        timer("overallTerm");
        assertThat(relief).isWaitingAt("userTask_acceptApplication").hasPassed("endEvent_overdueReported");

        told("relief.withdrawn", relief);

        assertThat(relief).isEnded().hasPassed("endEvent_withdrawn");
    }

    @Test
    void anEmergencyIsMetFirstAndConfirmedAfterwards() {
        ProcessInstance emergency = helped(true);

        confirmed(true, false, false);
        noticed(false);

        assertThat(emergency)
                .isEnded()
                .hasPassedInOrder(
                        "userTask_decideByHead",
                        "serviceTask_provideRelief",
                        "userTask_handOver",
                        "userTask_completePaperwork",
                        "userTask_confirmRelief",
                        "callActivity_postNoticeAfterwards",
                        "endEvent_confirmed");
    }

    @Test
    void aboveTheLimitTheDutyOfficerDecidesByPhone() {
        ProcessInstance emergency = helped(false);

        assertThat(emergency).hasPassed("userTask_decideByDutyOfficer").hasNotPassed("userTask_decideByHead");
    }

    @Test
    void anAdjustedAmountIsPartlyRecoveredAndNeedMayGoOn() {
        surplus = true;
        ProcessInstance emergency = helped(true);

        confirmed(true, true, true);
        noticed(false);
        done("userTask_benefitRecovery", Map.of());

        assertThat(emergency)
                .isEnded()
                .hasPassed("callActivity_recoverSurplus", "serviceTask_openOrdinaryCase", "endEvent_adjusted");
    }

    @Test
    void reliefThatWasWrongIsCompensatedByRecovery() {
        ProcessInstance emergency = helped(true);

        confirmed(false, false, false);
        done("userTask_benefitRecovery", Map.of());

        assertThat(emergency)
                .isEnded()
                .hasPassed("callActivity_recoverProvisionalRelief", "endEvent_recovered")
                .hasNotPassed("callActivity_postNoticeAfterwards");
    }

    @Test
    void anObjectionAfterReliefLeadsToRecovery() {
        ProcessInstance emergency = helped(true);

        confirmed(true, false, false);
        noticed(true);
        done("userTask_benefitRecovery", Map.of());

        assertThat(emergency).isEnded().hasPassed("callActivity_recoverProvisionalRelief", "endEvent_recovered");
    }

    @Test
    void whatIsNoEmergencyGoesTheOrdinaryWayOrIsRefused() {
        ProcessInstance twice = reported();
        done("userTask_recordFacts", Map.of("admissible", false, "withinTownship", true));
        assertThat(twice).isEnded().hasPassed("serviceTask_turnOrdinary", "endEvent_turnedOrdinary");

        ProcessInstance ordinary = reported();
        done("userTask_recordFacts", Map.of("admissible", true, "withinTownship", true));
        done("userTask_decideByHead", Map.of("relieved", false, "toOrdinary", true));
        assertThat(ordinary).isEnded().hasPassed("endEvent_turnedOrdinary");

        ProcessInstance refused = reported();
        done("userTask_recordFacts", Map.of("admissible", true, "withinTownship", true));
        done("userTask_decideByHead", Map.of("relieved", false, "toOrdinary", false));
        done("userTask_deliverNoRelief", Map.of());

        assertThat(refused).isEnded().hasPassed("endEvent_refused");
    }

    @Test
    void anEmptyImprestIsToppedUpAtOnce() {
        provided = false;
        ProcessInstance emergency = reported();
        done("userTask_recordFacts", Map.of("admissible", true, "withinTownship", true));
        done("userTask_decideByHead", Map.of("relieved", true, "toOrdinary", false));

        provided = true;
        done("userTask_topUpImprest", Map.of());

        assertThat(emergency).isWaitingAt("userTask_handOver");
    }

    @Test
    void lateHelpAndLateConfirmationAreReportedAndAnEmergencyMayPass() {
        ProcessInstance emergency = reported();
        timer("actTerm");
        timer("confirmTerm");
        assertThat(emergency)
                .isWaitingAt("userTask_recordFacts")
                .hasPassed("serviceTask_reportLateRelief", "serviceTask_reportUnconfirmedRelief");

        told("relief.emergencyWithdrawn", emergency);

        assertThat(emergency).isEnded().hasPassed("endEvent_withdrawn");
    }

    private ProcessInstance started() {
        return started("temporary-relief", Map.of("overallDue", "2099-01-01T00:00:00"));
    }

    private ProcessInstance reported() {
        return started(
                "emergency-relief", Map.of("actDue", "2099-01-01T00:00:00+08:00", "confirmDue", "2099-01-01T00:00:00"));
    }

    private static ProcessInstance started(String process, Map<String, Object> due) {
        return Routes.started(process, "P3A", due);
    }

    private static void accepted() {
        done("userTask_acceptApplication", acceptance("accepted"));
    }

    private static Map<String, Object> acceptance(String which) {
        Map<String, Object> answers = new HashMap<>();
        for (String each : List.of("accepted", "returned", "urgent")) {
            answers.put(each, each.equals(which));
        }
        return answers;
    }

    private static void agreed(boolean referralOnly) {
        done("userTask_giveOpinion", opinion(true, false, referralOnly));
    }

    private static Map<String, Object> opinion(boolean agreed, boolean returned, boolean referralOnly) {
        return Map.of("agreed", agreed, "returned", returned, "referralOnly", referralOnly);
    }

    private static void noticed(boolean upheld) {
        done("userTask_publicNotice", Map.of("objectionUpheld", upheld));
    }

    private static Map<String, Object> approved(boolean inCash) {
        return Map.of("approved", true, "returned", false, "cash", inCash, "payDue", "2099-01-01T00:00:00");
    }

    private ProcessInstance posted() {
        ProcessInstance relief = started();
        accepted();
        done("userTask_surveyHousehold", Map.of());
        agreed(false);
        noticed(false);
        return relief;
    }

    private ProcessInstance helped(boolean byHead) {
        ProcessInstance emergency = reported();
        done("userTask_recordFacts", Map.of("admissible", true, "withinTownship", byHead));
        done(
                byHead ? "userTask_decideByHead" : "userTask_decideByDutyOfficer",
                Map.of("relieved", true, "toOrdinary", false));
        done("userTask_handOver", Map.of());
        done("userTask_completePaperwork", Map.of());
        return emergency;
    }

    private static void confirmed(boolean rightful, boolean adjusted, boolean furtherNeed) {
        done("userTask_confirmRelief", Map.of("rightful", rightful, "adjusted", adjusted, "furtherNeed", furtherNeed));
    }
}
