package org.bangfu.engine;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bangfu.common.PersonId;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The four lists that everybody finds in Tasklist. Stored queries hold no expressions: "me" and "now" are placeholders
 * that are filled in when the query runs.
 */
@Component
class TasklistFilters {

    private static final String ME = "me";
    private static final Date NOW = new Date(0);

    private final FilterService filters;
    private final TaskService tasks;

    TasklistFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    static void fillIn(TaskQueryImpl query, PersonId person, Date now) {
        if (ME.equals(query.getAssignee())) {
            query.taskAssignee(person.value());
        }
        if (NOW.equals(query.getDueBefore())) {
            query.dueBefore(now);
        }
        if (NOW.equals(query.getDueAfter())) {
            query.dueAfter(now);
        }
        if (NOW.equals(query.getFollowUpBefore())) {
            query.followUpBefore(now);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void createOnce() {
        create("本岗位待办", "本岗位还没有人认领的任务", -40, tasks.createTaskQuery().taskUnassigned());
        create("我的任务", "我已认领、正在办理的任务", -30, tasks.createTaskQuery().taskAssignee(ME));
        create(
                "即将到期",
                "办理期限已过八成的任务",
                -20,
                tasks.createTaskQuery().followUpBefore(NOW).dueAfter(NOW));
        create("已逾期", "超过办理期限的任务", -10, tasks.createTaskQuery().dueBefore(NOW));
    }

    private void create(String name, String description, int priority, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", description);
        properties.put("priority", priority);
        properties.put("color", "#1d5f8a");
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(properties);
        filters.saveFilter(filter);
    }
}
