package org.bangfu.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Open tasks for our own pages, from our own list; completing goes through the engine under the person's name. */
@Component
class SeatedTasks implements OpenTasks {

    private static final String SELECT = """
            select o.*, t.assignee_ from open_task o join act_ru_task t on t.id_ = o.task_id
            """;

    private final JdbcClient jdbc;
    private final Actor actor;
    private final Seats seats;
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identity;
    private final BusinessClock clock;

    SeatedTasks(
            JdbcClient jdbc,
            Actor actor,
            Seats seats,
            TaskService tasks,
            FormService forms,
            IdentityService identity,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.actor = actor;
        this.seats = seats;
        this.tasks = tasks;
        this.forms = forms;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public List<OpenTask> ofCase(CaseNumber caseNumber) {
        List<String> mine = mySeats();
        return mine.isEmpty()
                ? List.of()
                : jdbc.sql(
                                SELECT
                                        + " where o.case_number = :case and o.seat in (:seats) order by o.created_at, o.task_id")
                        .param("case", caseNumber.value())
                        .param("seats", mine)
                        .query(SeatedTasks::read)
                        .list();
    }

    @Override
    public Optional<OpenTask> find(String taskId) {
        List<String> mine = mySeats();
        return mine.isEmpty()
                ? Optional.empty()
                : jdbc.sql(SELECT + " where o.task_id = :id and o.seat in (:seats)")
                        .param("id", taskId)
                        .param("seats", mine)
                        .query(SeatedTasks::read)
                        .optional();
    }

    @Override
    public List<OpenTask> waitingAt(String process, String taskKey, AreaCode within) {
        List<String> mine = mySeats();
        return mine.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + """
                         where o.task_key = :key and o.process = :process and o.area like :within
                           and o.seat in (:seats) order by o.created_at, o.task_id
                        """)
                        .param("key", taskKey)
                        .param("process", process)
                        .param("within", within.value() + "%")
                        .param("seats", mine)
                        .query(SeatedTasks::read)
                        .list();
    }

    @Override
    public Counts counts() {
        Optional<PersonId> person = actor.current();
        List<String> mine = mySeats();
        if (person.isEmpty() || mine.isEmpty()) {
            return new Counts(0, 0, 0, 0);
        }
        return jdbc.sql("""
                        select coalesce(sum(case when t.assignee_ = :me then 1 else 0 end), 0) as mine,
                               coalesce(sum(case when t.assignee_ is null then 1 else 0 end), 0) as seats,
                               coalesce(sum(case when (t.assignee_ is null or t.assignee_ = :me)
                                   and o.remind_at < :now and o.due_at >= :now then 1 else 0 end), 0) as due_soon,
                               coalesce(sum(case when (t.assignee_ is null or t.assignee_ = :me)
                                   and o.due_at < :now then 1 else 0 end), 0) as overdue
                        from open_task o join act_ru_task t on t.id_ = o.task_id where o.seat in (:seats)
                        """)
                .param("me", person.get().value())
                .param("now", TaskOpenings.at(clock.instant()))
                .param("seats", mine)
                .query((row, number) -> new Counts(
                        row.getInt("mine"), row.getInt("seats"), row.getInt("due_soon"), row.getInt("overdue")))
                .single();
    }

    @Override
    @Transactional
    public void complete(String taskId, Map<String, ? extends @Nullable Object> values) {
        PersonId person = actor.current().orElseThrow(() -> new TaskRefused("请先登录，再办理任务"));
        try {
            as(person, () -> {
                Optional<OpenTask> task = find(taskId);
                if (task.isPresent() && !isHeld(task.get(), person)) {
                    tasks.claim(taskId, person.value());
                }
                ((TaskForms) forms).submit(taskId, values, true);
                return true;
            });
        } catch (SeatRefused e) {
            throw new TaskRefused(SeatRefused.SENTENCE);
        }
    }

    /** Whether somebody holds the task; one whose holder does not sit at the seat any more is freed first. */
    private boolean isHeld(OpenTask task, PersonId person) {
        PersonId holder = task.assignee();
        if (holder != null && !holder.equals(person) && !seats.of(holder).contains(task.seat())) {
            tasks.setAssignee(task.id(), null);
            return false;
        }
        return holder != null;
    }

    /** The engine checks what runs here against the person's seats, as it does for Tasklist. */
    private <T> T as(PersonId person, Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(person.value(), List.of());
        try {
            return work.get();
        } finally {
            if (before == null) {
                identity.clearAuthentication();
            } else {
                identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }

    private List<String> mySeats() {
        Set<Seat> held = actor.current().map(seats::of).orElse(Set.of());
        return new ArrayList<>(Seats.acting(held));
    }

    private static OpenTask read(ResultSet row, int number) throws SQLException {
        String assignee = row.getString("assignee_");
        return new OpenTask(
                row.getString("task_id"),
                row.getString("task_key"),
                row.getString("name"),
                row.getString("process"),
                new CaseNumber(row.getString("case_number")),
                new AreaCode(row.getString("area")),
                Seat.parse(row.getString("seat")),
                assignee == null ? null : new PersonId(assignee),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getDate("due_on") == null ? null : row.getDate("due_on").toLocalDate(),
                row.getString("page"));
    }
}
