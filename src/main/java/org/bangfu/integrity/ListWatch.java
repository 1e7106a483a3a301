package org.bangfu.integrity;

import java.util.List;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.ComparisonListAccepted;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.HouseholdId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A new list of a department: what it says anew of a registered household, or of one with an open case, becomes an item
 * that the township has to answer. What the list before said already has been seen.
 */
@Component
class ListWatch {

    private static final Set<ComparisonSource> WATCHED = Set.of(
            ComparisonSource.VEHICLE,
            ComparisonSource.REAL_ESTATE,
            ComparisonSource.COMPANY,
            ComparisonSource.PAYROLL,
            ComparisonSource.DEATH);

    private static final List<String> MATCHES = List.of(
            "r.citizen_lookup = m.active_lookup",
            "r.citizen_lookup is null and r.name_birth_lookup" + " = m.name_birth_lookup and m.left_on is null");

    private final IntegrityFlags flags;
    private final JdbcClient jdbc;

    ListWatch(IntegrityFlags flags, JdbcClient jdbc) {
        this.flags = flags;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ComparisonListAccepted accepted) {
        if (!WATCHED.contains(accepted.source())) {
            return;
        }
        long before = jdbc.sql("select import_id from registry_comparison_list where source = ? and import_id <> ?"
                        + " and accepted_on <= (select accepted_on from registry_comparison_list where import_id = ?)"
                        + " order by accepted_on desc, import_id desc fetch first 1 rows only")
                .params(accepted.source().name(), accepted.importId(), accepted.importId())
                .query(Long.class)
                .optional()
                .orElse(-1L);
        for (String match : MATCHES) {
            hits(accepted, match, before).forEach(flags::raise);
        }
    }

    private List<IntegrityFlags.Sign> hits(ComparisonListAccepted accepted, String match, long before) {
        return jdbc.sql(
                        "select h.id, h.area_code, count(*) as hits, (select max(c.number) from case_file c where c.household_id"
                                + " = h.id and c.status = 'OPEN' and c.about_case is null) as open_case"
                                + " from registry_comparison_row r join registry_member m on " + match
                                + " join registry_household h on h.id = m.household_id where r.import_id = :list"
                                + " and (r.state is null or r.state in ('REGISTERED', 'OWNED', 'PAID', 'OPERATING'))"
                                + " and (h.status in ('POOR', 'RELAPSED') or exists (select 1 from case_file c"
                                + " where c.household_id = h.id and c.status = 'OPEN' and c.about_case is null))"
                                + " and not exists (select 1 from registry_comparison_row p where p.import_id = :before"
                                + " and p.name = r.name and p.citizen_lookup is not distinct from r.citizen_lookup"
                                + " and p.name_birth_lookup is not distinct from r.name_birth_lookup"
                                + " and p.kind is not distinct from r.kind and p.state is not distinct from r.state"
                                + " and p.detail is not distinct from r.detail)"
                                + " group by h.id, h.area_code")
                .param("list", accepted.importId())
                .param("before", before)
                .query((rs, n) -> {
                    String open = rs.getString("open_case");
                    HouseholdId household = new HouseholdId(rs.getLong("id"));
                    return new IntegrityFlags.Sign(
                            IntegrityFlag.Kind.LIST_HIT,
                            accepted.importId() + " " + household + " " + MATCHES.indexOf(match),
                            new AreaCode(rs.getString("area_code")),
                            household,
                            open == null ? null : new CaseNumber(open),
                            null,
                            "新导入的" + accepted.source().label() + "命中本户成员" + rs.getInt("hits") + "条，请核实并按规定办理。");
                })
                .list();
    }
}
