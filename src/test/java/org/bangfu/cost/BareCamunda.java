package org.bangfu.cost;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.bangfu.engine.deploy.PackageDeployer;
import org.bangfu.engine.deploy.ProcessPackages;
import org.bangfu.testing.RoundTrips;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/**
 * The measuring rod: a plain engine with the product's models, the product's engine settings, and nothing else of it.
 * No fence, no seats, no tables of ours; delegates set the answers, people claim and complete.
 */
public final class BareCamunda implements CaseWalk, AutoCloseable {

    private static final String PERSON = "person";

    private final ProcessEngine engine;
    private int cases;

    /** On an empty database. */
    public BareCamunda(DataSource database) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setHistoryRemovalTimeStrategy("start");
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setEnsureJobDueDateNotNull(true);
        configuration.setCmmnEnabled(false);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setBeans(Map.ofEntries(
                answering("checkApplicant", Map.of("admissible", true)),
                answering("assessNeed", Map.of("needy", true)),
                answering("compareData", Map.of("listsComplete", false, "hitsFound", false, "barred", false)),
                answering("drawTownshipSample", Map.of()),
                answering("drawCountySample", Map.of()),
                answering("enterRegister", Map.of()),
                answering("reportOverdueCase", Map.of()),
                answering("enlistCase", Map.of()),
                answering("countObjections", Map.of("objectionsOpen", false)),
                answering(
                        "assessNotice", Map.of("objectionUpheld", false, "contentChanged", false, "takenDown", false)),
                answering("noteObjection", Map.of()),
                answering("reportOutcome", Map.of()),
                Map.entry("endTerm", (JavaDelegate) BareCamunda::tellCase)));
        engine = configuration.buildProcessEngine();
        ProcessPackages.in(Path.of("processes"))
                .read()
                .forEach(new PackageDeployer(engine.getRepositoryService())::deploy);
    }

    private static Map.Entry<String, Object> answering(String delegate, Map<String, Object> answers) {
        return Map.entry(delegate, (JavaDelegate) execution -> execution.setVariables(answers));
    }

    /** A sheet of one case; its clock tells the case that the term is over. */
    private static void tellCase(DelegateExecution sheet) {
        sheet.getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation("notices.termEnded")
                .processInstanceBusinessKey(caseOf(sheet.getProcessBusinessKey()))
                .correlate();
    }

    private static String caseOf(String sheet) {
        return sheet.substring(0, sheet.indexOf('/'));
    }

    @Override
    public void walk(Steps steps) {
        String number = "case-" + ++cases;
        Map<String, Object> forward = Map.of("approved", true, "returned", false);
        steps.take("申请立案", () -> {
            start(
                    "household-identification",
                    number,
                    Map.of("area", "43052710300101", "applied", true, "overallDue", "2999-01-01T00:00:00"));
            runMessages();
        });
        step(steps, "受理申请", number, "userTask_acceptApplication", Map.of("complete", true, "returned", false));
        step(steps, "入户调查", number, "userTask_visitHousehold", Map.of());
        step(steps, "小组评议", number, "userTask_appraiseInGroup", Map.of());
        step(steps, "收集授权并送比对", number, "userTask_collectAuthorisation", Map.of());
        step(steps, "人工比对", number, "userTask_compareManually", Map.of("hitsFound", false, "barred", false));
        step(steps, "村民代表大会评议", number, "userTask_voteInAssembly", Map.of("votedFor", true));
        step(steps, "签署初选名单", number, "userTask_signPreliminaryList", Map.of());
        noticed(steps, "第一次公示", number, 1);
        step(
                steps,
                "乡镇审核",
                number,
                "userTask_reviewTownship",
                Map.of("approved", true, "returned", false, "noticeNeeded", true));
        noticed(steps, "第二次公示", number, 2);
        step(steps, "县级复审", number, "userTask_reviewCounty", forward);
        step(steps, "领导小组审定", number, "userTask_determine", forward);
        step(steps, "张贴公告", number, "userTask_hangAnnouncement", Map.of());
        step(steps, "填写登记表", number, "userTask_fillRegisterForm", Map.of());
        if (!waiting(number).isEmpty()) {
            throw new IllegalStateException("the case did not end: " + waiting(number));
        }
    }

    private void noticed(Steps steps, String notice, String number, int round) {
        String sheet = number + "/" + round;
        steps.take(notice + "：张贴", () -> {
            done(number, "userTask_postNotice", Map.of());
            start("notice-sheet", sheet, Map.of("area", "430527103001", "termEnds", "2999-01-01T00:00:00"));
            runMessages();
        });
        steps.take(notice + "：期满", () -> {
            Job timer = RoundTrips.apart(() -> engine.getManagementService()
                    .createJobQuery()
                    .activityId("catchEvent_termEnds")
                    .timers()
                    .singleResult());
            engine.getManagementService().executeJob(timer.getId());
            runMessages();
        });
        step(steps, notice + "：撤榜", number, "userTask_takeDownNotice", Map.of());
    }

    private void step(Steps steps, String name, String number, String task, Map<String, Object> answers) {
        steps.take(name, () -> {
            done(number, task, answers);
            runMessages();
        });
    }

    private void start(String process, String businessKey, Map<String, Object> variables) {
        engine.getRuntimeService()
                .createProcessInstanceByKey(process)
                .businessKey(businessKey)
                .setVariables(variables)
                .execute();
    }

    private void done(String number, String key, Map<String, Object> answers) {
        Task task = RoundTrips.apart(() -> waiting(number).stream()
                .filter(waiting -> waiting.getTaskDefinitionKey().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(number + " does not wait at " + key)));
        engine.getTaskService().claim(task.getId(), PERSON);
        engine.getTaskService().complete(task.getId(), answers);
    }

    private List<Task> waiting(String number) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .list();
    }

    private void runMessages() {
        Supplier<List<Job>> due = () -> engine.getManagementService()
                .createJobQuery()
                .messages()
                .withRetriesLeft()
                .list();
        for (List<Job> jobs = RoundTrips.apart(due); !jobs.isEmpty(); jobs = RoundTrips.apart(due)) {
            jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
