package org.bangfu.relief;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of ordinary relief cases. */
@Repository
class ReliefCases {

    private final JdbcClient jdbc;

    ReliefCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Relief relief) {
        CaseNumber follows = relief.follows();
        jdbc.sql("insert into relief_case (case_number, household_id, area, origin, follows, cause, event_on,"
                        + " claimed_cost_fen, claimed_reimbursed_fen, statement, proxy_name, opened_on, overall_due)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        relief.caseNumber().value(),
                        relief.household().value(),
                        relief.area().value(),
                        relief.origin().name(),
                        follows == null ? null : follows.value(),
                        relief.cause().name(),
                        relief.eventOn(),
                        relief.claimed().cost().fen(),
                        relief.claimed().reimbursed().fen(),
                        relief.statement(),
                        relief.proxyName(),
                        relief.openedOn(),
                        relief.overallDue()))
                .update();
    }

    Optional<Relief> find(CaseNumber number) {
        return jdbc.sql("select * from relief_case where case_number = ?")
                .param(number.value())
                .query(ReliefCases::row)
                .optional();
    }

    /** The row, locked until the transaction ends. */
    Optional<Relief> lock(CaseNumber number) {
        return jdbc.sql("select * from relief_case where case_number = ? for update")
                .param(number.value())
                .query(ReliefCases::row)
                .optional();
    }

    List<Relief> ofHousehold(HouseholdId household) {
        return jdbc.sql("select * from relief_case where household_id = ? order by opened_on desc, case_number desc")
                .param(household.value())
                .query(ReliefCases::row)
                .list();
    }

    void returned(CaseNumber number, String gaps) {
        update("returns = returns + 1, gaps = ?", number, gaps);
    }

    void specialAsked(CaseNumber number, String ground) {
        update("special_ground = ?", number, ground);
    }

    void specialAnswered(CaseNumber number, boolean granted) {
        update("special_granted = ?", number, granted);
    }

    void award(CaseNumber number, Relief.Award award) {
        Money amount = award.amount();
        update(
                "means = ?, amount_fen = ?, goods = ?",
                number,
                award.means().name(),
                amount == null ? null : amount.fen(),
                award.goods());
    }

    void refused(CaseNumber number, Refusal refusal, String reason, LocalDate on) {
        update("refusal = ?, refusal_reason = ?, refused_on = ?", number, refusal.name(), reason, on);
    }

    void delivered(CaseNumber number, LocalDate on, String method) {
        update("delivered_on = ?, delivery = ?", number, on, method);
    }

    void settled(CaseNumber number, LocalDate on) {
        update("settled_on = ?", number, on);
    }

    private void update(String set, CaseNumber number, @Nullable Object... values) {
        @Nullable Object[] params = Arrays.copyOf(values, values.length + 1);
        params[values.length] = number.value();
        if (jdbc.sql("update relief_case set " + set + " where case_number = ?")
                        .params(Arrays.asList(params))
                        .update()
                != 1) {
            throw new IllegalStateException("没有这个临时救助案卷：" + number);
        }
    }

    private static Relief row(ResultSet rs, int n) throws SQLException {
        String follows = rs.getString("follows");
        String special = rs.getString("special_ground");
        String means = rs.getString("means");
        Long amount = rs.getObject("amount_fen", Long.class);
        String refusal = rs.getString("refusal");
        return new Relief(
                new CaseNumber(rs.getString("case_number")),
                new HouseholdId(rs.getLong("household_id")),
                new AreaCode(rs.getString("area")),
                Relief.Origin.valueOf(rs.getString("origin")),
                follows == null ? null : new CaseNumber(follows),
                ReliefCause.valueOf(rs.getString("cause")),
                rs.getObject("event_on", LocalDate.class),
                new Relief.Claimed(
                        new Money(rs.getLong("claimed_cost_fen")), new Money(rs.getLong("claimed_reimbursed_fen"))),
                rs.getString("statement"),
                rs.getString("proxy_name"),
                rs.getObject("opened_on", LocalDate.class),
                rs.getObject("overall_due", LocalDate.class),
                rs.getInt("returns"),
                rs.getString("gaps"),
                special == null ? null : new Relief.Special(special, rs.getObject("special_granted", Boolean.class)),
                means == null
                        ? null
                        : new Relief.Award(
                                Means.valueOf(means), amount == null ? null : new Money(amount), rs.getString("goods")),
                refusal == null
                        ? null
                        : new Relief.Refused(
                                Refusal.valueOf(refusal),
                                rs.getString("refusal_reason"),
                                rs.getObject("refused_on", LocalDate.class),
                                rs.getObject("delivered_on", LocalDate.class),
                                rs.getString("delivery")),
                rs.getObject("settled_on", LocalDate.class));
    }
}
