package org.bangfu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.registry.ComparisonHit.Confidence;
import org.bangfu.registry.ComparisonHit.MatchedBy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The departments' lists. Of each source the list counts that was accepted last on or before the day asked about, so that
 * a comparison can be repeated with what was known then. Whether a list is too old is the caller's question.
 */
@Component
@Transactional(readOnly = true)
public class ComparisonLists {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final HouseholdRows rows;
    private final ApplicationEventPublisher events;

    private static final String INSERT = Sql.insert(
            "registry_comparison_row",
            "import_id",
            "source",
            "citizen_lookup",
            "name_birth_lookup",
            "name",
            "kind",
            "state",
            "detail",
            "amount_fen",
            "since",
            "adapted",
            "as_of");

    ComparisonLists(JdbcClient jdbc, JdbcTemplate batches, HouseholdRows rows, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.rows = rows;
        this.events = events;
    }

    /** Adds rows to a list that is being taken over; it counts once it is accepted, in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(long importId, ComparisonSource source, List<NewComparisonRow> entries) {
        List<Object[]> values = new ArrayList<>();
        for (NewComparisonRow entry : entries) {
            CitizenId citizen = entry.citizenId();
            LocalDate birthDate = citizen != null ? citizen.birthDate() : entry.birthDate();
            Money amount = entry.amount();
            values.add(new @Nullable Object[] {
                importId,
                source.name(),
                citizen == null ? null : rows.citizenLookup(citizen),
                birthDate == null ? null : rows.nameBirthLookup(entry.name(), birthDate),
                entry.name(),
                entry.kind(),
                entry.state(),
                entry.detail(),
                amount == null ? null : amount.fen(),
                entry.since(),
                entry.adapted(),
                entry.asOf()
            });
        }
        batches.batchUpdate(INSERT, values);
    }

    /** Makes the list the one that counts from the day on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accept(long importId, ComparisonSource source, LocalDate on, int entries) {
        jdbc.sql("insert into registry_comparison_list (import_id, source, accepted_on, entries) values (?, ?, ?, ?)")
                .params(importId, source.name(), on, entries)
                .update();
        events.publishEvent(new ComparisonListAccepted(source, importId));
    }

    /** The rows that concern the household's members, those who left included, by source and row. */
    public List<ComparisonHit> hits(HouseholdId household, LocalDate on) {
        List<Long> current = new ArrayList<>(imports(on).values());
        if (current.isEmpty()) {
            return List.of();
        }
        List<ComparisonHit> hits = new ArrayList<>();
        hits.addAll(hits("r.citizen_lookup = m.citizen_lookup", MatchedBy.ID, household, current));
        hits.addAll(hits(
                "r.name_birth_lookup = m.name_birth_lookup and r.citizen_lookup is null",
                MatchedBy.NAME_BIRTH,
                household,
                current));
        hits.sort(
                (a, b) -> a.source() != b.source() ? a.source().compareTo(b.source()) : Long.compare(a.row(), b.row()));
        return hits;
    }

    private List<ComparisonHit> hits(String match, MatchedBy matchedBy, HouseholdId household, List<Long> imports) {
        return jdbc.sql("select r.*, m.id as member_id, m.name as member_name, m.left_on from registry_member m"
                        + " join registry_comparison_row r on " + match
                        + " where m.household_id = :household and r.import_id in (:imports)")
                .param("household", household.value())
                .param("imports", imports)
                .query((rs, n) -> hit(rs, matchedBy))
                .list();
    }

    /**
     * Somebody whom the list of deaths names.
     *
     * @param sure id number and name agree
     * @param on the day of death
     */
    public record NamedDead(
            CitizenId citizenId, boolean sure, @Nullable LocalDate on) {}

    /** Those of the people whom the list of deaths that counts on the day names, by id number or by name and birth date. */
    public List<NamedDead> deadAmong(Collection<NewMember> people, LocalDate on) {
        Long list = imports(on).get(ComparisonSource.DEATH);
        if (list == null || people.isEmpty()) {
            return List.of();
        }
        Map<String, NewMember> byCitizen = new HashMap<>();
        Map<String, NewMember> byNameAndBirth = new HashMap<>();
        for (NewMember person : people) {
            byCitizen.put(rows.citizenLookup(person.citizenId()), person);
            byNameAndBirth.put(
                    rows.nameBirthLookup(person.name(), person.citizenId().birthDate()), person);
        }
        List<NamedDead> dead = new ArrayList<>();
        jdbc.sql("select citizen_lookup, name, since from registry_comparison_row"
                        + " where citizen_lookup in (:lookups) and import_id = :list")
                .param("lookups", byCitizen.keySet())
                .param("list", list)
                .query(rs -> {
                    NewMember person = Objects.requireNonNull(byCitizen.get(rs.getString("citizen_lookup")));
                    boolean sure = person.name().equals(rs.getString("name"));
                    dead.add(new NamedDead(person.citizenId(), sure, rs.getObject("since", LocalDate.class)));
                });
        jdbc.sql("select name_birth_lookup, since from registry_comparison_row"
                        + " where name_birth_lookup in (:lookups) and citizen_lookup is null and import_id = :list")
                .param("lookups", byNameAndBirth.keySet())
                .param("list", list)
                .query(rs -> {
                    NewMember person = Objects.requireNonNull(byNameAndBirth.get(rs.getString("name_birth_lookup")));
                    dead.add(new NamedDead(person.citizenId(), false, rs.getObject("since", LocalDate.class)));
                });
        return dead;
    }

    private static ComparisonHit hit(ResultSet rs, MatchedBy matchedBy) throws SQLException {
        ComparisonSource source = ComparisonSource.valueOf(rs.getString("source"));
        boolean sameName = rs.getString("name").equals(rs.getString("member_name"));
        long amount = rs.getLong("amount_fen");
        boolean noAmount = rs.wasNull();
        String detail = rs.getString("detail");
        return new ComparisonHit(
                rs.getLong("id"),
                source,
                new MemberId(rs.getLong("member_id")),
                rs.getString("member_name"),
                rs.getObject("left_on", LocalDate.class) != null,
                matchedBy,
                rs.getString("kind"),
                rs.getString("state"),
                detail,
                noAmount ? null : new Money(amount),
                rs.getObject("since", LocalDate.class),
                rs.getBoolean("adapted"),
                rs.getObject("as_of", LocalDate.class),
                matchedBy == MatchedBy.NAME_BIRTH ? Confidence.LOW : sameName ? Confidence.HIGH : Confidence.MEDIUM,
                masked(source, detail));
    }

    private static String masked(ComparisonSource source, @Nullable String detail) {
        if (detail == null) {
            return "";
        }
        if (source != ComparisonSource.VEHICLE || detail.length() < 5) {
            return detail;
        }
        return detail.substring(0, 2) + "***" + detail.substring(detail.length() - 2);
    }

    /** When the lists that count on the day were accepted; without those that there were none of. */
    public Map<ComparisonSource, LocalDate> freshness(LocalDate on) {
        Map<ComparisonSource, LocalDate> accepted = new EnumMap<>(ComparisonSource.class);
        jdbc.sql("select source, max(accepted_on) from registry_comparison_list where accepted_on <= ? group by source")
                .param(on)
                .query(rs -> {
                    accepted.put(ComparisonSource.valueOf(rs.getString(1)), rs.getObject(2, LocalDate.class));
                });
        return accepted;
    }

    private Map<ComparisonSource, Long> imports(LocalDate on) {
        Map<ComparisonSource, Long> latest = new EnumMap<>(ComparisonSource.class);
        jdbc.sql("select source, import_id from registry_comparison_list where accepted_on <= ?"
                        + " order by accepted_on, import_id")
                .param(on)
                .query(rs -> {
                    latest.put(ComparisonSource.valueOf(rs.getString("source")), rs.getLong("import_id"));
                });
        return latest;
    }
}
