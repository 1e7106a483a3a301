package org.bangfu.identification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.policy.exclusion.Observation;
import org.bangfu.registry.MemberId;
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
        return jdbc.sql(
                        "select * from identification_visit where case_number = ? order by visit_round desc fetch first 1 rows only")
                .param(number.value())
                .query(HouseVisits::row)
                .optional();
    }

    void observe(CaseNumber number, ObservedFact fact, PersonId by) {
        MemberId member = fact.member();
        Money amount = fact.amount();
        jdbc.sql("insert into identification_observation (case_number, kind, member_id, amount_fen, basis, observed_on,"
                        + " observed_by) values (?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        number.value(),
                        fact.kind().name(),
                        member == null ? null : member.value(),
                        amount == null ? null : amount.fen(),
                        fact.basis(),
                        fact.observedOn(),
                        by.value()))
                .update();
    }

    /** An observation with its row's id. */
    record Kept(long id, ObservedFact fact) {}

    List<Kept> observations(CaseNumber number) {
        return jdbc.sql("select * from identification_observation where case_number = ? order by id")
                .param(number.value())
                .query((rs, n) -> {
                    Long member = rs.getObject("member_id", Long.class);
                    Long amount = rs.getObject("amount_fen", Long.class);
                    return new Kept(
                            rs.getLong("id"),
                            new ObservedFact(
                                    Observation.Kind.valueOf(rs.getString("kind")),
                                    member == null ? null : new MemberId(member),
                                    amount == null ? null : new Money(amount),
                                    rs.getString("basis"),
                                    rs.getObject("observed_on", LocalDate.class)));
                })
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
