package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** What must hold when a payment is made: the notice is clear, the payee lives, the account is theirs. */
public class PaymentReleased extends TriggerAdapter {

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (newRow == null) {
            return;
        }
        if (!"READY".equals(newRow.getString("status"))) {
            throw Sentence.refused("funds: a payment begins in the state READY");
        }
        noticeIsClear(connection, newRow);
        grantIsWhole(connection, newRow);
        payeeLives(connection, newRow);
        accountIsTheirs(connection, newRow);
    }

    private static void noticeIsClear(Connection connection, ResultSet payment) throws SQLException {
        Object caseNumber = payment.getObject("case_number");
        Object line = payment.getObject("notice_line_id");
        Sentence.holds(connection, "select 1 from notice_line where id = ? for update", line);
        Sentence.refuseIf(
                "funds: an objection is open or was upheld",
                connection,
                "select 1 from objection where about_case = ? and (result is null or (line_id = ?"
                        + " and result in ('UPHELD', 'PARTLY')))",
                caseNumber,
                line);
        Sentence.refuseIf(
                "funds: a notice of the case is running",
                connection,
                "select 1 from notice_line l join notice_sheet s on s.id = l.sheet_id where l.case_number = ?"
                        + " and s.status = 'POSTED' and not l.withdrawn",
                caseNumber);
    }

    private static void grantIsWhole(Connection connection, ResultSet payment) throws SQLException {
        Object grant = payment.getObject("grant_id");
        Sentence.refuseUnless(
                "funds: the grant is not committed",
                connection,
                "select 1 from funds_grant where id = ? and status = 'COMMITTED' for update",
                grant);
        Sentence.refuseUnless(
                "funds: the instalments do not make up the grant",
                connection,
                "select 1 from funds_grant g where g.id = ? and g.amount_fen ="
                        + " (select sum(i.amount_fen) from funds_instalment i where i.grant_id = g.id)",
                grant);
    }

    private static void payeeLives(Connection connection, ResultSet payment) throws SQLException {
        Object payee = payment.getObject("payee_lookup");
        try (PreparedStatement query =
                connection.prepareStatement("select period_start from funds_grant where id = ?")) {
            query.setObject(1, payment.getObject("grant_id"));
            try (ResultSet grant = query.executeQuery()) {
                if (grant.next()) {
                    Sentence.refuseDead(connection, payee, grant.getObject(1));
                }
            }
        }
        Sentence.refuseUnless(
                "funds: the payee is not the head of the household",
                connection,
                "select 1 from registry_member where head_of = ? and active_lookup = ?",
                payment.getObject("household_id"),
                payee);
    }

    private static void accountIsTheirs(Connection connection, ResultSet payment) throws SQLException {
        Object account = payment.getObject("account_id");
        Object household = payment.getObject("household_id");
        Sentence.refuseUnless(
                "funds: the account is not in force",
                connection,
                "select 1 from funds_payee_account a where a.id = ? and a.state = 'IN_FORCE' and not exists"
                        + " (select 1 from funds_payee_account o where o.open_household = ?)",
                account,
                household);
        Sentence.refuseIf(
                "funds: the account belongs to a member of staff",
                connection,
                "select 1 from funds_staff_account s join funds_payee_account a on a.account_lookup = s.account_lookup"
                        + " where a.id = ?",
                account);
        Sentence.refuseIf(
                "funds: another household has the same account and nobody has said why",
                connection,
                "select 1 from funds_payee_account o join funds_payee_account a on a.account_lookup = o.account_lookup"
                        + " where a.id = ? and o.state = 'IN_FORCE' and o.household_id <> a.household_id"
                        + " and not exists (select 1 from funds_shared_account x"
                        + " where x.account_lookup = o.account_lookup and x.allowed"
                        + " and x.first_household = least(o.household_id, a.household_id)"
                        + " and x.second_household = greatest(o.household_id, a.household_id))",
                account);
    }
}
