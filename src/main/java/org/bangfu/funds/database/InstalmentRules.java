package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** Instalments together are not more than the grant. */
public class InstalmentRules extends TriggerAdapter {

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (newRow == null) {
            return;
        }
        Object grant = newRow.getObject("grant_id");
        Sentence.holds(connection, "select 1 from funds_grant where id = ? for update", grant);
        Sentence.refuseIf(
                "funds: the instalments exceed the grant",
                connection,
                "select 1 from funds_grant g where g.id = ? and g.amount_fen < cast(? as bigint) + (select"
                        + " coalesce(sum(i.amount_fen), 0) from funds_instalment i where i.grant_id = g.id)",
                grant,
                newRow.getObject("amount_fen"));
    }
}
