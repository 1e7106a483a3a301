package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** The bank answers what was sent to it, in this batch and of this amount. */
public class ReceiptRowRules extends TriggerAdapter {

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (newRow == null) {
            return;
        }
        Sentence.refuseUnless(
                "funds: the bank answers what was sent, in this batch and of this amount",
                connection,
                "select 1 from funds_payment p join funds_receipt r on r.batch_id = p.batch_id where r.id = ?"
                        + " and p.id = ? and p.status = 'IN_TRANSIT' and p.amount_fen = ?",
                newRow.getObject("receipt_id"),
                newRow.getObject("payment_id"),
                newRow.getObject("amount_fen"));
    }
}
