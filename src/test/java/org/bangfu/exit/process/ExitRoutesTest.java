package org.bangfu.exit.process;

import static org.bangfu.testing.Routes.done;
import static org.bangfu.testing.Routes.runJobs;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;

import java.util.List;
import java.util.Map;
import org.bangfu.testing.CoveredEngine;
import org.bangfu.testing.FencedEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through exit, the departments' check and the visit a year later, on an engine with nothing else of it. */
class ExitRoutesTest {

    private static final List<String> CHECKS =
            List.of("Housing", "Education", "Medical", "Water", "CivilAffairs", "Poverty");

    private static boolean eligible;
    private static boolean sectorsPassed;

    @RegisterExtension
    static final CoveredEngine ENGINE = FencedEngine.of("exit")
            .delegate("checkExit", execution -> HouseholdExitProcess.ELIGIBLE.set(execution, eligible))
            .delegate("drawExitSample", execution -> {})
            .delegate("enterExit", execution -> {})
            .delegate("reportOverdueExit", execution -> {})
            .delegate("concludeSectors", execution -> SectorCheckProcess.SECTORS_PASSED.set(execution, sectorsPassed))
            .delegate("revertExit", execution -> {})
            .calls("public-notice")
            .covering(0.9);

    private static int cases;

    @BeforeEach
    void aFamilyThatMeetsEveryCondition() {
        eligible = true;
        sectorsPassed = true;
    }

    @Test
    void aFamilyThatMeetsEveryConditionExits() {
        ProcessInstance exit = posted();

        noticed(false);
        reviewed(true, false);
        sectorsSigned();
        decided(true, false);
        done("userTask_hangAnnouncement", Map.of());

        assertThat(exit)
                .isEnded()
                .hasPassedInOrder(
                        "userTask_verifyHousehold",
                        "serviceTask_checkExit",
                        "userTask_appraise",
                        "userTask_verifyOnSite",
                        "userTask_countersign",
                        "userTask_recordConsent",
                        "callActivity_postNotice",
                        "serviceTask_drawExitSample",
                        "userTask_reviewTownship",
                        "callActivity_checkSectors",
                        "userTask_approveExit",
                        "userTask_hangAnnouncement",
                        "serviceTask_enterExit",
                        "endEvent_exited");
    }

    @Test
    void aFamilyThatFailsAConditionStaysPoor() {
        eligible = false;
        ProcessInstance exit = started();

        done("userTask_verifyHousehold", Map.of());
        told(false, false);

        assertThat(exit).isEnded().hasPassed("endEvent_continuePoor").hasNotPassed("userTask_appraise");
    }

    @Test
    void anAssemblyMaySayNo() {
        ProcessInstance exit = started();
        done("userTask_verifyHousehold", Map.of());

        done("userTask_appraise", Map.of("votedFor", false));
        told(false, false);

        assertThat(exit).isEnded().hasPassed("endEvent_continuePoor").hasNotPassed("userTask_verifyOnSite");
    }

    @Test
    void eitherVerifierMaySendTheAccountBack() {
        ProcessInstance exit = started();
        appraised();

        done("userTask_verifyOnSite", Map.of("confirmed", false));
        assertThat(exit).isWaitingAt("userTask_verifyHousehold");
        appraised();
        done("userTask_verifyOnSite", Map.of("confirmed", true));
        done("userTask_countersign", Map.of("confirmed", false));

        assertThat(exit).isWaitingAt("userTask_verifyHousehold");
    }

    @Test
    void aFamilyThatRefusesIsHeardOnceAndMayAgreeThen() {
        ProcessInstance exit = refused();

        mediated(true, false);

        assertThat(exit).isWaitingAt("callActivity_postNotice");
    }

    @Test
    void aFamilyThatStillRefusesStays() {
        ProcessInstance exit = refused();

        mediated(false, false);
        told(true, false);

        assertThat(exit).isEnded().hasPassed("endEvent_refusedByHousehold").hasNotPassed("callActivity_postNotice");
    }

    @Test
    void theLeadingGroupDecidesOnARefusalThatTheTownshipCannotAccept() {
        ProcessInstance overruled = refused();
        mediated(false, true);
        done("userTask_decideOnRefusal", Map.of("overruled", true));
        assertThat(overruled).isWaitingAt("callActivity_postNotice");

        ProcessInstance accepted = refused();
        mediated(false, true);
        done("userTask_decideOnRefusal", Map.of("overruled", false));
        told(true, false);

        assertThat(accepted).isEnded().hasPassed("endEvent_refusedByHousehold");
    }

    @Test
    void anUpheldObjectionEndsTheCase() {
        ProcessInstance exit = posted();

        noticed(true);
        told(false, true);

        assertThat(exit).isEnded().hasPassed("endEvent_objectionUpheld").hasNotPassed("serviceTask_drawExitSample");
    }

    @Test
    void theTownshipMaySendBackOrDisagree() {
        ProcessInstance exit = posted();
        noticed(false);
        reviewed(false, true);
        assertThat(exit).isWaitingAt("userTask_verifyHousehold");

        agreedAgain();
        noticed(false);
        reviewed(false, false);
        told(false, false);

        assertThat(exit).isEnded().hasPassed("endEvent_continuePoor").hasNotPassed("callActivity_checkSectors");
    }

    @Test
    void oneDepartmentIsEnoughToStopAnExit() {
        sectorsPassed = false;
        ProcessInstance exit = posted();
        noticed(false);
        reviewed(true, false);

        sectorsSigned();
        told(false, false);

        assertThat(exit).isEnded().hasPassed("endEvent_continuePoor").hasNotPassed("userTask_approveExit");
    }

    @Test
    void theDepartmentsWorkAtOnceAndAllMustSign() {
        ProcessInstance exit = posted();
        noticed(false);
        reviewed(true, false);

        CHECKS.subList(0, 5).forEach(check -> done("userTask_check" + check, Map.of()));
        assertThat(exit).isWaitingAt("callActivity_checkSectors");
        done("userTask_checkPoverty", Map.of());

        assertThat(exit).isWaitingAt("userTask_approveExit");
    }

    @Test
    void theLeadingGroupMaySendBackOrDisagree() {
        ProcessInstance exit = posted();
        noticed(false);
        reviewed(true, false);
        sectorsSigned();

        decided(false, true);
        assertThat(exit).isWaitingAt("userTask_reviewTownship");
        reviewed(true, false);
        sectorsSigned();
        decided(false, false);
        told(false, false);

        assertThat(exit).isEnded().hasPassed("endEvent_continuePoor").hasNotPassed("serviceTask_enterExit");
    }

    @Test
    void aCaseMayBeWithdrawnAndAnOverdueOneIsReported() {
        ProcessInstance exit = started();
        execute(managementService().createJobQuery().timers().list().stream()
                .reduce((first, second) -> second)
                .orElseThrow());
        runJobs();
        assertThat(exit).isWaitingAt("userTask_verifyHousehold").hasPassed("endEvent_overdueReported");

        runtimeService()
                .createMessageCorrelation("exit.withdrawn")
                .processInstanceBusinessKey(exit.getBusinessKey())
                .correlate();

        assertThat(exit).isEnded().hasPassed("endEvent_withdrawn");
    }

    @Test
    void aVisitAYearLaterFindsTheExitSound() {
        ProcessInstance lookBack = started("exit-look-back");

        done("userTask_visitExited", Map.of("stillOut", true));

        assertThat(lookBack).isEnded().hasPassed("endEvent_sound");
    }

    @Test
    void aWrongExitIsCorrectedOnTheCountysWord() {
        ProcessInstance wrong = started("exit-look-back");
        done("userTask_visitExited", Map.of("stillOut", false));
        done("userTask_confirmWrongExit", Map.of("wrongExit", true));
        assertThat(wrong).isEnded().hasPassedInOrder("serviceTask_revertExit", "endEvent_reverted");

        ProcessInstance right = started("exit-look-back");
        done("userTask_visitExited", Map.of("stillOut", false));
        done("userTask_confirmWrongExit", Map.of("wrongExit", false));

        assertThat(right).isEnded().hasPassed("endEvent_upheld").hasNotPassed("serviceTask_revertExit");
    }

    private static ProcessInstance started() {
        return started("household-exit");
    }

    private static ProcessInstance started(String process) {
        ProcessInstance instance = runtimeService()
                .startProcessInstanceByKey(
                        process,
                        "P5-430527-2016-" + (100000 + cases++),
                        Map.of("area", "43052710300101", "overallDue", "2099-01-01T00:00:00"));
        runJobs();
        return instance;
    }

    private static void appraised() {
        done("userTask_verifyHousehold", Map.of());
        done("userTask_appraise", Map.of("votedFor", true));
    }

    private static void verified() {
        appraised();
        done("userTask_verifyOnSite", Map.of("confirmed", true));
        done("userTask_countersign", Map.of("confirmed", true));
    }

    private static void agreedAgain() {
        verified();
        done("userTask_recordConsent", Map.of("consented", true));
    }

    private static ProcessInstance posted() {
        ProcessInstance exit = started();
        agreedAgain();
        return exit;
    }

    private static ProcessInstance refused() {
        ProcessInstance exit = started();
        verified();
        done("userTask_recordConsent", Map.of("consented", false));
        return exit;
    }

    private static void mediated(boolean consented, boolean escalated) {
        done("userTask_mediateRefusal", Map.of("consented", consented, "escalated", escalated));
    }

    private static void noticed(boolean upheld) {
        done("userTask_publicNotice", Map.of("objectionUpheld", upheld));
    }

    private static void reviewed(boolean approved, boolean returned) {
        done("userTask_reviewTownship", Map.of("approved", approved, "returned", returned));
    }

    private static void decided(boolean approved, boolean returned) {
        done("userTask_approveExit", Map.of("approved", approved, "returned", returned));
    }

    private static void sectorsSigned() {
        CHECKS.forEach(check -> done("userTask_check" + check, Map.of()));
    }

    private static void told(boolean byHousehold, boolean byObjection) {
        done(
                "userTask_deliverContinuation",
                Map.of("refusedByHousehold", byHousehold, "refusedByObjection", byObjection));
    }
}
