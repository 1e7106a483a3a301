package org.bangfu.notices.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.util.ArrayList;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way through the models of notices and objections, on an engine alone. */
class NoticeRoutesTest {

    private static final List<String> CALLED = new ArrayList<>();
    private static boolean objectionsOpen;
    private static boolean contentChanged;
    private static boolean takenDown;
    private static boolean upheld;

    @RegisterExtension
    static final CoveredEngine ENGINE = FencedEngine.of("notices")
            .delegate("enlistCase", execution -> CALLED.add("enlistCase"))
            .delegate(
                    "countObjections", execution -> PublicNoticeProcess.OBJECTIONS_OPEN.set(execution, objectionsOpen))
            .delegate("assessNotice", execution -> {
                PublicNoticeProcess.OBJECTION_UPHELD.set(execution, upheld);
                PublicNoticeProcess.CONTENT_CHANGED.set(execution, contentChanged);
                PublicNoticeProcess.TAKEN_DOWN.set(execution, takenDown);
                contentChanged = false;
            })
            .delegate("noteObjection", execution -> CALLED.add("noteObjection"))
            .delegate("endTerm", execution -> CALLED.add("endTerm"))
            .delegate("reportOutcome", execution -> CALLED.add("reportOutcome"))
            .covering(0.9);

    @BeforeEach
    void nothingSaid() {
        CALLED.clear();
        objectionsOpen = false;
        contentChanged = false;
        takenDown = false;
        upheld = false;
    }

    @Test
    void withoutObjectionTheNoticeIsTakenDownAndOver() {
        ProcessInstance notice = posted();

        tell(notice, PublicNoticeProcess.TERM_ENDED);
        runJobs(notice);

        assertThat(notice).isWaitingAt("userTask_takeDownNotice");
        complete(task(notice));
        assertThat(notice).isEnded().hasPassed("endEvent_noticeClosed").hasNotPassed("catchEvent_objectionsDecided");
        assertThat(CALLED).containsExactly("enlistCase");
    }

    @Test
    void anOpenObjectionIsWaitedForAndASheetThatIsDownIsNotTakenDownAgain() {
        ProcessInstance notice = posted();
        objectionsOpen = true;
        takenDown = true;

        tell(notice, PublicNoticeProcess.OBJECTION_FILED);
        runJobs(notice);
        assertThat(notice).isWaitingAt("catchEvent_termEnded");
        tell(notice, PublicNoticeProcess.TERM_ENDED);
        runJobs(notice);
        assertThat(notice).isWaitingAt("catchEvent_objectionsDecided");
        tell(notice, PublicNoticeProcess.OBJECTIONS_DECIDED);
        runJobs(notice);

        assertThat(notice).isEnded().hasNotPassed("userTask_takeDownNotice");
        assertThat(CALLED).containsExactly("enlistCase", "noteObjection");
    }

    @Test
    void twoObjectionsAreBothNoted() {
        ProcessInstance notice = posted();

        tell(notice, PublicNoticeProcess.OBJECTION_FILED);
        tell(notice, PublicNoticeProcess.OBJECTION_FILED);
        runJobs(notice);

        assertThat(notice).isWaitingAt("catchEvent_termEnded");
        assertThat(CALLED).containsExactly("enlistCase", "noteObjection", "noteObjection");
    }

    @Test
    void aChangedEntryIsNoticedAnew() {
        ProcessInstance notice = posted();
        contentChanged = true;

        tell(notice, PublicNoticeProcess.TERM_ENDED);
        runJobs(notice);
        complete(task(notice));
        runJobs(notice);

        assertThat(notice).isWaitingAt("userTask_postNotice");
        assertThat(CALLED).containsExactly("enlistCase", "enlistCase");
        complete(task(notice));
        tell(notice, PublicNoticeProcess.TERM_ENDED);
        runJobs(notice);
        complete(task(notice));
        assertThat(notice).isEnded();
    }

    @Test
    void anUpheldObjectionIsHandedBack() {
        ProcessInstance notice = posted();
        upheld = true;
        takenDown = true;

        tell(notice, PublicNoticeProcess.TERM_ENDED);
        runJobs(notice);

        assertThat(notice).isEnded().variables().containsEntry("objectionUpheld", true);
    }

    @Test
    void aSheetHasOneClock() {
        ProcessInstance sheet = start(NoticeSheetProcess.ID, Map.of("termEnds", "2015-08-11T00:00:00+08:00"));
        runJobs(sheet);

        assertThat(sheet).isWaitingAt("catchEvent_termEnds");
        assertThat(job(sheet).getDuedate())
                .isEqualTo(java.util.Date.from(java.time.Instant.parse("2015-08-10T16:00:00Z")));
        assertThat(CALLED).isEmpty();
        execute(job(sheet));
        runJobs(sheet);
        assertThat(sheet).isEnded();
        assertThat(CALLED).containsExactly("endTerm");
    }

    @ParameterizedTest
    @CsvSource({
        "true,false,userTask_investigateAtTownship",
        "false,true,userTask_investigateAtCounty",
        "false,false,userTask_investigateAtLeadingGroup"
    })
    void anObjectionIsInvestigatedOnItsLevelAndAnswered(boolean byTownship, boolean byCounty, String investigation) {
        ProcessInstance objection = start(ObjectionProcess.ID, Map.of("byTownship", byTownship, "byCounty", byCounty));
        runJobs(objection);

        assertThat(objection).isWaitingAt(investigation);
        complete(task(objection));
        runJobs(objection);
        assertThat(CALLED).containsExactly("reportOutcome");
        assertThat(objection).isWaitingAt("userTask_deliverAnswer");
        complete(task(objection));
        assertThat(objection).isEnded().hasPassed("endEvent_objectionAnswered");
    }

    private static ProcessInstance posted() {
        ProcessInstance notice = start(PublicNoticeProcess.ID, Map.of("noticeType", "identification.village"));
        runJobs(notice);
        assertThat(notice).isWaitingAt("userTask_postNotice");
        complete(task(notice));
        assertThat(notice).isWaitingAt("catchEvent_termEnded");
        return notice;
    }

    private static ProcessInstance start(String process, Map<String, ?> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("area", "43052710300101");
        return runtimeService().startProcessInstanceByKey(process, "P1-430527-2015-000001", all);
    }

    private static void tell(ProcessInstance instance, String message) {
        String execution = runtimeService()
                .createExecutionQuery()
                .processInstanceId(instance.getId())
                .messageEventSubscriptionName(message)
                .singleResult()
                .getId();
        runtimeService().messageEventReceived(message, execution);
    }

    /** Runs what is due but no timers. */
    private static void runJobs(ProcessInstance instance) {
        List<Job> jobs = due(instance);
        while (!jobs.isEmpty()) {
            jobs.forEach(each -> managementService().executeJob(each.getId()));
            jobs = due(instance);
        }
    }

    private static List<Job> due(ProcessInstance instance) {
        return managementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .messages()
                .list();
    }
}
