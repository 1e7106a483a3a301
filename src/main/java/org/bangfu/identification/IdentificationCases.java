package org.bangfu.identification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.RegisterEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of identifications. */
@Repository
class IdentificationCases {

    private final JdbcClient jdbc;

    IdentificationCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Identification identification, @Nullable Long campaign) {
        CaseNumber previous = identification.previousCase();
        jdbc.sql("""
                insert into identification_case (case_number, household_id, area, origin, campaign_id, previous_case,
                    base_year, opened_on, overall_due, statement, proxy_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        identification.caseNumber().value(),
                        identification.household().value(),
                        identification.area().value(),
                        identification.origin().name(),
                        campaign,
                        previous == null ? null : previous.value(),
                        identification.baseYear(),
                        identification.openedOn(),
                        identification.overallDue(),
                        identification.statement(),
                        identification.proxyName()))
                .update();
    }

    long insertCampaign(AreaCode village, String title, LocalDate on, String by) {
        var key = new org.springframework.jdbc.support.GeneratedKeyHolder();
        jdbc.sql("insert into identification_campaign (village, title, opened_on, opened_by) values (?, ?, ?, ?)")
                .params(village.value(), title, on, by)
                .update(key, "id");
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("排查批次没有得到编号");
        }
        return id.longValue();
    }

    Optional<Identification> find(CaseNumber number) {
        return jdbc.sql("select * from identification_case where case_number = ?")
                .param(number.value())
                .query(IdentificationCases::row)
                .optional();
    }

    /** The row, locked until the transaction ends. */
    Optional<Identification> lock(CaseNumber number) {
        return jdbc.sql("select * from identification_case where case_number = ? for update")
                .param(number.value())
                .query(IdentificationCases::row)
                .optional();
    }

    List<Identification> ofHousehold(HouseholdId household) {
        return jdbc.sql(
                        "select * from identification_case where household_id = ? order by opened_on desc, case_number desc")
                .param(household.value())
                .query(IdentificationCases::row)
                .list();
    }

    void returned(CaseNumber number, String gaps) {
        update(
                "update identification_case set returns = returns + 1, gaps = ? where case_number = ?",
                gaps,
                number.value());
    }

    void groupVoted(CaseNumber number, boolean against) {
        update("update identification_case set group_against = ? where case_number = ?", against, number.value());
    }

    void authorised(CaseNumber number, LocalDate on) {
        update("update identification_case set authorised_on = ? where case_number = ?", on, number.value());
    }

    void refused(CaseNumber number, Refusal refusal, String reason, LocalDate on) {
        update(
                "update identification_case set refusal = ?, refusal_reason = ?, refused_on = ? where case_number = ?",
                refusal.name(),
                reason,
                on,
                number.value());
    }

    void delivered(CaseNumber number, LocalDate on, String method) {
        update(
                "update identification_case set delivered_on = ?, delivery = ? where case_number = ?",
                on,
                method,
                number.value());
    }

    void announced(CaseNumber number, LocalDate on, String place) {
        update(
                "update identification_case set announced_on = ?, announced_at = ? where case_number = ?",
                on,
                place,
                number.value());
    }

    void registered(CaseNumber number, String householdNo) {
        update("update identification_case set household_no = ? where case_number = ?", householdNo, number.value());
    }

    void formFilled(CaseNumber number, RegisterEntry entry) {
        update(
                "update identification_case set main_cause = ?, other_causes = ?, attribute = ?, standard = ?"
                        + " where case_number = ?",
                entry.mainCause(),
                String.join(",", entry.otherCauses()),
                entry.attribute(),
                entry.standard(),
                number.value());
    }

    /** What the register form says; the year is that of the entry. */
    Optional<RegisterEntry> form(CaseNumber number, int year) {
        return jdbc.sql("select main_cause, other_causes, attribute, standard from identification_case"
                        + " where case_number = ? and main_cause is not null")
                .param(number.value())
                .query((rs, n) -> new RegisterEntry(
                        rs.getString("main_cause"),
                        rs.getString("other_causes").isEmpty()
                                ? List.of()
                                : List.of(rs.getString("other_causes").split(",", -1)),
                        rs.getString("attribute"),
                        rs.getString("standard"),
                        year))
                .optional();
    }

    private void update(String sql, Object... params) {
        if (jdbc.sql(sql).params(params).update() != 1) {
            throw new IllegalStateException("没有这个识别案卷：" + params[params.length - 1]);
        }
    }

    private static Identification row(ResultSet rs, int n) throws SQLException {
        String previous = rs.getString("previous_case");
        String refusal = rs.getString("refusal");
        return new Identification(
                new CaseNumber(rs.getString("case_number")),
                new HouseholdId(rs.getLong("household_id")),
                new AreaCode(rs.getString("area")),
                Origin.valueOf(rs.getString("origin")),
                previous == null ? null : new CaseNumber(previous),
                rs.getInt("base_year"),
                rs.getObject("opened_on", LocalDate.class),
                rs.getObject("overall_due", LocalDate.class),
                rs.getString("statement"),
                rs.getString("proxy_name"),
                rs.getInt("returns"),
                rs.getString("gaps"),
                rs.getBoolean("group_against"),
                rs.getObject("authorised_on", LocalDate.class),
                refusal == null
                        ? null
                        : new Identification.Refused(
                                Refusal.valueOf(refusal),
                                rs.getString("refusal_reason"),
                                rs.getObject("refused_on", LocalDate.class),
                                rs.getObject("delivered_on", LocalDate.class),
                                rs.getString("delivery")),
                rs.getObject("announced_on", LocalDate.class),
                rs.getString("household_no"));
    }
}
