package org.bangfu.engine;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.trial.process.TrialProcess;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A small process of its own for tests of the engine: the village visits, the township reviews, a second person of the
 * village signs, the county notes it on a page of its own.
 */
@TestComponent
public class TrialCases implements TaskCompletions {

    private static final AtomicInteger NUMBERS = new AtomicInteger(900_000);

    private final ConcurrentMap<String, CompletedTask> taken = new ConcurrentHashMap<>();
    private final RepositoryService repository;
    private final CaseProcesses processes;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    TrialCases(
            RepositoryService repository, CaseProcesses processes, TransactionTemplate transaction, JdbcClient jdbc) {
        this.repository = repository;
        this.processes = processes;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @EventListener(ContextRefreshedEvent.class)
    void deploy() {
        if (repository.createDeploymentQuery().deploymentName(TrialProcess.ID).count() == 0) {
            DeploymentBuilder deployment = repository.createDeployment().name(TrialProcess.ID);
            TrialProcess.RESOURCES.forEach(deployment::addClasspathResource);
            deployment.deploy();
        }
    }

    /** Starts a case in a village. */
    public CaseNumber startIn(String area) {
        CaseNumber number = new CaseNumber("P1-430527-2015-" + NUMBERS.incrementAndGet());
        transaction.executeWithoutResult(
                status -> processes.start(TrialProcess.ID, number, new AreaCode(area), Answers.none()));
        return number;
    }

    /** What the module was handed for the task of the case. */
    public CompletedTask taken(CaseNumber number, String key) {
        CompletedTask task = taken.get(number + "/" + key);
        if (task == null) {
            throw new AssertionError("nothing was handed over for " + key);
        }
        return task;
    }

    /** The one open task of the case. */
    public String openTaskOf(CaseNumber number) {
        return jdbc.sql("select task_id from open_task where case_number = :number")
                .param("number", number.value())
                .query(String.class)
                .single();
    }

    @Override
    public String process() {
        return TrialProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        if (task.text("finding").contains("拒绝")) {
            throw new TaskRefused("入户情况写得不对，请核对后再提交");
        }
        taken.put(task.caseNumber() + "/" + task.key(), task);
        return task.key().equals("userTask_visitHousehold")
                ? Answers.of(TrialProcess.POOR, task.yes("poor"))
                : Answers.none();
    }
}
