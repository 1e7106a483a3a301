package org.bangfu.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.policy.review.ResultClass;
import org.bangfu.policy.review.Standing;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of reviews. */
@Repository
class ReviewCases {

    private final JdbcClient jdbc;

    ReviewCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Review review) {
        LifeEvent event = review.event();
        CaseNumber causedBy = review.causedBy();
        jdbc.sql("""
                insert into review_case (case_number, household_id, area, origin, event_kind, campaign_id, caused_by,
                    review_year, statement, opened_on, overall_due)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        review.caseNumber().value(),
                        review.household().value(),
                        review.area().value(),
                        review.origin().name(),
                        event == null ? null : event.name(),
                        review.campaign(),
                        causedBy == null ? null : causedBy.value(),
                        review.year(),
                        review.statement(),
                        review.openedOn(),
                        review.overallDue()))
                .update();
    }

    Optional<Review> find(CaseNumber number) {
        return jdbc.sql("select * from review_case where case_number = ?")
                .param(number.value())
                .query(ReviewCases::row)
                .optional();
    }

    /** The row, locked until the transaction ends. */
    Optional<Review> lock(CaseNumber number) {
        return jdbc.sql("select * from review_case where case_number = ? for update")
                .param(number.value())
                .query(ReviewCases::row)
                .optional();
    }

    boolean isInCampaign(long campaign, HouseholdId household) {
        return jdbc.sql("select count(*) from review_case where campaign_id = ? and household_id = ?")
                        .params(campaign, household.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void authorised(CaseNumber number, LocalDate on) {
        update("update review_case set authorised_on = ? where case_number = ?", on, number.value());
    }

    void classified(CaseNumber number, Review.Classified classified) {
        update(
                "update review_case set standing = ?, proposed = ?, result = ?, rule_code = ?, grounds = ?, heard_on = ?,"
                        + " voted_against = ? where case_number = ?",
                classified.standing().name(),
                classified.proposed().name(),
                classified.result().name(),
                classified.ruleCode(),
                String.join(",", classified.grounds()),
                classified.heardOn(),
                classified.votedAgainst(),
                number.value());
    }

    void decided(CaseNumber number, LocalDate on, boolean statusChanged) {
        update(
                "update review_case set decided_on = ?, status_changed = ? where case_number = ?",
                on,
                statusChanged,
                number.value());
    }

    void followedBy(CaseNumber number, CaseNumber identification) {
        update("update review_case set follow_up = ? where case_number = ?", identification.value(), number.value());
    }

    void delivered(CaseNumber number, LocalDate on, String method, LocalDate overturnUntil) {
        update(
                "update review_case set delivered_on = ?, delivery = ?, overturn_until = ? where case_number = ?",
                on,
                method,
                overturnUntil,
                number.value());
    }

    void overturned(CaseNumber number, LocalDate on, String ground) {
        update(
                "update review_case set overturned_on = ?, overturn_ground = ? where case_number = ?",
                on,
                ground,
                number.value());
    }

    void heard(CaseNumber number, HouseholdStatement statement) {
        jdbc.sql("""
                insert into review_statement (case_number, statement_round, heard_on, answered, statement_text, accepted,
                    reason, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        number.value(),
                        statement.round(),
                        statement.heardOn(),
                        statement.answered(),
                        statement.text(),
                        statement.accepted(),
                        statement.reason(),
                        statement.recordedBy().value())
                .update();
    }

    /** What the household said, the latest first. */
    List<HouseholdStatement> statements(CaseNumber number) {
        return jdbc.sql("select * from review_statement where case_number = ? order by statement_round desc")
                .param(number.value())
                .query((rs, n) -> new HouseholdStatement(
                        rs.getInt("statement_round"),
                        rs.getObject("heard_on", LocalDate.class),
                        rs.getBoolean("answered"),
                        rs.getString("statement_text"),
                        rs.getBoolean("accepted"),
                        rs.getString("reason"),
                        new PersonId(rs.getString("recorded_by"))))
                .list();
    }

    private void update(String sql, @Nullable Object... params) {
        if (jdbc.sql(sql).params(Arrays.asList(params)).update() != 1) {
            throw new IllegalStateException("没有这个复核案卷：" + params[params.length - 1]);
        }
    }

    private static Review row(ResultSet rs, int n) throws SQLException {
        String event = rs.getString("event_kind");
        return new Review(
                new CaseNumber(rs.getString("case_number")),
                new HouseholdId(rs.getLong("household_id")),
                new AreaCode(rs.getString("area")),
                ReviewOrigin.valueOf(rs.getString("origin")),
                event == null ? null : LifeEvent.valueOf(event),
                rs.getObject("campaign_id", Long.class),
                number(rs.getString("caused_by")),
                rs.getInt("review_year"),
                rs.getString("statement"),
                rs.getObject("opened_on", LocalDate.class),
                rs.getObject("overall_due", LocalDate.class),
                rs.getObject("authorised_on", LocalDate.class),
                classified(rs),
                conclusion(rs));
    }

    private static Review.@Nullable Classified classified(ResultSet rs) throws SQLException {
        String result = rs.getString("result");
        if (result == null) {
            return null;
        }
        String grounds = rs.getString("grounds");
        return new Review.Classified(
                Standing.valueOf(rs.getString("standing")),
                ResultClass.valueOf(rs.getString("proposed")),
                ResultClass.valueOf(result),
                rs.getString("rule_code"),
                grounds.isEmpty() ? List.of() : List.of(grounds.split(",", -1)),
                rs.getObject("heard_on", LocalDate.class),
                rs.getBoolean("voted_against"));
    }

    private static Review.@Nullable Conclusion conclusion(ResultSet rs) throws SQLException {
        LocalDate decidedOn = rs.getObject("decided_on", LocalDate.class);
        return decidedOn == null
                ? null
                : new Review.Conclusion(
                        decidedOn,
                        rs.getBoolean("status_changed"),
                        number(rs.getString("follow_up")),
                        rs.getObject("delivered_on", LocalDate.class),
                        rs.getString("delivery"),
                        rs.getObject("overturn_until", LocalDate.class),
                        rs.getObject("overturned_on", LocalDate.class),
                        rs.getString("overturn_ground"));
    }

    private static @Nullable CaseNumber number(@Nullable String text) {
        return text == null ? null : new CaseNumber(text);
    }
}
