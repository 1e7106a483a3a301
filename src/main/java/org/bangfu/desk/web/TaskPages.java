package org.bangfu.desk.web;

import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.people.NotVisible;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The way from a task in Tasklist to the page of ours on which it is done. */
@Controller
class TaskPages {

    private final OpenTasks tasks;

    TaskPages(OpenTasks tasks) {
        this.tasks = tasks;
    }

    /** Leads to the task's own page, or to its form in Tasklist. */
    @GetMapping("/desk/tasks/{taskId}")
    String open(@PathVariable String taskId) {
        OpenTask task = tasks.find(taskId).orElseThrow(NotVisible::new);
        String page = task.page();
        return "redirect:" + (page == null ? Destination.TASKS.path() + "#/?task=" + task.id() : page);
    }
}
