package org.bangfu.registry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * A household whose split nobody has reviewed, or whose split was found not genuine, does not enter the register as poor.
 * The database knows it by this name: renaming it takes a migration.
 */
public class SplitFreeze extends TriggerAdapter {

    private static final String FROZEN = "select 1 from registry_split s left join registry_split_review r"
            + " on r.split_id = s.id where ((s.new_household = ? or s.origin = ?) and r.split_id is null)"
            + " or (s.new_household = ? and not r.genuine)";

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (oldRow == null || newRow == null) {
            return;
        }
        String status = newRow.getString("status");
        if (!status.equals(oldRow.getString("status"))
                && Set.of("POOR", "RELAPSED").contains(status)
                && isFrozen(connection, newRow.getLong("id"))) {
            throw new SQLException("registry: a split waits for its review or was found not genuine", "45000");
        }
    }

    private static boolean isFrozen(Connection connection, long household) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement(FROZEN)) {
            for (int i = 1; i <= 3; i++) {
                asked.setLong(i, household);
            }
            try (ResultSet rows = asked.executeQuery()) {
                return rows.next();
            }
        }
    }
}
