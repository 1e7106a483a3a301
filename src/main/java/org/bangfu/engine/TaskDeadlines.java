package org.bangfu.engine;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The terms of the open tasks that the signed-in person may see, for the task list. */
@Component
public class TaskDeadlines {

    private final JdbcClient jdbc;
    private final Actor actor;
    private final Seats seats;
    private final Deadlines deadlines;
    private final BusinessClock clock;

    TaskDeadlines(JdbcClient jdbc, Actor actor, Seats seats, Deadlines deadlines, BusinessClock clock) {
        this.jdbc = jdbc;
        this.actor = actor;
        this.seats = seats;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * @param due the last day in time
     * @param workdaysLeft working days left, today not counted; negative when it is past
     * @param calendarKnown false when a year without holiday data was counted by weekends only
     */
    public record TaskDeadline(LocalDate due, int workdaysLeft, boolean overdue, boolean calendarKnown) {}

    private record Row(String taskId, LocalDate dueOn, OffsetDateTime dueAt, boolean calendarKnown) {}

    /** Task id to deadline; tasks of others, unknown ones and those without a term are left out. */
    public Map<String, TaskDeadline> of(Collection<String> taskIds) {
        List<String> mine = actor.current().map(seats::of).map(Seats::acting).orElse(List.of());
        if (mine.isEmpty() || taskIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select task_id, due_on, due_at, calendar_known from open_task"
                        + " where task_id in (:ids) and seat in (:seats) and due_on is not null")
                .param("ids", taskIds)
                .param("seats", mine)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Row::taskId,
                        row -> new TaskDeadline(
                                row.dueOn(),
                                deadlines.workdaysLeft(row.dueOn()),
                                row.dueAt().toInstant().isBefore(clock.instant()),
                                row.calendarKnown())));
    }
}
