package org.bangfu.testing;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskService;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/** How a test of a process's routes goes on, on the engine that is bound to camunda-bpm-assert. */
public final class Routes {

    private Routes() {}

    /** Completes the newest task with that model id, and runs what follows. */
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
