package org.bangfu.identification.process;

import static org.bangfu.identification.process.HouseholdIdentificationProcess.ADMISSIBLE;
import static org.bangfu.identification.process.HouseholdIdentificationProcess.NEEDY;
import static org.bangfu.testing.Routes.done;
import static org.bangfu.testing.Routes.runJobs;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.testing.CoveredEngine;
import org.bangfu.testing.FencedEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through identification and its data comparison, on an engine with nothing else of the application. */
class IdentificationRoutesTest {

    private static boolean admissible;
    private static boolean needy;
    private static boolean barred;
    private static boolean listsComplete;
    private static boolean hitsFound;

    @RegisterExtension
    static final CoveredEngine ENGINE = FencedEngine.of("identification")
            .delegate("checkApplicant", execution -> ADMISSIBLE.set(execution, admissible))
            .delegate("assessNeed", execution -> NEEDY.set(execution, needy))
            .delegate("drawTownshipSample", execution -> {})
            .delegate("drawCountySample", execution -> {})
            .delegate("enterRegister", execution -> {})
            .delegate("reportOverdueCase", execution -> {})
            .delegate(
                    "compareData",
                    execution -> execution.setVariables(
                            Map.of("listsComplete", listsComplete, "hitsFound", hitsFound, "barred", barred)))
            .calls("public-notice")
            .covering(0.9);

    private static int cases;

    @BeforeEach
    void aHouseholdThatNothingSpeaksAgainst() {
        admissible = true;
        needy = true;
        barred = false;
        listsComplete = true;
        hitsFound = false;
    }

    @Test
    void aPoorFamilyIsIdentifiedFromItsApplicationToTheRegister() {
        ProcessInstance identification = started(true);

        done("userTask_acceptApplication", Map.of("complete", true, "returned", false));
        throughAssembly();
        throughFirstNotice();
        done("userTask_reviewTownship", Map.of("approved", true, "returned", false, "noticeNeeded", true));
        done("userTask_publicNotice", Map.of("objectionUpheld", false));
        done("userTask_reviewCounty", Map.of("approved", true, "returned", false));
        done("userTask_determine", Map.of("approved", true, "returned", false));
        done("userTask_hangAnnouncement", Map.of());
        done("userTask_fillRegisterForm", Map.of());

        assertThat(identification).isEnded().hasPassed("serviceTask_enterRegister", "endEvent_identified");
    }

    @Test
    void aFamilyThatTheVillageFoundNeedsNoApplication() {
        ProcessInstance identification = started(false);

        assertThat(identification).isWaitingAt("userTask_visitHousehold").hasNotPassed("userTask_acceptApplication");
    }

    @Test
    void aSecondCaseOfTheSameFamilyEndsAtOnce() {
        admissible = false;

        ProcessInstance identification = started(true);

        assertThat(identification).isEnded().hasPassed("endEvent_rejectedDuplicate");
    }

    @Test
    void aReturnedApplicationComesBackCorrected() {
        ProcessInstance identification = started(true);

        done("userTask_acceptApplication", Map.of("complete", false, "returned", true));
        assertThat(identification).isWaitingAt("catchEvent_applicationCorrected");
        message("identification.applicationCorrected", identification);

        assertThat(identification).isWaitingAt("userTask_acceptApplication");
    }

    @Test
    void anApplicationThatStaysIncompleteEnds() {
        ProcessInstance identification = started(true);

        done("userTask_acceptApplication", Map.of("complete", false, "returned", false));

        assertThat(identification).isEnded().hasPassed("endEvent_rejectedIncomplete");
    }

    @Test
    void aFamilyAboveTheLineWithoutDeprivationGetsAWrittenAnswer() {
        needy = false;
        ProcessInstance identification = started(false);

        done("userTask_visitHousehold", Map.of());
        refused("refusedNotPoor");

        assertThat(identification).isEnded().hasPassed("endEvent_rejectedNotPoor");
    }

    @Test
    void aFamilyWithABarringHitNeverReachesTheVote() {
        barred = true;
        ProcessInstance identification = started(false);

        done("userTask_visitHousehold", Map.of());
        done("userTask_appraiseInGroup", Map.of());
        done("userTask_collectAuthorisation", Map.of());
        refused("refusedByVeto");

        assertThat(identification).isEnded().hasPassed("endEvent_rejectedVeto").hasNotPassed("userTask_voteInAssembly");
    }

    @Test
    void aFamilyThatTheAssemblyVotesAgainstIsRefused() {
        ProcessInstance identification = started(false);

        done("userTask_visitHousehold", Map.of());
        done("userTask_appraiseInGroup", Map.of());
        done("userTask_collectAuthorisation", Map.of());
        done("userTask_voteInAssembly", Map.of("votedFor", false));
        refused("refusedByVote");

        assertThat(identification).isEnded().hasPassed("endEvent_rejectedByVote");
    }

    @Test
    void anUpheldObjectionAgainstTheVillagesListEndsTheCase() {
        ProcessInstance identification = started(false);

        throughAssembly();
        done("userTask_publicNotice", Map.of("objectionUpheld", true));
        refused("none");

        assertThat(identification).isEnded().hasPassed("endEvent_objectionUpheld");
    }

    @Test
    void anUpheldObjectionAgainstTheTownshipsListEndsTheCase() {
        ProcessInstance identification = started(false);

        throughAssembly();
        throughFirstNotice();
        done("userTask_reviewTownship", Map.of("approved", true, "returned", false, "noticeNeeded", true));
        done("userTask_publicNotice", Map.of("objectionUpheld", true));
        refused("none");

        assertThat(identification).isEnded().hasPassed("gateway_townshipObjection", "endEvent_objectionUpheld");
    }

    @Test
    void theTownshipMaySendACaseBackToTheVisitorsOrRefuseIt() {
        ProcessInstance identification = started(false);

        throughAssembly();
        throughFirstNotice();
        done("userTask_reviewTownship", Map.of("approved", false, "returned", true, "noticeNeeded", false));
        assertThat(identification).isWaitingAt("userTask_visitHousehold");
        throughAssembly();
        throughFirstNotice();
        done("userTask_reviewTownship", Map.of("approved", false, "returned", false, "noticeNeeded", false));
        refused("refusedByTownship");

        assertThat(identification).isEnded().hasPassed("endEvent_rejectedByTownship");
    }

    @Test
    void aReturnedCaseWhoseEntryDidNotChangeIsNotPostedAgain() {
        ProcessInstance identification = started(false);

        throughAssembly();
        throughFirstNotice();
        done("userTask_reviewTownship", Map.of("approved", true, "returned", false, "noticeNeeded", true));
        done("userTask_publicNotice", Map.of("objectionUpheld", false));
        done("userTask_reviewCounty", Map.of("approved", false, "returned", true));
        assertThat(identification).isWaitingAt("userTask_reviewTownship");
        done("userTask_reviewTownship", Map.of("approved", true, "returned", false, "noticeNeeded", false));

        assertThat(identification).isWaitingAt("userTask_reviewCounty");
    }

    @Test
    void theCountyMayRefuse() {
        ProcessInstance identification = started(false);

        throughTownship();
        done("userTask_reviewCounty", Map.of("approved", false, "returned", false));
        refused("refusedByCounty");

        assertThat(identification).isEnded().hasPassed("endEvent_rejectedByCounty");
    }

    @Test
    void theLeadingGroupMaySendBackToTheTownshipOrRefuse() {
        ProcessInstance identification = started(false);

        throughTownship();
        done("userTask_reviewCounty", Map.of("approved", true, "returned", false));
        done("userTask_determine", Map.of("approved", false, "returned", true));
        assertThat(identification).isWaitingAt("userTask_reviewTownship");
        done("userTask_reviewTownship", Map.of("approved", true, "returned", false, "noticeNeeded", false));
        done("userTask_reviewCounty", Map.of("approved", true, "returned", false));
        done("userTask_determine", Map.of("approved", false, "returned", false));
        refused("refusedByCounty");

        assertThat(identification).isEnded().hasPassed("gateway_determined", "endEvent_rejectedByCounty");
    }

    @Test
    void aFamilyMayWithdrawWhileItsNoticeHangs() {
        ProcessInstance identification = started(false);

        throughAssembly();
        message("identification.withdrawn", identification);

        assertThat(identification).isEnded().hasPassed("endEvent_withdrawn");
        org.assertj.core.api.Assertions.assertThat(runtimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(identification.getBusinessKey())
                        .count())
                .isZero();
    }

    @Test
    void theOverallTermIsReportedAndDecidesNothing() {
        ProcessInstance identification = started(false);

        Job timer = managementService()
                .createJobQuery()
                .processInstanceId(identification.getId())
                .timers()
                .singleResult();
        execute(timer);
        runJobs();

        assertThat(identification)
                .isWaitingAt("userTask_visitHousehold")
                .hasPassed("serviceTask_reportOverdueCase", "endEvent_overdueReported");
    }

    @Test
    void aFamilyWithoutHitsIsCleared() {
        ProcessInstance comparison = compared(true, false);

        assertThat(comparison).isEnded().hasPassed("endEvent_cleared");
    }

    @Test
    void aMissingListIsAskedForByLetter() {
        ProcessInstance comparison = compared(false, false);

        done("userTask_compareManually", Map.of("hitsFound", false));

        assertThat(comparison).isEnded().hasPassed("gateway_compared", "endEvent_cleared");
    }

    @Test
    void theFamilyIsHeardBeforeTheTownshipAnswersAHit() {
        ProcessInstance comparison = compared(true, true);

        done("userTask_recordComment", Map.of());
        done("userTask_writeFindings", Map.of("exceptionProposed", false, "barred", false));

        assertThat(comparison)
                .isEnded()
                .hasPassedInOrder("userTask_recordComment", "userTask_writeFindings", "endEvent_compared");
    }

    @Test
    void anExceptionIsConfirmedByTheCounty() {
        ProcessInstance comparison = compared(true, true);

        done("userTask_recordComment", Map.of());
        done("userTask_writeFindings", Map.of("exceptionProposed", true, "barred", true));
        done("userTask_confirmException", Map.of("barred", false));

        assertThat(comparison).isEnded().hasPassed("userTask_confirmException", "endEvent_compared");
    }

    private static ProcessInstance compared(boolean complete, boolean hits) {
        listsComplete = complete;
        hitsFound = hits;
        ProcessInstance comparison = runtimeService()
                .startProcessInstanceByKey(
                        "data-comparison", "P1-430527-2015-" + (100000 + cases++), Map.of("area", "43052710300101"));
        done("userTask_collectAuthorisation", Map.of());
        return comparison;
    }

    private ProcessInstance started(boolean applied) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("area", "43052710300101");
        variables.put("applied", applied);
        variables.put("overallDue", "2099-01-01T00:00:00");
        ProcessInstance instance = runtimeService()
                .startProcessInstanceByKey(
                        "household-identification", "P1-430527-2015-" + (100000 + cases++), variables);
        runJobs();
        return instance;
    }

    private void throughAssembly() {
        done("userTask_visitHousehold", Map.of());
        done("userTask_appraiseInGroup", Map.of());
        done("userTask_collectAuthorisation", Map.of());
        done("userTask_voteInAssembly", Map.of("votedFor", true));
        done("userTask_signPreliminaryList", Map.of());
    }

    private void throughFirstNotice() {
        done("userTask_publicNotice", Map.of("objectionUpheld", false));
    }

    private void throughTownship() {
        throughAssembly();
        throughFirstNotice();
        done("userTask_reviewTownship", Map.of("approved", true, "returned", false, "noticeNeeded", true));
        done("userTask_publicNotice", Map.of("objectionUpheld", false));
    }

    private void refused(String kind) {
        Map<String, Object> kinds = new HashMap<>();
        for (String each :
                List.of("refusedNotPoor", "refusedByVeto", "refusedByVote", "refusedByTownship", "refusedByCounty")) {
            kinds.put(each, each.equals(kind));
        }
        done("userTask_deliverRefusal", kinds);
    }

    private static void message(String name, ProcessInstance instance) {
        runtimeService().correlateMessage(name, instance.getBusinessKey());
        runJobs();
    }
}
