package org.bangfu.relief;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.policy.relief.CostItem;
import org.bangfu.policy.relief.Hardship;
import org.bangfu.policy.relief.ReliefType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of surveys, of ordinary cases and of the paperwork after an emergency. */
@Repository
class Surveys {

    private final JdbcClient jdbc;
    private final Clock clock;

    Surveys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(CaseNumber number, Survey survey) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into relief_survey (case_number, survey_round, surveyed_on, surveyor, second_surveyor,"
                        + " relief_type, hardship, lost_labour, persons, income_year, income_fen, findings,"
                        + " household_signed, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number.value(),
                        survey.round(),
                        survey.surveyedOn(),
                        survey.surveyor().value(),
                        survey.secondSurveyor().value(),
                        survey.type().name(),
                        survey.hardship().name(),
                        survey.lostLabour(),
                        survey.persons(),
                        survey.incomeYear(),
                        survey.income().fen(),
                        survey.findings(),
                        survey.householdSigned(),
                        OffsetDateTime.now(clock))
                .update(key, "id");
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("入户调查没有得到编号");
        }
        int position = 1;
        for (CostItem item : survey.costs()) {
            jdbc.sql("insert into relief_cost (survey_id, position, item, cost_fen, reimbursed_fen, scheme)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            id.longValue(),
                            position++,
                            item.item(),
                            item.cost().fen(),
                            item.reimbursed().fen(),
                            item.scheme().name())
                    .update();
        }
    }

    Optional<Survey> latest(CaseNumber number) {
        return jdbc.sql("select * from relief_survey where case_number = ? order by survey_round desc"
                        + " fetch first 1 rows only")
                .param(number.value())
                .query((rs, n) -> row(rs, costs(rs.getLong("id"))))
                .optional();
    }

    private List<CostItem> costs(long survey) {
        return jdbc.sql("select * from relief_cost where survey_id = ? order by position")
                .param(survey)
                .query((rs, n) -> new CostItem(
                        rs.getString("item"),
                        new Money(rs.getLong("cost_fen")),
                        new Money(rs.getLong("reimbursed_fen")),
                        CostItem.Scheme.valueOf(rs.getString("scheme"))))
                .list();
    }

    private static Survey row(ResultSet rs, List<CostItem> costs) throws SQLException {
        return new Survey(
                rs.getInt("survey_round"),
                rs.getObject("surveyed_on", LocalDate.class),
                new PersonId(rs.getString("surveyor")),
                new PersonId(rs.getString("second_surveyor")),
                ReliefType.valueOf(rs.getString("relief_type")),
                Hardship.valueOf(rs.getString("hardship")),
                rs.getBoolean("lost_labour"),
                rs.getInt("persons"),
                rs.getInt("income_year"),
                new Money(rs.getLong("income_fen")),
                costs,
                rs.getString("findings"),
                rs.getBoolean("household_signed"));
    }
}
