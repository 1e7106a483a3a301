package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** A household whose split nobody has reviewed, or whose split was found not genuine, is promised nothing. */
public class GrantSplitFreeze extends TriggerAdapter {

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (newRow == null) {
            return;
        }
        Object household = newRow.getObject("household_id");
        Sentence.refuseIf(
                "funds: a split of the household waits for its review or was found not genuine",
                connection,
                "select 1 from registry_split s left join registry_split_review r on r.split_id = s.id"
                        + " where ((s.new_household = ? or s.origin = ?) and r.split_id is null)"
                        + " or (s.new_household = ? and not r.genuine)",
                household,
                household,
                household);
    }
}
