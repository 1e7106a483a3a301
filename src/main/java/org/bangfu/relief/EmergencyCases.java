package org.bangfu.relief;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of emergencies. */
@Repository
class EmergencyCases {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;

    EmergencyCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Emergency emergency) {
        jdbc.sql("insert into relief_emergency (case_number, household_id, area, channel, reporter, cause, danger,"
                        + " report_text, reported_at, act_due, confirm_due) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        emergency.caseNumber().value(),
                        emergency.household().value(),
                        emergency.area().value(),
                        emergency.channel().name(),
                        emergency.reporter(),
                        emergency.cause().name(),
                        emergency.danger().name(),
                        emergency.report(),
                        at(emergency.reportedAt()),
                        at(emergency.actDue()),
                        emergency.confirmDue())
                .update();
    }

    Optional<Emergency> find(CaseNumber number) {
        return jdbc.sql("select * from relief_emergency where case_number = ?")
                .param(number.value())
                .query(EmergencyCases::row)
                .optional();
    }

    /** The row, locked until the transaction ends. */
    Optional<Emergency> lock(CaseNumber number) {
        return jdbc.sql("select * from relief_emergency where case_number = ? for update")
                .param(number.value())
                .query(EmergencyCases::row)
                .optional();
    }

    void facts(CaseNumber number, Emergency.Facts facts) {
        update(
                "facts_on = ?, facts = ?, persons = ?, means = ?, amount_fen = ?, goods = ?",
                number,
                at(facts.at()),
                facts.text(),
                facts.persons(),
                facts.means().name(),
                facts.amount().fen(),
                facts.goods());
    }

    void provided(CaseNumber number, Instant at) {
        update("provided_at = ?", number, at(at));
    }

    void handedOver(CaseNumber number, Emergency.Receipt receipt) {
        update("handed_over_on = ?, receiver = ?", number, receipt.on(), receipt.receiver());
    }

    void concluded(CaseNumber number, Emergency.Conclusion conclusion) {
        update(
                "conclusion = ?, final_fen = ?, conclusion_reason = ?, further_need = ?",
                number,
                conclusion.result().name(),
                conclusion.amount().fen(),
                conclusion.reason(),
                conclusion.furtherNeed());
    }

    void followedUp(CaseNumber number, CaseNumber followUp) {
        update("follow_up = ?", number, followUp.value());
    }

    void refused(CaseNumber number, String reason, LocalDate on) {
        update("refusal_reason = ?, refused_on = ?", number, reason, on);
    }

    void delivered(CaseNumber number, LocalDate on, String method) {
        update("delivered_on = ?, delivery = ?", number, on, method);
    }

    private void update(String set, CaseNumber number, @Nullable Object... values) {
        @Nullable Object[] params = Arrays.copyOf(values, values.length + 1);
        params[values.length] = number.value();
        if (jdbc.sql("update relief_emergency set " + set + " where case_number = ?")
                        .params(Arrays.asList(params))
                        .update()
                != 1) {
            throw new IllegalStateException("没有这个紧急救助案卷：" + number);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(ZONE).toOffsetDateTime();
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Emergency row(ResultSet rs, int n) throws SQLException {
        String facts = rs.getString("facts");
        OffsetDateTime provided = rs.getObject("provided_at", OffsetDateTime.class);
        LocalDate handedOver = rs.getObject("handed_over_on", LocalDate.class);
        String conclusion = rs.getString("conclusion");
        String followUp = rs.getString("follow_up");
        LocalDate refused = rs.getObject("refused_on", LocalDate.class);
        return new Emergency(
                new CaseNumber(rs.getString("case_number")),
                new HouseholdId(rs.getLong("household_id")),
                new AreaCode(rs.getString("area")),
                Emergency.Channel.valueOf(rs.getString("channel")),
                rs.getString("reporter"),
                ReliefCause.valueOf(rs.getString("cause")),
                Emergency.Danger.valueOf(rs.getString("danger")),
                rs.getString("report_text"),
                instant(rs, "reported_at"),
                instant(rs, "act_due"),
                rs.getObject("confirm_due", LocalDate.class),
                facts == null
                        ? null
                        : new Emergency.Facts(
                                instant(rs, "facts_on"),
                                facts,
                                rs.getInt("persons"),
                                Means.valueOf(rs.getString("means")),
                                new Money(rs.getLong("amount_fen")),
                                rs.getString("goods")),
                provided == null ? null : provided.toInstant(),
                handedOver == null ? null : new Emergency.Receipt(handedOver, rs.getString("receiver")),
                conclusion == null
                        ? null
                        : new Emergency.Conclusion(
                                Emergency.Result.valueOf(conclusion),
                                new Money(rs.getLong("final_fen")),
                                rs.getString("conclusion_reason"),
                                rs.getBoolean("further_need")),
                followUp == null ? null : new CaseNumber(followUp),
                refused == null
                        ? null
                        : new Emergency.Refused(
                                rs.getString("refusal_reason"),
                                refused,
                                rs.getObject("delivered_on", LocalDate.class),
                                rs.getString("delivery")));
    }
}
