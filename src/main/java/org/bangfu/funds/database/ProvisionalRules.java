package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** Emergency money begins provisional, for somebody who lives, and is decided by the county once. */
public class ProvisionalRules extends TriggerAdapter {

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (newRow == null) {
            return;
        }
        String status = newRow.getString("status");
        if (oldRow == null) {
            if (!"PROVISIONAL".equals(status)) {
                throw Sentence.refused("funds: emergency money begins provisional");
            }
            Sentence.refuseDead(connection, newRow.getObject("payee_lookup"), newRow.getObject("period_start"));
            return;
        }
        String before = oldRow.getString("status");
        if (!before.equals("PROVISIONAL")
                && (!before.equals(status) || newRow.getLong("owed_fen") > oldRow.getLong("owed_fen"))) {
            throw Sentence.refused("funds: the county has decided");
        }
    }
}
