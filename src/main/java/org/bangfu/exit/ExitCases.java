package org.bangfu.exit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of exit cases. */
@Repository
class ExitCases {

    private final JdbcClient jdbc;

    ExitCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            CaseNumber number,
            HouseholdId household,
            AreaCode area,
            ExitOrigin origin,
            String statement,
            LocalDate openedOn,
            LocalDate overallDue) {
        jdbc.sql("insert into exit_case (case_number, household_id, area, origin, exit_year, statement, opened_on,"
                        + " overall_due) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number.value(),
                        household.value(),
                        area.value(),
                        origin.name(),
                        openedOn.getYear(),
                        statement,
                        openedOn,
                        overallDue)
                .update();
    }

    Optional<HouseholdExit> find(CaseNumber number) {
        return jdbc.sql("select * from exit_case where case_number = ?")
                .param(number.value())
                .query(ExitCases::row)
                .optional();
    }

    /** The row, locked until the transaction ends. */
    Optional<HouseholdExit> lock(CaseNumber number) {
        return jdbc.sql("select * from exit_case where case_number = ? for update")
                .param(number.value())
                .query(ExitCases::row)
                .optional();
    }

    /** Whether the household has exited for the year already, by an exit that stands or was reverted. */
    boolean hasExited(HouseholdId household, int year) {
        return jdbc.sql("select count(*) from exit_case where household_id = ? and exited_year = ?")
                        .params(household.value(), year)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** A new account: what was verified of the former one no longer counts. */
    void accounted(CaseNumber number, ExitVisit visit) {
        PersonId helper = visit.helper();
        update(
                "accounted_by = ?, helper = ?, helper_name = ?, first_verifier = null, second_verifier = null,"
                        + " consent = null, consent_reason = null, mediated_on = null",
                number,
                visit.visitor().value(),
                helper == null ? null : helper.value(),
                visit.helperName());
    }

    void verifiedFirst(CaseNumber number, PersonId by) {
        update("first_verifier = ?, second_verifier = null", number, by.value());
    }

    void verifiedSecond(CaseNumber number, PersonId by) {
        update("second_verifier = ?", number, by.value());
    }

    void consented(CaseNumber number, boolean agreed, @Nullable String reason) {
        update("consent = ?, consent_reason = ?", number, agreed ? "AGREE" : "REFUSE", reason);
    }

    void mediated(CaseNumber number, LocalDate on, boolean agreed) {
        update("mediated_on = ?, consent = ?", number, on, agreed ? "AGREE" : "REFUSE");
    }

    void nextSectorRound(CaseNumber number) {
        update("sector_round = sector_round + 1", number);
    }

    void filed(CaseNumber number, String filingNo) {
        update("filing_no = ?", number, filingNo);
    }

    void announced(CaseNumber number, LocalDate on, String place) {
        update("announced_on = ?, announced_at = ?", number, on, place);
    }

    void refused(CaseNumber number, Refusal refusal, String reason, LocalDate on) {
        update("refusal = ?, refusal_reason = ?, refused_on = ?", number, refusal.name(), reason, on);
    }

    void delivered(CaseNumber number, LocalDate on, String method) {
        update("delivered_on = ?, delivery = ?", number, on, method);
    }

    void exited(CaseNumber number, LocalDate on, LocalDate benefitsUntil) {
        update("exited_on = ?, exited_year = exit_year, benefits_until = ?", number, on, benefitsUntil);
    }

    void reverted(CaseNumber number, CaseNumber by, LocalDate on) {
        update("reverted_by = ?, reverted_on = ?", number, by.value(), on);
    }

    private void update(String set, CaseNumber number, @Nullable Object... values) {
        @Nullable Object[] params = Arrays.copyOf(values, values.length + 1);
        params[values.length] = number.value();
        if (jdbc.sql("update exit_case set " + set + " where case_number = ?")
                        .params(Arrays.asList(params))
                        .update()
                != 1) {
            throw new IllegalStateException("没有这个退出案卷：" + number);
        }
    }

    private static HouseholdExit row(ResultSet rs, int n) throws SQLException {
        String consent = rs.getString("consent");
        String refusal = rs.getString("refusal");
        LocalDate announced = rs.getObject("announced_on", LocalDate.class);
        LocalDate exited = rs.getObject("exited_on", LocalDate.class);
        String revertedBy = rs.getString("reverted_by");
        return new HouseholdExit(
                new CaseNumber(rs.getString("case_number")),
                new HouseholdId(rs.getLong("household_id")),
                new AreaCode(rs.getString("area")),
                ExitOrigin.valueOf(rs.getString("origin")),
                rs.getInt("exit_year"),
                rs.getString("statement"),
                rs.getObject("opened_on", LocalDate.class),
                rs.getObject("overall_due", LocalDate.class),
                person(rs, "accounted_by"),
                person(rs, "helper"),
                person(rs, "first_verifier"),
                person(rs, "second_verifier"),
                consent == null
                        ? null
                        : new HouseholdExit.Consent(
                                consent.equals("AGREE"),
                                rs.getString("consent_reason"),
                                rs.getObject("mediated_on", LocalDate.class)),
                rs.getInt("sector_round"),
                rs.getString("filing_no"),
                refusal == null
                        ? null
                        : new HouseholdExit.Refused(
                                Refusal.valueOf(refusal),
                                rs.getString("refusal_reason"),
                                rs.getObject("refused_on", LocalDate.class),
                                rs.getObject("delivered_on", LocalDate.class),
                                rs.getString("delivery")),
                announced == null ? null : new HouseholdExit.Announced(announced, rs.getString("announced_at")),
                exited == null
                        ? null
                        : new HouseholdExit.Exited(
                                exited,
                                rs.getObject("benefits_until", LocalDate.class),
                                revertedBy == null ? null : new CaseNumber(revertedBy)));
    }

    private static @Nullable PersonId person(ResultSet rs, String column) throws SQLException {
        String id = rs.getString(column);
        return id == null ? null : new PersonId(id);
    }
}
