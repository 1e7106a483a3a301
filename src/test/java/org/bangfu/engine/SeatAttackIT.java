package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bangfu.common.CaseNumber;
import org.bangfu.people.Staff;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TasklistSession;
import org.bangfu.testing.TestClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody without the seat tries every way into another village's task: over HTTP and at the engine itself. */
@BangfuIT
class SeatAttackIT {

    private static final String VILLAGE = "430527103001";
    private static final String TASK_NAME = "入户核实";

    @LocalServerPort
    int port;

    @Autowired
    TrialCases cases;

    @Autowired
    DemoPeople people;

    @Autowired
    Staff staff;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private CaseNumber number = new CaseNumber("P1-430527-2015-000001");
    private String task = "";
    private String instance = "";
    private String definition = "";
    private String deployment = "";
    private String victim = "";

    @BeforeEach
    void aTaskOfTheFirstVillage() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
        number = cases.startIn(VILLAGE);
        task = cases.openTaskOf(number);
        ProcessInstance running = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .singleResult();
        instance = running.getId();
        definition = running.getProcessDefinitionId();
        deployment =
                engine.getRepositoryService().getProcessDefinition(definition).getDeploymentId();
        victim = staff.byUsername("hongyan1-cunwei1").orElseThrow().value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hongyan2-cunwei1", "tangjiafang-xiangzhen1", "xian-fupin1"})
    void nobodyWithoutTheSeatReadsOrTouchesTheTaskOverHttp(String attacker) {
        String me = staff.byUsername(attacker).orElseThrow().value();
        TasklistSession session = new TasklistSession(port).signedIn(attacker, people.password());
        List<String> leaks = new ArrayList<>();
        int calls = 0;
        for (String path : reads()) {
            HttpResponse<String> answer = session.engine("GET", path);
            calls++;
            if (leaks(answer)) {
                leaks.add("GET " + path + " " + answer.body());
            }
        }
        for (Map.Entry<String, String> write : writes(me).entrySet()) {
            String[] call = write.getKey().split(" ", 2);
            HttpResponse<String> answer = session.engine(call[0], call[1], write.getValue());
            calls++;
            boolean asks = call[1].contains("/list") || call[1].contains("/count") || call[1].equals("/task");
            if (leaks(answer) || answer.statusCode() < 400 && !asks) {
                leaks.add(write.getKey() + " " + answer.statusCode() + " " + answer.body());
            }
        }

        assertThat(leaks).isEmpty();
        assertThat(calls).isGreaterThanOrEqualTo(60);
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hongyan2-cunwei1", "tangjiafang-xiangzhen1", "xian-fupin1"})
    void theEngineItselfRefusesWhoeverGotPastHttp(String attacker) {
        String me = staff.byUsername(attacker).orElseThrow().value();
        List<String> leaks = new ArrayList<>();
        Map<String, Callable<?>> calls = engineCalls(me);
        for (Map.Entry<String, Callable<?>> call : calls.entrySet()) {
            engine.getIdentityService()
                    .setAuthentication(me, List.of("village-committee@" + VILLAGE, "camunda-admin"), List.of());
            EngineRequests.begin();
            try {
                Object got = call.getValue().call();
                boolean nothing = got == null
                        || got instanceof Number count && count.longValue() == 0
                        || got instanceof Collection<?> list && list.isEmpty();
                if (!nothing) {
                    leaks.add(call.getKey() + ": " + got);
                }
            } catch (Exception refused) {
                if (refused.toString().contains(number.value())) {
                    leaks.add(call.getKey() + ": " + refused);
                }
            } finally {
                EngineRequests.end();
                engine.getIdentityService().clearAuthentication();
            }
        }

        assertThat(leaks).isEmpty();
        assertThat(calls.size()).isGreaterThanOrEqualTo(40);
        assertUntouched();
    }

    @Test
    void aRequestWithoutAPersonFindsNoEngineWithoutChecks() {
        EngineRequests.begin();
        try {
            assertThat(thrownBy(() -> engine.getTaskService().createTaskQuery().list()))
                    .isInstanceOf(SeatRefused.class);
        } finally {
            EngineRequests.end();
        }
    }

    @Test
    void nobodyClaimsForAnotherOrCompletesWhatAnotherClaimed() {
        TasklistSession holder = new TasklistSession(port).signedIn("hongyan1-cunwei1", people.password());
        TasklistSession colleague = new TasklistSession(port).signedIn("hongyan1-cunwei2", people.password());

        assertThat(colleague
                        .engine("POST", "/task/" + task + "/claim", "{\"userId\":\"" + victim + "\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(holder.engine("POST", "/task/" + task + "/claim", "{\"userId\":\"" + victim + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(colleague.engine("POST", "/task/" + task + "/unclaim", "{}").statusCode())
                .isEqualTo(422);
        assertThat(colleague
                        .engine("POST", "/task/" + task + "/submit-form", "{\"variables\":{}}")
                        .body())
                .contains("这项任务已由其他人认领");
        assertThat(holder.engine("POST", "/task/" + task + "/unclaim", "{}").statusCode())
                .isEqualTo(204);
    }

    @Test
    void thereAreNoAuthorizationRows() {
        assertThat(jdbc.sql("select count(*) from act_ru_authorization")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private boolean leaks(HttpResponse<String> answer) {
        return answer.body().contains(number.value())
                || answer.body().contains(TASK_NAME) && !answer.body().contains("<bpmn:")
                || answer.body().contains("\"" + VILLAGE + "\"")
                || answer.body().contains("village-committee@");
    }

    private void assertUntouched() {
        assertThat(cases.openTaskOf(number)).isEqualTo(task);
        Map<String, Object> row = jdbc.sql("select assignee_, owner_, delegation_ from act_ru_task where id_ = :id")
                .param("id", task)
                .query()
                .singleRow();
        assertThat(row.values()).containsOnlyNulls();
        assertThat(jdbc.sql("select count(*) from act_ru_variable where proc_inst_id_ = :id")
                        .param("id", instance)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private List<String> reads() {
        String key = number.value();
        return List.of(
                "/task/" + task,
                "/task/" + task + "?withCommentAttachmentInfo=true",
                "/task/" + task + "/form",
                "/task/" + task + "/deployed-form",
                "/task/" + task + "/rendered-form",
                "/task/" + task + "/form-variables",
                "/task/" + task + "/variables",
                "/task/" + task + "/variables/area",
                "/task/" + task + "/localVariables",
                "/task/" + task + "/comment",
                "/task/" + task + "/attachment",
                "/task/" + task + "/identity-links",
                "/task",
                "/task/count",
                "/task?processInstanceBusinessKey=" + key,
                "/task?candidateGroup=village-committee@" + VILLAGE,
                "/task?candidateGroup=village-committee@" + VILLAGE + "&includeAssignedTasks=true",
                "/task?assignee=" + victim,
                "/task?unassigned=true&maxResults=100",
                "/task?processInstanceId=" + instance,
                "/task?processVariables=area_eq_" + VILLAGE,
                "/process-instance?businessKey=" + key,
                "/process-instance/" + instance,
                "/process-instance/" + instance + "/variables",
                "/process-instance/" + instance + "/activity-instances",
                "/execution?processInstanceId=" + instance,
                "/variable-instance?processInstanceIdIn=" + instance,
                "/event-subscription?processInstanceId=" + instance,
                "/job?processInstanceId=" + instance,
                "/incident?processInstanceId=" + instance,
                "/history/task?processInstanceId=" + instance,
                "/history/process-instance?processInstanceBusinessKey=" + key,
                "/history/process-instance/" + instance,
                "/history/activity-instance?processInstanceId=" + instance,
                "/history/variable-instance?processInstanceId=" + instance,
                "/history/detail?processInstanceId=" + instance,
                "/history/user-operation?taskId=" + task,
                "/history/user-operation?processInstanceId=" + instance,
                "/history/user-operation/count?taskId=" + task,
                "/history/identity-link-log?taskId=" + task,
                "/identity/groups?userId=" + victim,
                "/user/" + victim + "/profile",
                "/user",
                "/group",
                "/authorization",
                "/deployment/" + deployment + "/resources");
    }

    private Map<String, String> writes(String me) {
        Map<String, String> writes = new LinkedHashMap<>();
        String at = "POST /task/" + task;
        writes.put(at + "/claim", "{\"userId\":\"" + me + "\"}");
        writes.put(at + "/claim?", "{\"userId\":\"" + victim + "\"}");
        writes.put(at + "/unclaim", "{}");
        writes.put(at + "/assignee", "{\"userId\":\"" + me + "\"}");
        writes.put(at + "/complete", "{\"variables\":{\"poor\":{\"value\":true}}}");
        writes.put(at + "/submit-form", "{\"variables\":{\"poor\":{\"value\":true}}}");
        writes.put(at + "/resolve", "{}");
        writes.put(at + "/delegate", "{\"userId\":\"" + me + "\"}");
        writes.put(at + "/bpmnError", "{\"errorCode\":\"x\"}");
        writes.put(at + "/comment/create", "{\"message\":\"x\"}");
        writes.put(at + "/identity-links", "{\"userId\":\"" + me + "\",\"type\":\"candidate\"}");
        writes.put(at + "/variables", "{\"modifications\":{\"area\":{\"value\":\"430527104001\"}}}");
        writes.put("PUT /task/" + task, "{\"name\":\"x\",\"assignee\":\"" + me + "\"}");
        writes.put("PUT /task/" + task + "/variables/area", "{\"value\":\"430527104001\"}");
        writes.put("DELETE /task/" + task, "");
        writes.put("POST /task/create", "{\"name\":\"x\",\"parentTaskId\":\"" + task + "\"}");
        writes.put(
                "POST /task",
                "{\"orQueries\":[{\"candidateGroup\":\"village-committee@" + VILLAGE + "\",\"unassigned\":true}]}");
        writes.put("POST /task/count", "{\"orQueries\":[{\"candidateGroup\":\"village-committee@" + VILLAGE + "\"}]}");
        String filter = engine.getFilterService()
                .createFilterQuery()
                .filterName("本岗位待办")
                .singleResult()
                .getId();
        writes.put("POST /filter/" + filter + "/list", "{\"processInstanceBusinessKey\":\"" + number + "\"}");
        writes.put(
                "POST /filter/" + filter + "/list?maxResults=500",
                "{\"orQueries\":[{\"taskId\":\"" + task + "\",\"candidateGroup\":\"village-committee@" + VILLAGE
                        + "\",\"includeAssignedTasks\":true}]}");
        writes.put("POST /filter/create", "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}");
        writes.put("PUT /filter/" + filter, "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}");
        writes.put("DELETE /filter/" + filter, "");
        writes.put("POST /message", "{\"messageName\":\"x\",\"businessKey\":\"" + number + "\"}");
        writes.put("POST /signal", "{\"name\":\"x\"}");
        writes.put("POST /process-definition/key/trial/start", "{\"businessKey\":\"" + number + "\"}");
        writes.put("POST /process-definition/" + definition + "/submit-form", "{\"variables\":{}}");
        writes.put("DELETE /process-instance/" + instance, "");
        writes.put(
                "POST /process-instance/" + instance + "/modification",
                "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"userTask_visitHousehold\"}]}");
        writes.put("POST /user/create", "{\"profile\":{\"id\":\"mallory\"},\"credentials\":{\"password\":\"x\"}}");
        writes.put("PUT /group/camunda-admin/members/" + me, "");
        writes.put("POST /authorization/create", "{\"type\":0,\"permissions\":[\"ALL\"],\"resourceType\":7}");
        return writes;
    }

    private Map<String, Callable<?>> engineCalls(String me) {
        var tasks = engine.getTaskService();
        var runtime = engine.getRuntimeService();
        var history = engine.getHistoryService();
        var forms = engine.getFormService();
        var repository = engine.getRepositoryService();
        Map<String, Callable<?>> calls = new LinkedHashMap<>();
        calls.put("query", () -> tasks.createTaskQuery().taskId(task).list());
        calls.put("count", () -> tasks.createTaskQuery().taskId(task).count());
        calls.put(
                "group",
                () -> tasks.createTaskQuery()
                        .taskCandidateGroup("village-committee@" + VILLAGE)
                        .taskId(task)
                        .list());
        calls.put(
                "or",
                () -> tasks.createTaskQuery()
                        .or()
                        .taskCandidateGroup("village-committee@" + VILLAGE)
                        .taskUnassigned()
                        .endOr()
                        .taskId(task)
                        .list());
        calls.put(
                "native",
                () -> tasks.createNativeTaskQuery()
                        .sql("select * from act_ru_task")
                        .list());
        calls.put("claim", act(() -> tasks.claim(task, me)));
        calls.put("claimForOther", act(() -> tasks.claim(task, victim)));
        calls.put("assign", act(() -> tasks.setAssignee(task, me)));
        calls.put("owner", act(() -> tasks.setOwner(task, me)));
        calls.put("delegate", act(() -> tasks.delegateTask(task, me)));
        calls.put("complete", act(() -> tasks.complete(task)));
        calls.put("completeWith", act(() -> tasks.complete(task, Map.of("poor", true))));
        calls.put("resolve", act(() -> tasks.resolveTask(task)));
        calls.put("bpmnError", act(() -> tasks.handleBpmnError(task, "x")));
        calls.put("escalation", act(() -> tasks.handleEscalation(task, "x")));
        calls.put("candidate", act(() -> tasks.addCandidateUser(task, me)));
        calls.put("candidateGroup", act(() -> tasks.addCandidateGroup(task, "township-office@430527104")));
        calls.put("links", () -> tasks.getIdentityLinksForTask(task));
        calls.put("variables", () -> tasks.getVariables(task));
        calls.put("variable", () -> tasks.getVariable(task, "area"));
        calls.put("setVariable", act(() -> tasks.setVariable(task, "area", "430527104001")));
        calls.put("comment", () -> tasks.createComment(task, instance, "x"));
        calls.put("comments", () -> tasks.getTaskComments(task));
        calls.put("attachments", () -> tasks.getTaskAttachments(task));
        calls.put("subTasks", () -> tasks.getSubTasks(task));
        calls.put("delete", act(() -> tasks.deleteTask(task)));
        calls.put("priority", act(() -> tasks.setPriority(task, 1)));
        calls.put("submit", act(() -> forms.submitTaskForm(task, Map.of("poor", true))));
        calls.put("form", () -> forms.getTaskFormData(task));
        calls.put("deployedForm", () -> forms.getDeployedTaskForm(task));
        calls.put("formVariables", () -> forms.getTaskFormVariables(task));
        calls.put(
                "instance",
                () -> runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .list());
        calls.put(
                "executions",
                () -> runtime.createExecutionQuery().processInstanceId(instance).list());
        calls.put("runtimeVariables", () -> runtime.getVariables(instance));
        calls.put(
                "variableQuery",
                () -> runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance)
                        .list());
        calls.put("setRuntimeVariable", act(() -> runtime.setVariable(instance, "area", "430527104001")));
        calls.put("kill", act(() -> runtime.deleteProcessInstance(instance, "x")));
        calls.put("suspend", act(() -> runtime.suspendProcessInstanceById(instance)));
        calls.put("signal", act(() -> runtime.signalEventReceived("x")));
        calls.put("message", act(() -> runtime.correlateMessage("x", number.value())));
        calls.put("start", () -> runtime.startProcessInstanceByKey("trial", "P1-430527-2015-000002"));
        calls.put(
                "historicTasks",
                () -> history.createHistoricTaskInstanceQuery()
                        .processInstanceId(instance)
                        .list());
        calls.put(
                "historicInstances",
                () -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .list());
        calls.put(
                "historicVariables",
                () -> history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .list());
        calls.put(
                "historicActivities",
                () -> history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance)
                        .list());
        calls.put(
                "details",
                () -> history.createHistoricDetailQuery()
                        .processInstanceId(instance)
                        .list());
        calls.put(
                "operations",
                () -> history.createUserOperationLogQuery()
                        .processInstanceId(instance)
                        .list());
        calls.put(
                "deploy",
                () -> repository.createDeployment().addString("x.form", "{}").deploy());
        calls.put("deleteDeployment", act(() -> repository.deleteDeployment(deployment, true)));
        calls.put("definitions", () -> repository.createProcessDefinitionQuery().list());
        calls.put("newUser", () -> engine.getIdentityService().newUser("mallory"));
        calls.put("properties", () -> engine.getManagementService().getProperties());
        return calls;
    }

    private static Callable<?> act(Runnable deed) {
        return () -> {
            deed.run();
            return "done";
        };
    }

    private static Throwable thrownBy(Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException e) {
            return e;
        }
        return new AssertionError("nothing was thrown");
    }
}
