package org.bangfu.identification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** House visits and what the visitors observed. */
@Repository
class HouseVisits {

    private final JdbcClient jdbc;
    private final Clock clock;

    HouseVisits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(CaseNumber number, HouseVisit visit) {
        jdbc.sql("insert into identification_visit (case_number, visit_round, visited_on, visitor, second_visitor,"
                        + " household_signed, remarks, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number.value(),
                        visit.round(),
                        visit.visitedOn(),
                        visit.visitor().value(),
                        visit.secondVisitor().value(),
                        visit.householdSigned(),
                        visit.remarks(),
                        OffsetDateTime.now(clock))
                .update();
    }

    Optional<HouseVisit> latest(CaseNumber number) {
        return jdbc.sql("select * from identification_visit where case_number = ? order by visit_round desc fetch first 1 rows only")
                .param(number.value())
                .query(HouseVisits::row)
                .optional();
    }

    void observe(CaseNumber number, Observation observation, PersonId by) {
        jdbc.sql("insert into identification_observation (case_number, rule_id, basis, observed_on, observed_by)"
                        + " values (?, ?, ?, ?, ?)")
                .params(number.value(), observation.ruleId(), observation.basis(), observation.observedOn(), by.value())
                .update();
    }

    List<Observation> observations(CaseNumber number) {
        return jdbc.sql("select * from identification_observation where case_number = ? order by id")
                .param(number.value())
                .query((rs, n) -> new Observation(
                        rs.getString("rule_id"), rs.getString("basis"), rs.getObject("observed_on", LocalDate.class)))
                .list();
    }

    private static HouseVisit row(ResultSet rs, int n) throws SQLException {
        return new HouseVisit(
                rs.getInt("visit_round"),
                rs.getObject("visited_on", LocalDate.class),
                new PersonId(rs.getString("visitor")),
                new PersonId(rs.getString("second_visitor")),
                rs.getBoolean("household_signed"),
                rs.getString("remarks"));
    }
}
