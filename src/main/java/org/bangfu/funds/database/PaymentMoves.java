package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** The way of a payment: into a batch that was signed twice, to the bank, and back with the bank's answer. */
public class PaymentMoves extends TriggerAdapter {

    private static final Set<String> STEPS = Set.of(
            "READY>IN_BATCH",
            "READY>CANCELLED",
            "IN_BATCH>READY",
            "IN_BATCH>IN_TRANSIT",
            "IN_TRANSIT>PAID",
            "IN_TRANSIT>RETURNED");

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (oldRow == null || newRow == null) {
            return;
        }
        String before = oldRow.getString("status");
        String after = newRow.getString("status");
        if (!before.equals(after) && !STEPS.contains(before + ">" + after)) {
            throw Sentence.refused("funds: a payment does not go from " + before + " to " + after);
        }
        if (after.equals("IN_TRANSIT")) {
            Sentence.refuseUnless(
                    "funds: the batch has not been signed twice",
                    connection,
                    "select 1 from funds_batch where id = ? and status = 'NUMBERED' and second_signed_at <= ?",
                    newRow.getObject("batch_id"),
                    newRow.getObject("sent_at"));
        }
        if (oldRow.getObject("sent_at") != null) {
            for (String column : Set.of("sent_at", "sequence_no", "batch_id")) {
                if (!Objects.equals(oldRow.getObject(column), newRow.getObject(column))) {
                    throw Sentence.refused("funds: what was sent does not change");
                }
            }
        }
        if (Set.of("PAID", "RETURNED").contains(before)) {
            throw Sentence.refused("funds: the bank has answered");
        }
        if (Set.of("PAID", "RETURNED").contains(after)) {
            Sentence.refuseUnless(
                    "funds: the bank has not answered",
                    connection,
                    "select 1 from funds_receipt_row where payment_id = ? and paid = ?",
                    newRow.getObject("id"),
                    after.equals("PAID"));
        }
    }
}
