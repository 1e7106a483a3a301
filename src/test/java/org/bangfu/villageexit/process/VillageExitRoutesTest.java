package org.bangfu.villageexit.process;

import static org.bangfu.villageexit.process.JointAcceptanceProcess.ACCEPTED;
import static org.bangfu.villageexit.process.VillageExitProcess.ELIGIBLE;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskService;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.bangfu.testing.CoveredEngine;
import org.bangfu.testing.FencedEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through the exit of a village and its joint acceptance, on an engine with nothing else of it. */
class VillageExitRoutesTest {

    private static boolean eligible;
    private static boolean accepted;
    private static int cases;

    @RegisterExtension
    static final CoveredEngine ENGINE = FencedEngine.of("villageexit")
            .delegate("checkVillageExit", execution -> ELIGIBLE.set(execution, eligible))
            .delegate("assessAcceptance", execution -> ACCEPTED.set(execution, accepted))
            .delegate("exitVillage", execution -> {})
            .calls("public-notice")
            .covering(0.9);

    @BeforeEach
    void aVillageThatNothingSpeaksAgainst() {
        eligible = true;
        accepted = true;
    }

    @Test
    void aVillageThatEverybodyFindsReadyExits() {
        ProcessInstance exit = determined(true);

        done("userTask_recordCityCheck", Map.of("cityPassed", true));
        done("userTask_announceVillage", Map.of());

        assertThat(exit)
                .isEnded()
                .hasPassedInOrder(
                        "userTask_scoreVillage",
                        "serviceTask_checkVillageExit",
                        "userTask_voteOnExit",
                        "userTask_surveyVillage",
                        "callActivity_postNotice",
                        "callActivity_acceptJointly",
                        "userTask_determineVillage",
                        "userTask_recordCityCheck",
                        "serviceTask_exitVillage",
                        "userTask_announceVillage",
                        "endEvent_exited");
    }

    @Test
    void whoDoesNotMeetTheConditionsGetsTheReasons() {
        eligible = false;
        ProcessInstance exit = started();

        done("userTask_scoreVillage", Map.of());

        assertRefused(exit, "userTask_voteOnExit");
    }

    @Test
    void theAssemblyMayRefuse() {
        ProcessInstance exit = started();
        done("userTask_scoreVillage", Map.of());

        done("userTask_voteOnExit", Map.of("carried", false));

        assertRefused(exit, "userTask_surveyVillage");
    }

    @Test
    void theTownshipMaySendTheSheetBackOrRefuse() {
        ProcessInstance exit = voted();

        done("userTask_surveyVillage", Map.of("confirmed", false, "returned", true));
        assertThat(exit).isWaitingAt("userTask_scoreVillage");
        done("userTask_scoreVillage", Map.of());
        done("userTask_voteOnExit", Map.of("carried", true));
        done("userTask_surveyVillage", Map.of("confirmed", false, "returned", false));

        assertRefused(exit, "callActivity_postNotice");
    }

    @Test
    void anObjectionThatStandsEndsIt() {
        ProcessInstance exit = surveyed();

        noticed(true);

        assertRefused(exit, "callActivity_acceptJointly");
    }

    @Test
    void oneDepartmentAgainstItIsEnough() {
        accepted = false;
        ProcessInstance exit = surveyed();

        noticed(false);
        departments();

        assertRefused(exit, "userTask_determineVillage");
    }

    @Test
    void theLeadersMayRefuse() {
        assertRefused(determined(false), "userTask_recordCityCheck");
    }

    @Test
    void theCityMayFindFault() {
        ProcessInstance exit = determined(true);

        done("userTask_recordCityCheck", Map.of("cityPassed", false));

        assertRefused(exit, "serviceTask_exitVillage");
    }

    @Test
    void theVillageMayWithdrawWhileDepartmentsAreAtWork() {
        ProcessInstance exit = surveyed();
        noticed(false);
        Assertions.assertThat(taskService().createTaskQuery().count()).isEqualTo(7);

        runtimeService()
                .createMessageCorrelation("villageExit.withdrawn")
                .processInstanceId(exit.getId())
                .correlate();
        due();

        assertThat(exit).isEnded().hasPassed("endEvent_withdrawn");
        Assertions.assertThat(taskService().createTaskQuery().count()).isZero();
    }

    private static void assertRefused(ProcessInstance exit, String notReached) {
        done("userTask_deliverReasons", Map.of());
        assertThat(exit).isEnded().hasPassed("endEvent_refused").hasNotPassed(notReached, "endEvent_exited");
    }

    private static ProcessInstance started() {
        ProcessInstance exit = runtimeService()
                .startProcessInstanceByKey(
                        VillageExitProcess.ID,
                        "P6-430527-2018-" + "%06d".formatted(++cases),
                        Map.of("area", "430527103001"));
        due();
        return exit;
    }

    private static ProcessInstance voted() {
        ProcessInstance exit = started();
        done("userTask_scoreVillage", Map.of());
        done("userTask_voteOnExit", Map.of("carried", true));
        return exit;
    }

    private static ProcessInstance surveyed() {
        ProcessInstance exit = voted();
        done("userTask_surveyVillage", Map.of("confirmed", true, "returned", false));
        return exit;
    }

    private static ProcessInstance determined(boolean approved) {
        ProcessInstance exit = surveyed();
        noticed(false);
        departments();
        done("userTask_determineVillage", Map.of("approved", approved));
        return exit;
    }

    /** All departments at once, then the summary. */
    private static void departments() {
        List<String> keys = taskService().createTaskQuery().list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
        Assertions.assertThat(keys).containsExactlyInAnyOrderElementsOf(JointAcceptanceProcess.DEPARTMENTS);
        keys.forEach(key -> done(key, Map.of()));
        done("userTask_concludeAcceptance", Map.of());
    }

    private static void noticed(boolean upheld) {
        done("userTask_publicNotice", Map.of("objectionUpheld", upheld));
    }

    private static void done(String key, Map<String, Object> answers) {
        complete(taskService().createTaskQuery().taskDefinitionKey(key).singleResult(), answers);
        due();
    }

    private static void due() {
        for (List<Job> jobs = jobs(); !jobs.isEmpty(); jobs = jobs()) {
            jobs.forEach(job -> execute(job));
        }
    }

    private static List<Job> jobs() {
        return managementService().createJobQuery().messages().active().list();
    }
}
