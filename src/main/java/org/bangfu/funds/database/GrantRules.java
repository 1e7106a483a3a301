package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** A grant that excludes another for some years does so. */
public class GrantRules extends TriggerAdapter {

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (newRow == null) {
            return;
        }
        Object household = newRow.getObject("household_id");
        Sentence.holds(connection, "select 1 from registry_household where id = ? for update", household);
        Object approved = newRow.getObject("approved_at");
        if (approved instanceof OffsetDateTime at) {
            Sentence.refuseIf(
                    "funds: a former grant excludes another",
                    connection,
                    "select 1 from funds_grant where household_id = ? and benefit_item = ? and status <> 'CANCELLED'"
                            + " and exclusive_until > ?",
                    household,
                    newRow.getObject("benefit_item"),
                    at.atZoneSameInstant(ZoneId.of("Asia/Shanghai")).toLocalDate());
        } else {
            throw Sentence.refused("funds: a grant has a time of approval");
        }
    }
}
