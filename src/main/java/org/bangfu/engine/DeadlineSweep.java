package org.bangfu.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Seat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for open tasks whose term runs out: reminds at 80 %, tells the next level at 100 %. One node sweeps at a time;
 * a batch is a transaction, so a crash in the middle repeats nothing and loses nothing.
 */
@Component
class DeadlineSweep {

    private static final String NAME = "deadlines";
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<AuditTrail> audit;
    private final BusinessClock clock;

    DeadlineSweep(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            ObjectProvider<AuditTrail> audit,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    private record Due(
            String taskId,
            String caseNumber,
            String taskKey,
            String name,
            String area,
            String seat,
            LocalDate dueOn,
            OffsetDateTime dueAt,
            @Nullable OffsetDateTime remindedAt) {}

    /** Works through all that is due; answers how many tasks were reminded or escalated. */
    int run() {
        int all = 0;
        int batch;
        do {
            batch = Optional.ofNullable(transaction.execute(status -> batch())).orElse(0);
            all += batch;
        } while (batch == BATCH);
        return all;
    }

    private int batch() {
        Instant now = clock.instant();
        boolean mine = !jdbc.sql("select name from sweep_run where name = :name for update skip locked")
                .param("name", NAME)
                .query(String.class)
                .list()
                .isEmpty();
        if (!mine) {
            return 0;
        }
        List<Due> due = jdbc.sql("""
                        select task_id, case_number, task_key, name, area, seat, due_on, due_at, reminded_at
                        from open_task where next_at <= :now order by next_at
                        """)
                .param("now", TaskOpenings.at(now))
                .withMaxRows(BATCH)
                .query(Due.class)
                .list();
        for (Due task : due) {
            if (task.dueAt().toInstant().isAfter(now)) {
                remind(task, now);
            } else {
                escalate(task, now);
            }
        }
        jdbc.sql("update sweep_run set ran_at = :at, handled = :handled where name = :name")
                .param("at", TaskOpenings.at(now))
                .param("handled", due.size())
                .param("name", NAME)
                .update();
        return due.size();
    }

    private void remind(Due task, Instant now) {
        jdbc.sql("update open_task set reminded_at = :now, next_at = due_at where task_id = :id")
                .param("now", TaskOpenings.at(now))
                .param("id", task.taskId())
                .update();
        events.publishEvent(new DeadlineReminded(
                task.taskId(),
                new CaseNumber(task.caseNumber()),
                task.taskKey(),
                task.name(),
                Seat.parse(task.seat()),
                task.dueOn()));
    }

    private void escalate(Due task, Instant now) {
        jdbc.sql("update open_task set escalated_at = :now, next_at = null where task_id = :id")
                .param("now", TaskOpenings.at(now))
                .param("id", task.taskId())
                .update();
        Seat from = Seat.parse(task.seat());
        Seat to = above(from, new AreaCode(task.area()));
        jdbc.sql("""
                        insert into supervision_log (task_id, case_number, task_key, task_name, from_seat, to_seat,
                            due_on, raised_at)
                        values (:id, :case, :key, :name, :from, :to, :due, :now)
                        """)
                .param("id", task.taskId())
                .param("case", task.caseNumber())
                .param("key", task.taskKey())
                .param("name", task.name())
                .param("from", from.groupId())
                .param("to", to.groupId())
                .param("due", task.dueOn())
                .param("now", TaskOpenings.at(now))
                .update();
        CaseNumber caseNumber = new CaseNumber(task.caseNumber());
        audit.ifAvailable(trail -> trail.record(AuditEntry.of("deadline.escalated")
                .in(new AreaCode(task.area()))
                .onCase(caseNumber)
                .about("task:" + task.taskId())
                .with("task", task.taskKey())
                .with("to", to)));
        events.publishEvent(
                new DeadlineEscalated(task.taskId(), caseNumber, task.taskKey(), task.name(), from, to, task.dueOn()));
    }

    /** Who looks after a seat that is late. */
    static Seat above(Seat seat, AreaCode area) {
        return Seat.forCase(seat.role().superior(), area);
    }
}
