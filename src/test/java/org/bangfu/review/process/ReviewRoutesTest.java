package org.bangfu.review.process;

import static org.bangfu.review.process.HouseholdReviewProcess.EXIT_CANDIDATE;
import static org.bangfu.review.process.HouseholdReviewProcess.MISSED;
import static org.bangfu.review.process.HouseholdReviewProcess.POOR;
import static org.bangfu.review.process.HouseholdReviewProcess.REMOVAL_PROPOSED;
import static org.bangfu.review.process.HouseholdReviewProcess.REMOVED;
import static org.bangfu.review.process.HouseholdReviewProcess.STABLE_OUT;
import static org.bangfu.review.process.HouseholdReviewProcess.STATUS_CHANGED;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskService;

import java.util.List;
import java.util.Map;
import org.bangfu.policy.review.ResultClass;
import org.bangfu.testing.CoveredEngine;
import org.bangfu.testing.FencedEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way through a review and through a change of members, on an engine with nothing else of the application. */
class ReviewRoutesTest {

    private static final String LATER = "2099-01-01T00:00:00";

    private static boolean removalProposed;
    private static boolean crossesLine;
    private static ResultClass result = ResultClass.POOR;
    private static int restored;

    @RegisterExtension
    static final CoveredEngine ENGINE = FencedEngine.of("review")
            .delegate("classifyHousehold", execution -> REMOVAL_PROPOSED.set(execution, removalProposed))
            .delegate("writeHistory", execution -> {
                MISSED.set(execution, result == ResultClass.MISSED);
                EXIT_CANDIDATE.set(execution, result == ResultClass.EXIT_CANDIDATE);
                POOR.set(execution, result == ResultClass.POOR);
                STABLE_OUT.set(execution, result == ResultClass.STABLE_OUT);
                REMOVED.set(execution, result == ResultClass.REMOVE);
                STATUS_CHANGED.set(execution, result == ResultClass.REMOVE || result == ResultClass.RELAPSED);
            })
            .delegate("restoreClass", execution -> restored++)
            .delegate("startIdentification", execution -> {})
            .delegate("announceExitCandidate", execution -> {})
            .delegate("reportOverdueReview", execution -> {})
            .delegate("applyChange", execution -> MemberChangeProcess.CROSSES_LINE.set(execution, crossesLine))
            .delegate("openFullReview", execution -> {})
            .calls("public-notice")
            .calls("data-comparison")
            .covering(0.9);

    private static int cases;

    @BeforeEach
    void aPoorFamilyThatNothingSpeaksAgainst() {
        removalProposed = false;
        crossesLine = false;
        result = ResultClass.POOR;
        restored = 0;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ORDINARY, endEvent_ordinary",
        "POOR, endEvent_poor",
        "STABLE_OUT, endEvent_stableOut",
        "EXIT_CANDIDATE, endEvent_exitCandidate",
        "MISSED, endEvent_missed",
    })
    void aReviewEndsAsTheCountyDecides(ResultClass decided, String end) {
        result = decided;
        ProcessInstance review = noticed(decided.isVotedOn());

        approved();

        assertThat(review).isEnded().hasPassed("serviceTask_writeHistory", end);
    }

    @Test
    void aMissedFamilyGoesOnToIdentification() {
        result = ResultClass.MISSED;
        ProcessInstance review = noticed(true);

        approved();

        assertThat(review).isEnded().hasPassedInOrder("userTask_voteOnReview", "serviceTask_startIdentification");
    }

    @Test
    void aFamilyAboveTheLineGoesOnToExitVerification() {
        result = ResultClass.EXIT_CANDIDATE;
        ProcessInstance review = noticed(false);

        approved();

        assertThat(review).hasPassed("serviceTask_announceExitCandidate").hasNotPassed("userTask_voteOnReview");
    }

    @Test
    void aFamilyIsHeardBeforeItsRemovalIsJudged() {
        removalProposed = true;
        ProcessInstance review = started();

        done("userTask_visitHousehold", Map.of());
        done("userTask_dataComparison", Map.of("barred", true));
        assertThat(review).isWaitingAt("userTask_recordStatement").hasNotPassed("userTask_judgeReview");
        done("userTask_recordStatement", Map.of());

        assertThat(review).isWaitingAt("userTask_judgeReview");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"REMOVE, endEvent_removed", "RELAPSED, endEvent_relapsed"})
    void whatChangesTheRegisterIsDeliveredAndStandsOnceTheTermIsOver(ResultClass decided, String end) {
        result = decided;
        ProcessInstance review = noticed(true);
        approved();

        done("userTask_deliverResult", Map.of("overturnDue", LATER));
        assertThat(review).isWaitingAt("gateway_overturned");
        execute(timer(review, "catchEvent_overturnTermEnded"));
        runJobs();

        assertThat(review).isEnded().hasPassed(end);
        org.assertj.core.api.Assertions.assertThat(restored).isZero();
    }

    @Test
    void anOverturnedRemovalIsUndone() {
        result = ResultClass.REMOVE;
        ProcessInstance review = noticed(true);
        approved();
        done("userTask_deliverResult", Map.of("overturnDue", LATER));

        message("review.overturned", review);

        assertThat(review).isEnded().hasPassed("serviceTask_restoreClass", "endEvent_reviewOverturned");
        org.assertj.core.api.Assertions.assertThat(restored).isEqualTo(1);
    }

    @Test
    void anUpheldObjectionSendsTheCaseBackToTheVillageAndOnToANewNotice() {
        ProcessInstance review = started();
        done("userTask_visitHousehold", Map.of());
        done("userTask_dataComparison", Map.of("barred", false));
        done("userTask_judgeReview", Map.of("assemblyNeeded", false));

        done("userTask_publicNotice", Map.of("objectionUpheld", true));
        assertThat(review).isWaitingAt("userTask_judgeReview");
        done("userTask_judgeReview", Map.of("assemblyNeeded", false));

        assertThat(review).isWaitingAt("callActivity_noticeReview");
    }

    @Test
    void theTownshipMaySendBackToTheVillageAndTheCountyToTheTownship() {
        ProcessInstance review = noticed(false);

        done("userTask_reviewTownship", Map.of("approved", false));
        assertThat(review).isWaitingAt("userTask_judgeReview");
        done("userTask_judgeReview", Map.of("assemblyNeeded", false));
        done("userTask_publicNotice", Map.of("objectionUpheld", false));
        done("userTask_reviewTownship", Map.of("approved", true));
        done("userTask_decideCounty", Map.of("approved", false));

        assertThat(review).isWaitingAt("userTask_reviewTownship");
    }

    @Test
    void aComplaintMayBeTakenBackWhileItsNoticeHangs() {
        ProcessInstance review = started();
        done("userTask_visitHousehold", Map.of());
        done("userTask_dataComparison", Map.of("barred", false));
        done("userTask_judgeReview", Map.of("assemblyNeeded", false));

        message("review.withdrawn", review);

        assertThat(review).isEnded().hasPassed("endEvent_withdrawn");
        org.assertj.core.api.Assertions.assertThat(runtimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(review.getBusinessKey())
                        .count())
                .isZero();
    }

    @Test
    void theOverallTermIsReportedAndDecidesNothing() {
        ProcessInstance review = started();

        execute(timer(review, "startEvent_overallTermReached"));
        runJobs();

        assertThat(review).isWaitingAt("userTask_visitHousehold").hasPassed("serviceTask_reportOverdueReview");
    }

    @Test
    void aBirthNeedsTheTownshipAndNobodyElse() {
        ProcessInstance change = reported();

        done("userTask_approveChange", Map.of("approved", true, "returned", false));

        assertThat(change).isEnded().hasPassed("serviceTask_applyChange", "endEvent_changed");
    }

    @Test
    void aChangeAcrossTheLineIsFollowedByAFullReview() {
        crossesLine = true;
        ProcessInstance change = reported();

        done("userTask_approveChange", Map.of("approved", true, "returned", false));

        assertThat(change).isEnded().hasPassed("serviceTask_openFullReview", "endEvent_changedWithReview");
    }

    @Test
    void missingProofIsSupplementedOrTheChangeIsRefused() {
        ProcessInstance change = reported();

        done("userTask_approveChange", Map.of("approved", false, "returned", true));
        done("userTask_supplementProof", Map.of());
        done("userTask_approveChange", Map.of("approved", false, "returned", false));

        assertThat(change).isEnded().hasPassed("userTask_supplementProof", "endEvent_changeRefused");
    }

    @Test
    void aReportedChangeMayBeTakenBack() {
        ProcessInstance change = reported();

        message("memberChange.withdrawn", change);

        assertThat(change).isEnded().hasPassed("endEvent_withdrawn");
    }

    private static ProcessInstance noticed(boolean assembly) {
        ProcessInstance review = started();
        done("userTask_visitHousehold", Map.of());
        done("userTask_dataComparison", Map.of("barred", false));
        done("userTask_judgeReview", Map.of("assemblyNeeded", assembly));
        if (assembly) {
            done("userTask_voteOnReview", Map.of());
        }
        done("userTask_publicNotice", Map.of("objectionUpheld", false));
        return review;
    }

    private static void approved() {
        done("userTask_reviewTownship", Map.of("approved", true));
        done("userTask_decideCounty", Map.of("approved", true));
    }

    private static ProcessInstance started() {
        return started("household-review", "P2-430527-2015-");
    }

    private static ProcessInstance reported() {
        return started("member-change", "P2M-430527-2015-");
    }

    private static ProcessInstance started(String process, String numbers) {
        ProcessInstance instance = runtimeService()
                .startProcessInstanceByKey(
                        process, numbers + (100000 + cases++), Map.of("area", "43052710300101", "overallDue", LATER));
        runJobs();
        return instance;
    }

    private static void done(String key, Map<String, Object> answers) {
        complete(
                taskService()
                        .createTaskQuery()
                        .taskDefinitionKey(key)
                        .orderByTaskCreateTime()
                        .desc()
                        .listPage(0, 1)
                        .get(0),
                answers);
        runJobs();
    }

    private static void message(String name, ProcessInstance instance) {
        runtimeService()
                .createMessageCorrelation(name)
                .processInstanceBusinessKey(instance.getBusinessKey())
                .correlate();
        runJobs();
    }

    private static Job timer(ProcessInstance instance, String event) {
        return managementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .activityId(event)
                .singleResult();
    }

    private static void runJobs() {
        List<Job> due = managementService().createJobQuery().messages().list();
        while (!due.isEmpty()) {
            due.forEach(job -> managementService().executeJob(job.getId()));
            due = managementService().createJobQuery().messages().list();
        }
    }
}
