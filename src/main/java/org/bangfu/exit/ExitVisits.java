package org.bangfu.exit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.policy.exit.Assistance;
import org.bangfu.policy.exit.ExitFacts;
import org.bangfu.policy.exit.ExitIncome;
import org.bangfu.policy.exit.IncomeKind;
import org.bangfu.registry.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The accounts and sheets that were drawn up at the households. */
@Repository
class ExitVisits {

    private final JdbcClient jdbc;
    private final Clock clock;

    ExitVisits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(CaseNumber number, ExitVisit visit, Money perHead) {
        PersonId helper = visit.helper();
        ExitFacts.Living living = visit.living();
        List<@Nullable Object> row = new ArrayList<>();
        row.add(number.value());
        row.add(visit.round());
        row.add(visit.visitedOn());
        row.add(visit.visitor().value());
        row.add(helper == null ? null : helper.value());
        row.add(visit.helperName());
        row.add(living.food());
        row.add(living.clothing());
        row.add(living.houseGrade());
        row.add(living.renovationAccepted());
        row.add(living.relocated());
        row.add(living.keysReceived());
        row.add(living.livingIn());
        row.add(living.waterSafe());
        row.add(visit.completedMeasures());
        row.add(visit.incomeSource());
        row.add(visit.assistance().name());
        row.add(visit.medical().fen());
        row.add(visit.education().fen());
        row.add(perHead.fen());
        row.add(visit.householdSigned());
        row.add(visit.remarks());
        row.add(OffsetDateTime.now(clock));
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into exit_visit (case_number, visit_round, visited_on, visitor, helper, helper_name, food,"
                        + " clothing, house_grade, renovation_accepted, relocated, keys_received, living_in, water_safe,"
                        + " completed_measures, income_source, assistance, medical_fen, education_fen, per_head_fen,"
                        + " household_signed, remarks, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(row)
                .update(key, "id");
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("退出核算没有得到编号");
        }
        int position = 1;
        for (ExitVisit.Line line : visit.account()) {
            jdbc.sql("insert into exit_income (visit_id, position, kind, amount_fen, expected, basis)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            id.longValue(),
                            position++,
                            line.income().kind().name(),
                            line.income().amount().fen(),
                            line.income().expected(),
                            line.basis())
                    .update();
        }
        for (ExitVisit.Found found : visit.members()) {
            jdbc.sql("insert into exit_visit_member (visit_id, member_id, in_school, school_exempt, insured, able)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            id.longValue(),
                            found.member().value(),
                            found.inSchool(),
                            found.schoolExempt(),
                            found.insured(),
                            found.able())
                    .update();
        }
    }

    Optional<ExitVisit> latest(CaseNumber number) {
        return jdbc.sql("select * from exit_visit where case_number = ? order by visit_round desc"
                        + " fetch first 1 rows only")
                .param(number.value())
                .query((rs, n) -> row(rs, account(rs.getLong("id")), members(rs.getLong("id"))))
                .optional();
    }

    /** Other cases of the village whose latest account of the year came to the same income per head. */
    List<CaseNumber> alike(CaseNumber number, AreaCode area, int year, Money perHead) {
        return jdbc
                .sql("select c.case_number from exit_case c join exit_visit v on v.case_number = c.case_number"
                        + " where c.exit_year = ? and c.area like ? and c.case_number <> ? and v.per_head_fen = ?"
                        + " and v.visit_round = (select max(l.visit_round) from exit_visit l"
                        + " where l.case_number = c.case_number)"
                        + " and c.household_id <> (select o.household_id from exit_case o where o.case_number = ?)"
                        + " order by c.case_number")
                .params(year, area.at(AreaLevel.VILLAGE).value() + "%", number.value(), perHead.fen(), number.value())
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    private List<ExitVisit.Line> account(long visit) {
        return jdbc.sql("select * from exit_income where visit_id = ? order by position")
                .param(visit)
                .query((rs, n) -> new ExitVisit.Line(
                        new ExitIncome(
                                IncomeKind.valueOf(rs.getString("kind")),
                                new Money(rs.getLong("amount_fen")),
                                rs.getBoolean("expected")),
                        rs.getString("basis")))
                .list();
    }

    private List<ExitVisit.Found> members(long visit) {
        return jdbc.sql("select * from exit_visit_member where visit_id = ? order by member_id")
                .param(visit)
                .query((rs, n) -> new ExitVisit.Found(
                        new MemberId(rs.getLong("member_id")),
                        rs.getBoolean("in_school"),
                        rs.getBoolean("school_exempt"),
                        rs.getBoolean("insured"),
                        rs.getBoolean("able")))
                .list();
    }

    private static ExitVisit row(ResultSet rs, List<ExitVisit.Line> account, List<ExitVisit.Found> members)
            throws SQLException {
        String helper = rs.getString("helper");
        return new ExitVisit(
                rs.getInt("visit_round"),
                rs.getObject("visited_on", LocalDate.class),
                new PersonId(rs.getString("visitor")),
                helper == null ? null : new PersonId(helper),
                rs.getString("helper_name"),
                account,
                members,
                new ExitFacts.Living(
                        rs.getBoolean("food"),
                        rs.getBoolean("clothing"),
                        rs.getString("house_grade"),
                        rs.getBoolean("renovation_accepted"),
                        rs.getBoolean("relocated"),
                        rs.getBoolean("keys_received"),
                        rs.getBoolean("living_in"),
                        rs.getBoolean("water_safe")),
                rs.getInt("completed_measures"),
                rs.getString("income_source"),
                Assistance.valueOf(rs.getString("assistance")),
                new Money(rs.getLong("medical_fen")),
                new Money(rs.getLong("education_fen")),
                rs.getBoolean("household_signed"),
                rs.getString("remarks"));
    }
}
