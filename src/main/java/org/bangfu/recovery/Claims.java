package org.bangfu.recovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of claims. */
@Repository
class Claims {

    private final JdbcClient jdbc;

    Claims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Claim claim) {
        jdbc.sql(
                        "insert into recovery_claim (case_number, about_case, household_id, area, benefit, ground, claimed_fen,"
                                + " opened_on) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        claim.caseNumber().value(),
                        claim.about() == null ? null : claim.about().value(),
                        claim.household().value(),
                        claim.area().value(),
                        claim.benefit(),
                        claim.ground(),
                        claim.amount().fen(),
                        claim.openedOn()))
                .update();
    }

    Optional<Claim> find(CaseNumber number) {
        return jdbc.sql("select * from recovery_claim where case_number = ?")
                .param(number.value())
                .query(Claims::row)
                .optional();
    }

    Optional<Claim> about(CaseNumber ended) {
        return jdbc.sql("select * from recovery_claim where about_case = ?")
                .param(ended.value())
                .query(Claims::row)
                .optional();
    }

    /** With cases of their own, the newest first. */
    List<Claim> late(int most) {
        return jdbc.sql(
                        "select * from recovery_claim where about_case is not null order by opened_on desc, case_number desc"
                                + " fetch first ? rows only")
                .param(most)
                .query(Claims::row)
                .list();
    }

    /** What the household paid back, the oldest first. */
    List<Claim.Repayment> repayments(CaseNumber number) {
        return jdbc.sql("select amount_fen, paid_on, receipt from recovery_repayment where case_number = ? order by id")
                .param(number.value())
                .query((rs, n) -> new Claim.Repayment(
                        new Money(rs.getLong("amount_fen")),
                        rs.getObject("paid_on", LocalDate.class),
                        rs.getString("receipt")))
                .list();
    }

    Optional<Claim> lock(CaseNumber number) {
        return jdbc.sql("select * from recovery_claim where case_number = ? for update")
                .param(number.value())
                .query(Claims::row)
                .optional();
    }

    void notified(CaseNumber number, LocalDate on, String method) {
        update("notified_on = ?, notified_by = ?", number, on, method);
    }

    void stated(CaseNumber number, Claim.Statement statement) {
        update("statement = ?, statement_on = ?", number, statement.text(), statement.on());
    }

    void decided(CaseNumber number, Claim.Ruling ruling) {
        Money amount = ruling.amount();
        update(
                "decision = ?, decided_fen = ?, decision_reason = ?, decided_on = ?, fraud = ?, suspended = ?",
                number,
                amount == null ? "WAIVE" : "RECOVER",
                amount == null ? null : amount.fen(),
                ruling.reason(),
                ruling.on(),
                ruling.fraud(),
                ruling.suspended());
    }

    void planned(CaseNumber number, Claim.Plan plan) {
        update("instalments = ?, first_due = ?", number, plan.instalments(), plan.firstDue());
    }

    void repaid(CaseNumber number, Money amount, LocalDate on, String receipt, String by) {
        jdbc.sql("insert into recovery_repayment (case_number, amount_fen, paid_on, receipt, recorded_by)"
                        + " values (?, ?, ?, ?, ?)")
                .params(number.value(), amount.fen(), on, receipt, by)
                .update();
        update("repaid_fen = repaid_fen + ?", number, amount.fen());
    }

    void fineReferred(CaseNumber number, LocalDate on, String reference) {
        update("fine_referred_on = ?, fine_reference = ?", number, on, reference);
    }

    void resumed(CaseNumber number) {
        update("suspended = ?", number, false);
    }

    Optional<LocalDate> lastFraud(HouseholdId household) {
        return jdbc.sql("select max(decided_on) from recovery_claim where household_id = ? and fraud")
                .param(household.value())
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, LocalDate.class)))
                .single();
    }

    boolean isSuspended(HouseholdId household) {
        return jdbc.sql("select count(*) from recovery_claim where household_id = ? and suspended")
                        .param(household.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void update(String set, CaseNumber number, @Nullable Object... values) {
        @Nullable Object[] params = Arrays.copyOf(values, values.length + 1);
        params[values.length] = number.value();
        if (jdbc.sql("update recovery_claim set " + set + " where case_number = ?")
                        .params(Arrays.asList(params))
                        .update()
                != 1) {
            throw new IllegalStateException("案卷 " + number + " 没有追回事项");
        }
    }

    private static Claim row(ResultSet rs, int n) throws SQLException {
        LocalDate stated = rs.getObject("statement_on", LocalDate.class);
        LocalDate decided = rs.getObject("decided_on", LocalDate.class);
        Long decidedFen = rs.getObject("decided_fen", Long.class);
        Integer instalments = rs.getObject("instalments", Integer.class);
        String about = rs.getString("about_case");
        return new Claim(
                new CaseNumber(rs.getString("case_number")),
                about == null ? null : new CaseNumber(about),
                new HouseholdId(rs.getLong("household_id")),
                new AreaCode(rs.getString("area")),
                rs.getString("benefit"),
                rs.getString("ground"),
                new Money(rs.getLong("claimed_fen")),
                rs.getObject("opened_on", LocalDate.class),
                rs.getObject("notified_on", LocalDate.class),
                stated == null ? null : new Claim.Statement(rs.getString("statement"), stated),
                decided == null
                        ? null
                        : new Claim.Ruling(
                                decidedFen == null ? null : new Money(decidedFen),
                                rs.getString("decision_reason"),
                                decided,
                                rs.getBoolean("fraud"),
                                rs.getBoolean("suspended")),
                instalments == null ? null : new Claim.Plan(instalments, rs.getObject("first_due", LocalDate.class)),
                new Money(rs.getLong("repaid_fen")),
                rs.getObject("fine_referred_on", LocalDate.class));
    }
}
