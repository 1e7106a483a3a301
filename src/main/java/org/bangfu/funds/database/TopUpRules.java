package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** A township whose emergency money should have been confirmed gets no more. */
public class TopUpRules extends TriggerAdapter {

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (newRow == null) {
            return;
        }
        if (oldRow != null && oldRow.getObject("confirmed_by") != null) {
            throw Sentence.refused("funds: the top-up has been made");
        }
        if (newRow.getObject("confirmed_by") != null) {
            Sentence.refuseIf(
                    "funds: the township has emergency money that should have been confirmed",
                    connection,
                    "select 1 from funds_provisional where township = ? and status = 'PROVISIONAL' and confirm_by < ?",
                    newRow.getObject("township"),
                    newRow.getObject("confirmed_on"));
        }
    }
}
