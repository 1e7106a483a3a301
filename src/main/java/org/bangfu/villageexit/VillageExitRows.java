package org.bangfu.villageexit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.policy.villageexit.ScoreItem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of village exits. */
@Repository
class VillageExitRows {

    private final JdbcClient jdbc;

    VillageExitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CaseNumber number, AreaCode village, int population, int poor, String statement, LocalDate on) {
        jdbc.sql("insert into village_exit (case_number, village, population, poor, statement, opened_on)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(number.value(), village.value(), population, poor, statement, on)
                .update();
    }

    Optional<VillageExit> find(CaseNumber number) {
        return find(number, "");
    }

    /** The row, locked until the transaction ends. */
    Optional<VillageExit> lock(CaseNumber number) {
        return find(number, " for update");
    }

    private Optional<VillageExit> find(CaseNumber number, String how) {
        return jdbc.sql("select * from village_exit where case_number = ?" + how)
                .param(number.value())
                .query(this::row)
                .optional();
    }

    List<CaseNumber> ofVillage(AreaCode village) {
        return jdbc
                .sql("select case_number from village_exit where village = ? order by opened_on desc, case_number desc")
                .param(village.value())
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    void scored(CaseNumber number, Map<ScoreItem, Integer> points, boolean tasksRated, String basis) {
        jdbc.sql("delete from village_exit_score where case_number = ?")
                .param(number.value())
                .update();
        points.forEach(
                (item, value) -> jdbc.sql("insert into village_exit_score (case_number, item, points) values (?, ?, ?)")
                        .params(number.value(), item.name(), value)
                        .update());
        update("tasks_rated = ?, basis = ?", number, tasksRated, basis);
    }

    void surveyed(CaseNumber number, VillageExit.Survey survey) {
        update(
                "surveyed_on = ?, surveyor = ?, second_surveyor = ?, survey_finding = ?",
                number,
                survey.on(),
                survey.by().value(),
                survey.second(),
                survey.finding());
    }

    void accepted(CaseNumber number, Role role, VillageExit.Acceptance acceptance) {
        jdbc.sql("insert into village_exit_acceptance (case_number, role, qualified, finding, accepted_on, accepted_by)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        number.value(),
                        role.id(),
                        acceptance.qualified(),
                        acceptance.finding(),
                        acceptance.on(),
                        acceptance.by().value())
                .update();
    }

    void reported(CaseNumber number, VillageExit.Report report) {
        update("report_no = ?, report_text = ?", number, report.number(), report.summary());
    }

    void cityChecked(CaseNumber number, VillageExit.CityCheck check) {
        update("city_document = ?, city_on = ?", number, check.document(), check.on());
    }

    void refused(CaseNumber number, Refusal refusal, String reason, LocalDate on) {
        update("refusal = ?, refusal_reason = ?, refused_on = ?", number, refusal.name(), reason, on);
    }

    void delivered(CaseNumber number, LocalDate on, String receiver) {
        update("delivered_on = ?, receiver = ?", number, on, receiver);
    }

    void exited(CaseNumber number, LocalDate on) {
        update("exited_on = ?", number, on);
    }

    void announced(CaseNumber number, LocalDate on, String place) {
        update("announced_on = ?, place = ?", number, on, place);
    }

    void reverted(CaseNumber number, LocalDate on, String reason) {
        update("reverted_on = ?, revert_reason = ?", number, on, reason);
    }

    private void update(String set, CaseNumber number, @Nullable Object... values) {
        @Nullable Object[] params = Arrays.copyOf(values, values.length + 1);
        params[values.length] = number.value();
        if (jdbc.sql("update village_exit set " + set + " where case_number = ?")
                        .params(Arrays.asList(params))
                        .update()
                != 1) {
            throw new IllegalStateException("没有这个村退出案卷：" + number);
        }
    }

    private VillageExit row(ResultSet rs, int n) throws SQLException {
        CaseNumber number = new CaseNumber(rs.getString("case_number"));
        Boolean rated = rs.getObject("tasks_rated", Boolean.class);
        LocalDate surveyedOn = day(rs, "surveyed_on");
        String report = rs.getString("report_no");
        LocalDate cityOn = day(rs, "city_on");
        String refusal = rs.getString("refusal");
        LocalDate announcedOn = day(rs, "announced_on");
        LocalDate revertedOn = day(rs, "reverted_on");
        return new VillageExit(
                number,
                new AreaCode(rs.getString("village")),
                rs.getInt("population"),
                rs.getInt("poor"),
                rs.getString("statement"),
                Objects.requireNonNull(day(rs, "opened_on")),
                rated == null ? null : new VillageExit.Sheet(rated, rs.getString("basis")),
                score(number),
                surveyedOn == null
                        ? null
                        : new VillageExit.Survey(
                                surveyedOn,
                                new PersonId(rs.getString("surveyor")),
                                rs.getString("second_surveyor"),
                                rs.getString("survey_finding")),
                acceptances(number),
                report == null ? null : new VillageExit.Report(report, rs.getString("report_text")),
                cityOn == null ? null : new VillageExit.CityCheck(rs.getString("city_document"), cityOn),
                refusal == null
                        ? null
                        : new VillageExit.Refused(
                                Refusal.valueOf(refusal),
                                rs.getString("refusal_reason"),
                                Objects.requireNonNull(day(rs, "refused_on")),
                                day(rs, "delivered_on"),
                                rs.getString("receiver")),
                day(rs, "exited_on"),
                announcedOn == null ? null : new VillageExit.Announcement(announcedOn, rs.getString("place")),
                revertedOn == null ? null : new VillageExit.Reverted(revertedOn, rs.getString("revert_reason")));
    }

    private Map<ScoreItem, Integer> score(CaseNumber number) {
        Map<ScoreItem, Integer> score = new EnumMap<>(ScoreItem.class);
        jdbc.sql("select item, points from village_exit_score where case_number = ?")
                .param(number.value())
                .query(rs -> {
                    score.put(ScoreItem.valueOf(rs.getString("item")), rs.getInt("points"));
                });
        return score;
    }

    private Map<Role, VillageExit.Acceptance> acceptances(CaseNumber number) {
        Map<Role, VillageExit.Acceptance> acceptances = new EnumMap<>(Role.class);
        jdbc.sql("select * from village_exit_acceptance where case_number = ?")
                .param(number.value())
                .query(rs -> {
                    acceptances.put(
                            Role.of(rs.getString("role")).orElseThrow(),
                            new VillageExit.Acceptance(
                                    rs.getBoolean("qualified"),
                                    rs.getString("finding"),
                                    Objects.requireNonNull(day(rs, "accepted_on")),
                                    new PersonId(rs.getString("accepted_by"))));
                });
        return acceptances;
    }

    private static @Nullable LocalDate day(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, LocalDate.class);
    }
}
