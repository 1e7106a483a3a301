package org.bangfu.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CitizenId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds households by a member's name or the first letters of its syllables, by household number, by whole id number, or
 * by area. Every way is a range over an index, page after page by key: nothing scans.
 */
@Component
public class HouseholdSearch {

    private static final String COLUMNS = "h.id as household_id, h.head_name, h.area_code, h.household_no, h.status";

    private final JdbcClient jdbc;
    private final HouseholdRows rows;

    HouseholdSearch(JdbcClient jdbc, HouseholdRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    private record Keyed(String key, long id, SearchHit hit) {}

    /**
     * @param text a name or its beginning, first letters, a household number or its beginning, or a whole id number;
     *     blank lists the area's households
     * @param within the areas to look in: those that the person may read, narrowed to what was asked for
     * @param after {@link SearchPage#next} of the page before
     */
    public SearchPage search(String text, Collection<AreaCode> within, @Nullable String after, int limit) {
        String term = text.strip();
        List<Keyed> found = new ArrayList<>();
        for (AreaCode area : within) {
            found.addAll(inArea(term, area, cursor(after), limit + 1));
        }
        found.sort(Comparator.comparing(Keyed::key).thenComparing(Keyed::id));
        List<Keyed> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit
                ? page.get(limit - 1).key() + ":" + page.get(limit - 1).id()
                : null;
        return new SearchPage(page.stream().map(Keyed::hit).toList(), next);
    }

    record Cursor(String key, long id) {}

    private static @Nullable Cursor cursor(@Nullable String after) {
        if (after == null || !after.matches("[0-9a-z]{0,240}:\\d{1,18}")) {
            return null;
        }
        int colon = after.indexOf(':');
        return new Cursor(after.substring(0, colon), Long.parseLong(after.substring(colon + 1)));
    }

    private List<Keyed> inArea(String term, AreaCode area, @Nullable Cursor after, int limit) {
        Statement statement = statement(term, area, after, limit);
        return jdbc.sql(statement.sql())
                .params(statement.params())
                .query((rs, n) -> new Keyed(
                        rs.getString("search_key"),
                        rs.getLong("key_id"),
                        new SearchHit(
                                new HouseholdId(rs.getLong("household_id")),
                                rs.getString("found_name"),
                                rs.getString("citizen_masked"),
                                rs.getString("head_name"),
                                new AreaCode(rs.getString("area_code")),
                                rs.getString("household_no"),
                                HouseholdStatus.valueOf(rs.getString("status")))))
                .list();
    }

    /** What is asked of the database; the columns in it are this class's own words. */
    record Statement(String sql, List<Object> params) {}

    Statement statement(String term, AreaCode area, @Nullable Cursor after, int limit) {
        if (term.isEmpty()) {
            return households("area_code", SearchKeys.Range.ofDigits(area.value()), area, after, limit);
        }
        Optional<CitizenId> citizen = citizen(term);
        if (citizen.isPresent()) {
            String lookup = rows.citizenLookup(citizen.get());
            return members("active_lookup", SearchKeys.Range.ofHex(lookup), area, after, limit);
        }
        if (term.matches("\\d{1,20}")) {
            return households("household_no", SearchKeys.Range.ofDigits(term), area, after, limit);
        }
        if (term.matches("[A-Za-z]{1,20}")) {
            return members("pinyin", SearchKeys.Range.ofLetters(term.toLowerCase(Locale.ROOT)), area, after, limit);
        }
        String name = term.length() > 60 ? term.substring(0, 60) : term;
        return members("name_key", SearchKeys.Range.ofHex(SearchKeys.nameKey(name)), area, after, limit);
    }

    private static Optional<CitizenId> citizen(String term) {
        if (term.length() < 15) {
            return Optional.empty();
        }
        try {
            return Optional.of(CitizenId.parse(term));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Statement members(
            String column, SearchKeys.Range range, AreaCode area, @Nullable Cursor after, int limit) {
        String key = "m." + column;
        StringBuilder sql = new StringBuilder("select " + key + " as search_key, m.id as key_id, m.name as found_name,"
                + " m.citizen_masked, " + COLUMNS
                + " from registry_member m join registry_household h on h.id = m.household_id where ");
        List<Object> params = new ArrayList<>();
        within(sql, params, key, "m.id", range, after);
        if (area.level().ordinal() >= AreaLevel.VILLAGE.ordinal()) {
            sql.append(" and m.village_code = ?");
            params.add(area.at(AreaLevel.VILLAGE).value());
        } else {
            range(sql, params, "m.village_code", SearchKeys.Range.ofDigits(area.value()));
        }
        if (area.level() == AreaLevel.GROUP) {
            sql.append(" and h.area_code = ?");
            params.add(area.value());
        }
        sql.append(" and m.left_on is null order by ")
                .append(key)
                .append(", m.id limit ")
                .append(limit);
        return new Statement(sql.toString(), params);
    }

    private static Statement households(
            String column, SearchKeys.Range range, AreaCode area, @Nullable Cursor after, int limit) {
        String key = "h." + column;
        StringBuilder sql = new StringBuilder("select " + key + " as search_key, h.id as key_id,"
                + " h.head_name as found_name, cast(null as varchar(18)) as citizen_masked, " + COLUMNS
                + " from registry_household h where ");
        List<Object> params = new ArrayList<>();
        within(sql, params, key, "h.id", range, after);
        if (!column.equals("area_code")) {
            range(sql, params, "h.area_code", SearchKeys.Range.ofDigits(area.value()));
        }
        sql.append(" order by ").append(key).append(", h.id limit ").append(limit);
        return new Statement(sql.toString(), params);
    }

    private static void within(
            StringBuilder sql,
            List<Object> params,
            String key,
            String id,
            SearchKeys.Range range,
            @Nullable Cursor after) {
        sql.append(key).append(" >= ?");
        // a page never begins before the range, whatever was handed back
        params.add(after == null || after.key().compareTo(range.from()) < 0 ? range.from() : after.key());
        String before = range.before();
        if (before != null) {
            sql.append(" and ").append(key).append(" < ?");
            params.add(before);
        }
        if (after != null) {
            sql.append(" and (").append(key).append(" > ? or ").append(id).append(" > ?)");
            params.add(after.key());
            params.add(after.id());
        }
    }

    private static void range(StringBuilder sql, List<Object> params, String column, SearchKeys.Range range) {
        sql.append(" and ").append(column).append(" >= ?");
        params.add(range.from());
        String before = range.before();
        if (before != null) {
            sql.append(" and ").append(column).append(" < ?");
            params.add(before);
        }
    }
}
