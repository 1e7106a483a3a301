package org.bangfu.testing;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskService;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Ways through models, for tests on a {@link CoveredEngine}; after each step the jobs that follow from it have run. */
public final class Routes {

    private static final AtomicInteger CASES = new AtomicInteger(100_000);

    private Routes() {}

    /** A case of its own in the first group of a village. */
    public static ProcessInstance started(String process, String kind, Map<String, Object> answers) {
        Map<String, Object> variables = new HashMap<>(answers);
        variables.put("area", "43052710300101");
        ProcessInstance instance = runtimeService()
                .startProcessInstanceByKey(process, kind + "-430527-2015-" + CASES.incrementAndGet(), variables);
        runJobs();
        return instance;
    }

    /** The case, or a process that it has called, hears the message. */
    public static void told(String message, ProcessInstance instance) {
        runtimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(instance.getBusinessKey())
                .correlate();
        runJobs();
    }

    /** The clock of the event subprocess strikes. */
    public static void timer(String subProcess) {
        Job job = managementService().createJobQuery().timers().list().stream()
                .filter(each -> managementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(each.getJobDefinitionId())
                        .singleResult()
                        .getActivityId()
                        .equals("startEvent_" + subProcess + "Reached"))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("No clock runs for " + subProcess));
        execute(job);
        runJobs();
    }

    /** The newest task of that id is done. */
    public static void done(String key, Map<String, Object> answers) {
        Task task = taskService().createTaskQuery().taskDefinitionKey(key).list().stream()
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("Nothing waits at " + key));
        complete(task, answers);
        runJobs();
    }

    /** Runs every job that is no timer, and what follows from it, until none is left. */
    public static void runJobs() {
        List<Job> jobs;
        while (!(jobs = managementService()
                        .createJobQuery()
                        .messages()
                        .withRetriesLeft()
                        .list())
                .isEmpty()) {
            jobs.forEach(job -> execute(job));
        }
    }
}
