package org.bangfu.audit.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bangfu.audit.AuditReaders;
import org.bangfu.audit.CaseTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the trail for people: of one case, or page by page for those who audit. */
@Component
public class TrailRows implements CaseTrail {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String COLUMNS = "select chain, entry_number, business_time, recorded_at, actor, origin, kind,"
            + " area, case_number, details, subject from audit_entry ";

    private final JdbcClient jdbc;
    private final Sentences sentences;
    private final AuditReaders readers;

    TrailRows(JdbcClient jdbc, Sentences sentences, AuditReaders readers) {
        this.jdbc = jdbc;
        this.sentences = sentences;
        this.readers = readers;
    }

    /** What an auditor looks for; empty fields do not narrow. */
    public record Search(
            @Nullable String kind,
            @Nullable String actor,
            @Nullable String caseNumber,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * One page, the newest first.
     *
     * @param next where the next page begins; empty on the last
     */
    public record Page(List<Line> lines, Optional<String> next) {}

    @Override
    public List<Line> latestDeeds(CaseNumber caseNumber, int most) {
        List<String> conditions = new ArrayList<>(List.of("case_number = :case_number", "kind not like '%.viewed'"));
        return page(conditions, Map.of("case_number", caseNumber.value()), most).lines();
    }

    /** The whole trail of a case, page by page. */
    public Page ofCase(CaseNumber caseNumber, @Nullable String after, int size) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        equal("case_number", caseNumber.value(), conditions, values);
        after(after, conditions, values);
        return page(conditions, values, size);
    }

    /** The area of the case as the trail knows it. */
    public Optional<AreaCode> areaOf(CaseNumber caseNumber) {
        return jdbc.sql("""
                select area from audit_entry where case_number = :caseNumber and area is not null
                order by recorded_at desc, entry_number desc fetch first 1 rows only
                """)
                .param("caseNumber", caseNumber.value())
                .query((rows, number) -> new AreaCode(rows.getString(1)))
                .optional();
    }

    /** The entries of the areas, and for those who audit a county also what has no place. */
    public Page search(Set<AreaCode> areas, Search search, @Nullable String after, int size) {
        if (areas.isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        conditions.add(within(areas, values));
        equal("kind", search.kind(), conditions, values);
        equal("actor", search.actor(), conditions, values);
        equal("case_number", search.caseNumber(), conditions, values);
        if (search.from() != null) {
            conditions.add("business_time >= :from");
            values.put("from", beginning(search.from()));
        }
        if (search.to() != null) {
            conditions.add("business_time < :to");
            values.put("to", beginning(search.to().plusDays(1)));
        }
        after(after, conditions, values);
        return page(conditions, values, size);
    }

    /** Only what is older than the end of the page before. */
    private static void after(@Nullable String after, List<String> conditions, Map<String, Object> values) {
        Cursor.parse(after).ifPresent(cursor -> {
            // The first condition is what the index can be entered at.
            conditions.add("recorded_at <= :cursorTime");
            conditions.add("(recorded_at < :cursorTime or chain < :cursorChain"
                    + " or (chain = :cursorChain and entry_number < :cursorNumber))");
            values.put("cursorTime", OffsetDateTime.ofInstant(cursor.time(), ZoneOffset.UTC));
            values.put("cursorChain", cursor.chain());
            values.put("cursorNumber", cursor.number());
        });
    }

    private Page page(List<String> conditions, Map<String, Object> values, int size) {
        List<Found> found = jdbc.sql(COLUMNS + "where " + String.join(" and ", conditions)
                        + " order by recorded_at desc, chain desc, entry_number desc fetch first " + (size + 1)
                        + " rows only")
                .params(values)
                .query((rows, number) -> new Found(
                        line(rows),
                        new Cursor(
                                rows.getObject(4, OffsetDateTime.class).toInstant(),
                                rows.getString(1),
                                rows.getLong(2))))
                .list();
        boolean more = found.size() > size;
        List<Found> page = more ? found.subList(0, size) : found;
        return new Page(
                page.stream().map(Found::line).toList(),
                more ? Optional.of(page.get(size - 1).cursor().text()) : Optional.empty());
    }

    private static String within(Set<AreaCode> areas, Map<String, Object> values) {
        List<String> any = new ArrayList<>();
        for (AreaCode area : areas) {
            String name = "area" + any.size();
            any.add("area like :" + name);
            values.put(name, area.value() + "%");
        }
        if (areas.stream().anyMatch(area -> area.level() == AreaLevel.COUNTY)) {
            any.add("area is null");
        }
        return "(" + String.join(" or ", any) + ")";
    }

    private static void equal(
            String column, @Nullable String value, List<String> conditions, Map<String, Object> values) {
        if (value != null && !value.isBlank()) {
            conditions.add(column + " = :" + column);
            values.put(column, value.strip());
        }
    }

    private static OffsetDateTime beginning(LocalDate day) {
        return day.atStartOfDay(ZONE).toOffsetDateTime();
    }

    private Line line(ResultSet rows) throws SQLException {
        String area = rows.getString(8);
        return new Line(
                at(rows, 3, MINUTE),
                at(rows, 4, SECOND),
                readers.actorName(rows.getString(5)),
                rows.getString(6),
                sentences.of(rows.getString(7)),
                sentences.details(rows.getString(11), rows.getString(10)),
                area == null ? null : new AreaCode(area),
                rows.getString(9),
                rows.getString(1) + "-" + rows.getLong(2));
    }

    private static String at(ResultSet rows, int column, DateTimeFormatter format) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(ZONE)
                .format(format);
    }

    private record Found(Line line, Cursor cursor) {}

    private record Cursor(Instant time, String chain, long number) {

        String text() {
            return time.toEpochMilli() + "_" + chain + "_" + number;
        }

        static Optional<Cursor> parse(@Nullable String text) {
            if (text == null || !text.matches("\\d{1,16}_[0-9a-z]{1,12}_\\d{1,18}")) {
                return Optional.empty();
            }
            String[] fields = text.split("_", -1);
            return Optional.of(
                    new Cursor(Instant.ofEpochMilli(Long.parseLong(fields[0])), fields[1], Long.parseLong(fields[2])));
        }
    }
}
