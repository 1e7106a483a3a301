package org.bangfu.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The open tasks past their term in the areas that the signed-in person supervises: those of township, county office,
 * leading group and auditors. What the village is late with is its own business in the list of its tasks.
 */
@Component
public class OverdueTasks {

    private static final Comparator<OverdueTask> LONGEST_FIRST =
            Comparator.comparing(OverdueTask::dueAt).thenComparing(OverdueTask::id);

    private final JdbcClient jdbc;
    private final Actor actor;
    private final Seats seats;
    private final Deadlines deadlines;
    private final BusinessClock clock;

    OverdueTasks(JdbcClient jdbc, Actor actor, Seats seats, Deadlines deadlines, BusinessClock clock) {
        this.jdbc = jdbc;
        this.actor = actor;
        this.seats = seats;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * @param seat whose turn it is
     * @param assignee who has claimed it
     * @param workdaysLate working days since the last day in time
     */
    public record OverdueTask(
            String id,
            String name,
            CaseNumber caseNumber,
            AreaCode area,
            Seat seat,
            @Nullable PersonId assignee,
            LocalDate due,
            Instant dueAt,
            int workdaysLate) {}

    /** @param next where the next page begins; empty on the last */
    public record Page(List<OverdueTask> tasks, Optional<String> next) {}

    /** A part of the statement, for looking at its plan. */
    record Statement(String sql, Map<String, Object> values) {}

    /** Whether the person supervises any area. */
    public boolean isSupervisor() {
        return !areas().isEmpty();
    }

    /** How many there are: as many as all pages have rows. */
    public long count() {
        return areas().stream().mapToLong(this::count).sum();
    }

    /**
     * One page, the longest overdue first.
     *
     * @param after what the page before named as next; anything else begins anew
     */
    public Page page(@Nullable String after, int size) {
        Cursor cursor = Cursor.parse(after);
        List<OverdueTask> found = areas().stream()
                .flatMap(area -> rows(area, cursor, size + 1).stream())
                .sorted(LONGEST_FIRST)
                .limit(size + 1L)
                .toList();
        if (found.size() <= size) {
            return new Page(found, Optional.empty());
        }
        OverdueTask last = found.get(size - 1);
        return new Page(found.subList(0, size), Optional.of(Cursor.at(last)));
    }

    /** The widest areas only, so that no task is counted twice. */
    private Set<AreaCode> areas() {
        return AreaCode.widest(actor.current().map(seats::of).orElse(Set.of()).stream()
                .filter(seat -> seat.role().readsRegister() && seat.role().tier() != Role.Tier.VILLAGE)
                .map(Seat::area)
                .collect(Collectors.toSet()));
    }

    private long count(AreaCode area) {
        Statement statement = countingIn(area);
        return jdbc.sql(statement.sql())
                .params(statement.values())
                .query(Long.class)
                .single();
    }

    private List<OverdueTask> rows(AreaCode area, @Nullable Cursor cursor, int most) {
        Statement statement = listingIn(area, cursor, most);
        return jdbc.sql(statement.sql())
                .params(statement.values())
                .query(this::read)
                .list();
    }

    Statement countingIn(AreaCode area) {
        return new Statement(
                "select count(*) from open_task where " + columnOf(area) + " = :area and due_at < :now",
                Map.of("area", area.value(), "now", TaskOpenings.at(clock.instant())));
    }

    Statement listingIn(AreaCode area, @Nullable Cursor cursor, int most) {
        String page = cursor == null ? "" : " and due_at >= :lastDue and (due_at > :lastDue or task_id > :lastId)";
        Map<String, Object> values =
                new HashMap<>(Map.of("area", area.value(), "now", TaskOpenings.at(clock.instant())));
        if (cursor != null) {
            values.put("lastDue", TaskOpenings.at(cursor.dueAt()));
            values.put("lastId", cursor.id());
        }
        return new Statement("""
                select o.*, t.assignee_ from (
                    select * from open_task where %s = :area and due_at < :now%s
                    order by due_at, task_id fetch first %d rows only) o
                left join act_ru_task t on t.id_ = o.task_id
                """.formatted(columnOf(area), page, most), values);
    }

    private static String columnOf(AreaCode area) {
        return area.level() == AreaLevel.COUNTY ? "county" : "township";
    }

    private OverdueTask read(ResultSet row, int number) throws SQLException {
        String assignee = row.getString("assignee_");
        LocalDate due = row.getDate("due_on").toLocalDate();
        return new OverdueTask(
                row.getString("task_id"),
                row.getString("name"),
                new CaseNumber(row.getString("case_number")),
                new AreaCode(row.getString("area")),
                Seat.parse(row.getString("seat")),
                assignee == null ? null : new PersonId(assignee),
                due,
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                -deadlines.workdaysLeft(due));
    }

    /** The last row of a page. */
    record Cursor(Instant dueAt, String id) {

        static String at(OverdueTask task) {
            return task.dueAt().toEpochMilli() + "_" + task.id();
        }

        static @Nullable Cursor parse(@Nullable String text) {
            if (text == null || !text.matches("\\d{1,16}_[0-9a-zA-Z-]{1,64}")) {
                return null;
            }
            int end = text.indexOf('_');
            return new Cursor(Instant.ofEpochMilli(Long.parseLong(text.substring(0, end))), text.substring(end + 1));
        }
    }
}
