package org.bangfu.engine.web;

import java.util.List;
import java.util.Map;
import org.bangfu.engine.TaskDeadlines;
import org.bangfu.engine.TaskDeadlines.TaskDeadline;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers Tasklist's cards with the working days left. */
@RestController
class DeadlineAnswers {

    private static final int ENOUGH = 200;

    private final TaskDeadlines deadlines;

    DeadlineAnswers(TaskDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** 404 when there is no such task among the person's, or it has no term. */
    @GetMapping("/engine/tasks/{taskId}/deadline")
    ResponseEntity<TaskDeadline> one(@PathVariable String taskId) {
        TaskDeadline deadline = deadlines.of(List.of(taskId)).get(taskId);
        return deadline == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(deadline);
    }

    @GetMapping("/engine/tasks/deadlines")
    ResponseEntity<Map<String, TaskDeadline>> several(@RequestParam List<String> ids) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(deadlines.of(ids.stream().limit(ENOUGH).toList()));
    }
}
