package org.bangfu.engine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Seat;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the list of open tasks beside the engine's: written when a task opens, gone when it ends. */
@Component
class TaskOpenings {

    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<Deadlines> deadlines;
    private final ObjectProvider<AuditTrail> audit;
    private final BusinessClock clock;

    TaskOpenings(
            ObjectProvider<JdbcClient> jdbc,
            ObjectProvider<Deadlines> deadlines,
            ObjectProvider<AuditTrail> audit,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.audit = audit;
        this.clock = clock;
    }

    void opened(DelegateTask task, UserTaskModel model) {
        CaseNumber caseNumber = caseOf(task);
        AreaCode area = areaOf(task);
        Seat seat = Seat.forCase(model.role(), area);
        task.addCandidateGroup(seat.groupId());
        Deadlines.@Nullable Term term = deadlines.getObject().of(model);
        if (term != null) {
            task.setDueDate(Date.from(term.dueAt()));
            // Tasklist's filters look for it: a task is due soon from then on.
            task.setFollowUpDate(Date.from(term.remindAt()));
        }
        jdbc.getObject()
                .sql("""
                        insert into open_task (task_id, case_number, process, task_key, name, area, county, township,
                            seat, page, created_at, due_on, remind_at, due_at, calendar_known, next_at)
                        values (:id, :case, :process, :key, :name, :area, :county, :township, :seat, :page,
                            :created, :dueOn, :remindAt, :dueAt, :known, :remindAt)
                        """)
                .param("id", task.getId())
                .param("case", caseNumber.value())
                .param("process", processOf(task))
                .param("key", task.getTaskDefinitionKey())
                .param("name", task.getName())
                .param("area", area.value())
                .param("county", area.at(AreaLevel.COUNTY).value())
                .param(
                        "township",
                        area.level() == AreaLevel.COUNTY
                                ? null
                                : area.at(AreaLevel.TOWNSHIP).value())
                .param("seat", seat.groupId())
                .param("page", model.pageOf(caseNumber, task.getId()))
                .param("created", at(clock.instant()))
                .param("dueOn", term == null ? null : term.dueOn())
                .param("remindAt", term == null ? null : at(term.remindAt()))
                .param("dueAt", term == null ? null : at(term.dueAt()))
                .param("known", term == null || term.calendarKnown())
                .update();
    }

    void assigned(DelegateTask task) {
        audit.ifAvailable(
                trail -> trail.record(AuditEntry.of(task.getAssignee() == null ? "task.released" : "task.claimed")
                        .in(areaOf(task))
                        .onCase(caseOf(task))
                        .about("task:" + task.getId())
                        .with("task", task.getTaskDefinitionKey())));
    }

    /** There is one way to complete a task: what was entered has been taken over by then. */
    void completed(DelegateTask task) {
        if (!Submissions.isTaking(task.getId())) {
            throw new IllegalStateException("任务只能通过表单或办理页面办结：" + task.getId());
        }
        closed(task);
    }

    void closed(DelegateTask task) {
        jdbc.getObject()
                .sql("delete from open_task where task_id = :id")
                .param("id", task.getId())
                .update();
    }

    static CaseNumber caseOf(DelegateTask task) {
        String businessKey = executionOf(task).getProcessBusinessKey();
        if (businessKey == null) {
            throw new IllegalStateException("流程 " + task.getProcessInstanceId() + " 没有案卷编号，不能产生任务");
        }
        return new CaseNumber(businessKey);
    }

    static AreaCode areaOf(DelegateTask task) {
        return new AreaCode(CaseProcesses.AREA.of(executionOf(task)));
    }

    private static DelegateExecution executionOf(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        if (execution == null) {
            throw new TaskRefused("这项任务刚刚已被其他人办理，请刷新待办列表");
        }
        return execution;
    }

    static String processOf(DelegateTask task) {
        return ((TaskEntity) task).getProcessDefinition().getKey();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atZone(BusinessClock.ZONE).toOffsetDateTime();
    }
}
