package org.bangfu.housing.process;

import static org.bangfu.testing.Routes.done;
import static org.bangfu.testing.Routes.timer;
import static org.bangfu.testing.Routes.told;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.bangfu.testing.CoveredEngine;
import org.bangfu.testing.FencedEngine;
import org.bangfu.testing.Routes;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way through a renovation and the processes that it calls, on an engine with nothing else of it. */
class HousingRoutesTest {

    private static boolean eligible;
    private static boolean dangerous;
    private static boolean shelterNeeded;
    private static boolean committed;
    private static boolean released;
    private static boolean accepted;
    private static boolean reworkLeft;
    private static boolean owing;

    @RegisterExtension
    static final CoveredEngine ENGINE = FencedEngine.of("housing")
            .delegate("checkHousing", execution -> HousingRenovationProcess.ELIGIBLE.set(execution, eligible))
            .delegate("raiseShelterRelief", execution -> {})
            .delegate(
                    "commitRenovation",
                    execution -> HousingRenovationProcess.RENOVATION_COMMITTED.set(execution, committed))
            .delegate("closeRenovation", execution -> {})
            .delegate("gradeHouse", execution -> {
                HousingAppraisalProcess.DANGEROUS.set(execution, dangerous);
                HousingAppraisalProcess.SHELTER_NEEDED.set(execution, shelterNeeded);
            })
            .delegate("reportLateBuilding", execution -> {})
            .delegate("concludeAcceptance", execution -> {
                HousingAcceptanceProcess.ACCEPTED.set(execution, accepted);
                HousingAcceptanceProcess.REWORK_LEFT.set(execution, reworkLeft);
                HousingAcceptanceProcess.PAY_DUE.set(execution, "2099-01-01T00:00:00");
            })
            .delegate(
                    "releaseInstalment",
                    execution -> HousingPaymentProcess.INSTALMENT_RELEASED.set(execution, released))
            .delegate("reportLateInstalment", execution -> {})
            .delegate("revokeRenovation", execution -> HousingCancellationProcess.OWING.set(execution, owing))
            .calls("public-notice")
            .calls("benefit-recovery")
            .covering(0.9);

    @BeforeEach
    void aHouseThatNothingSpeaksAgainst() {
        eligible = true;
        dangerous = true;
        shelterNeeded = false;
        committed = true;
        released = true;
        accepted = true;
        reworkLeft = true;
        owing = false;
    }

    @Test
    void aDangerousHouseIsRenovatedAndPaidInTwoInstalments() {
        ProcessInstance renovation = agreed();

        begun(renovation);
        inspected();
        acceptedByAll();
        told("housing.grantPaid", renovation);

        assertThat(renovation)
                .isEnded()
                .hasPassedInOrder(
                        "serviceTask_checkHousing",
                        "callActivity_appraiseHouse",
                        "userTask_appraiseInVillage",
                        "callActivity_noticeVillage",
                        "userTask_reviewOnSite",
                        "callActivity_noticeTownship",
                        "userTask_recheckRenovation",
                        "callActivity_noticeCounty",
                        "serviceTask_commitRenovation",
                        "userTask_signAgreement",
                        "callActivity_buildHouse",
                        "callActivity_acceptHouse",
                        "callActivity_payBalance",
                        "serviceTask_closeRenovation",
                        "endEvent_completed")
                .hasNotPassed("serviceTask_raiseShelterRelief");
    }

    @Test
    void peopleInAHouseThatMayFallAreShelteredAtOnce() {
        shelterNeeded = true;
        ProcessInstance renovation = opened();

        graded(false);

        assertThat(renovation).hasPassed("serviceTask_raiseShelterRelief").isWaitingAt("userTask_appraiseInVillage");
    }

    @Test
    void whoIsNotEligibleGetsAWrittenAnswer() {
        eligible = false;
        ProcessInstance renovation = opened();

        done("userTask_deliverHousingRefusal", Map.of());

        assertThat(renovation).isEnded().hasPassed("endEvent_refused").hasNotPassed("callActivity_appraiseHouse");
    }

    @Test
    void aHouseThatIsNotDangerousIsNotRenovatedEvenAfterASecondLook() {
        dangerous = false;
        ProcessInstance renovation = opened();

        graded(true);
        done("userTask_reappraiseGrade", Map.of());
        done("userTask_informHousehold", Map.of("reappraisal", false));

        assertThat(renovation).isEnded().hasPassed("endEvent_notDangerous").hasNotPassed("userTask_appraiseInVillage");
    }

    @Test
    void theMeetingTheTownshipAndTheCountyMayRefuse() {
        ProcessInstance byVote = opened();
        graded(false);
        done("userTask_appraiseInVillage", Map.of("voted", false));
        done("userTask_deliverHousingRefusal", Map.of());
        assertThat(byVote).isEnded().hasPassed("endEvent_refused");

        ProcessInstance byTownship = voted();
        noticed(false);
        done("userTask_reviewOnSite", Map.of("reviewed", false));
        done("userTask_deliverHousingRefusal", Map.of());
        assertThat(byTownship).isEnded().hasPassed("endEvent_refused");

        ProcessInstance byCounty = reviewed();
        noticed(false);
        done("userTask_recheckRenovation", Map.of("approved", false, "returned", false));
        done("userTask_deliverHousingRefusal", Map.of());

        assertThat(byCounty).isEnded().hasPassed("endEvent_refused");
    }

    @Test
    void theCountyMaySendACaseBackToTheTownship() {
        ProcessInstance renovation = reviewed();
        noticed(false);

        done("userTask_recheckRenovation", Map.of("approved", false, "returned", true));

        assertThat(renovation).isWaitingAt("userTask_reviewOnSite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"village", "township", "county"})
    void anUpheldObjectionAgainstAnyOfTheThreeNoticesEndsTheCase(String which) {
        ProcessInstance renovation = switch (which) {
            case "village" -> voted();
            case "township" -> reviewed();
            default -> rechecked();
        };

        noticed(true);
        done("userTask_deliverHousingRefusal", Map.of());

        assertThat(renovation).isEnded().hasPassed("endEvent_objectionUpheld").hasNotPassed("endEvent_refused");
    }

    @Test
    void financeProvidesMoneyThatIsMissing() {
        committed = false;
        ProcessInstance renovation = rechecked();
        noticed(false);

        committed = true;
        done("userTask_provideHousingFunds", Map.of());

        assertThat(renovation).isWaitingAt("userTask_signAgreement");
    }

    @Test
    void whatIsBuiltBadlyIsMendedAndInspectedAgain() {
        ProcessInstance renovation = agreed();
        begun(renovation);

        for (String part : new String[] {"Foundation", "Structure", "Finish"}) {
            String answer = part.toLowerCase(java.util.Locale.ROOT) + "Sound";
            done("userTask_inspect" + part, Map.of(answer, false));
            done("userTask_mend" + part, Map.of());
            done("userTask_inspect" + part, Map.of(answer, true));
        }
        timer("finishTerm");
        done("userTask_reportCompletion", Map.of());
        acceptedByAll();
        told("housing.grantPaid", renovation);

        assertThat(renovation).isEnded().hasPassed("endEvent_completed");
    }

    @Test
    void whatTheBankReturnsAndAnAccountThatIsMissingAreCorrected() {
        released = false;
        ProcessInstance renovation = agreed();
        done("userTask_reportStart", Map.of("payDue", "2099-01-01T00:00:00"));

        released = true;
        done("userTask_correctHousingAccount", Map.of());
        told("housing.grantReturned", renovation);
        done("userTask_correctHousingAccount", Map.of());
        timer("instalmentTerm");
        told("housing.grantPaid", renovation);
        inspected();
        acceptedByAll();
        told("housing.grantPaid", renovation);

        assertThat(renovation).isEnded().hasPassed("endEvent_completed");
    }

    @Test
    void aHouseThatFailsIsMendedTwiceAndThenTheLeadingGroupDecides() {
        accepted = false;
        ProcessInstance renovation = agreed();
        begun(renovation);
        inspected();
        acceptedByAll();
        done("userTask_reworkHouse", Map.of());
        reworkLeft = false;
        acceptedByAll();

        done("userTask_decideFurther", Map.of("further", true));
        done("userTask_reworkHouse", Map.of());
        acceptedByAll();
        owing = true;
        done("userTask_decideFurther", Map.of("further", false));
        done("userTask_benefitRecovery", Map.of());

        assertThat(renovation)
                .isEnded()
                .hasPassed("callActivity_cancelFailedHouse", "endEvent_cancelled")
                .hasNotPassed("callActivity_payBalance");
    }

    @Test
    void aFamilyMayWithdraw() {
        ProcessInstance renovation = voted();

        told("housing.withdrawn", renovation);

        assertThat(renovation).isEnded().hasPassed("endEvent_withdrawn");
    }

    @Test
    void anApprovedRenovationIsCancelledAndWhatWasPaidRecovered() {
        owing = true;
        ProcessInstance renovation = agreed();
        begun(renovation);

        told("housing.cancelled", renovation);
        done("userTask_benefitRecovery", Map.of());

        assertThat(renovation)
                .isEnded()
                .hasPassed("callActivity_cancelApproved", "endEvent_cancelledByMessage")
                .hasNotPassed("endEvent_completed");
    }

    @Test
    void aRenovationThatWasNotPaidYetIsCancelledAtOnce() {
        ProcessInstance renovation = agreed();

        told("housing.cancelled", renovation);

        assertThat(renovation).isEnded().hasPassed("endEvent_cancelledByMessage");
    }

    private static ProcessInstance opened() {
        return Routes.started("housing-renovation", "P4", Map.of("objectionUpheld", false));
    }

    private static void graded(boolean reappraisal) {
        done("userTask_appraiseGrade", Map.of());
        done("userTask_informHousehold", Map.of("reappraisal", reappraisal));
    }

    private static ProcessInstance voted() {
        ProcessInstance renovation = opened();
        graded(false);
        done("userTask_appraiseInVillage", Map.of("voted", true));
        return renovation;
    }

    private static ProcessInstance reviewed() {
        ProcessInstance renovation = voted();
        noticed(false);
        done("userTask_reviewOnSite", Map.of("reviewed", true));
        return renovation;
    }

    private static ProcessInstance rechecked() {
        ProcessInstance renovation = reviewed();
        noticed(false);
        done("userTask_recheckRenovation", Map.of("approved", true, "returned", false));
        return renovation;
    }

    private static ProcessInstance agreed() {
        ProcessInstance renovation = rechecked();
        noticed(false);
        done("userTask_signAgreement", Map.of("finishDue", "2099-01-01T00:00:00"));
        return renovation;
    }

    private static void noticed(boolean upheld) {
        done("userTask_publicNotice", Map.of("objectionUpheld", upheld));
    }

    private static void begun(ProcessInstance renovation) {
        done("userTask_reportStart", Map.of("payDue", "2099-01-01T00:00:00"));
        told("housing.grantPaid", renovation);
    }

    private static void inspected() {
        done("userTask_inspectFoundation", Map.of("foundationSound", true));
        done("userTask_inspectStructure", Map.of("structureSound", true));
        done("userTask_inspectFinish", Map.of("finishSound", true));
        done("userTask_reportCompletion", Map.of());
    }

    private static void acceptedByAll() {
        done("userTask_acceptAtCounty", Map.of());
        done("userTask_acceptAtTownship", Map.of());
        done("userTask_acceptAtVillage", Map.of());
    }
}
