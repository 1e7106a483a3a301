package org.bangfu.common;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2's trigger on tables whose rows stay. Databases know it by this name: renaming it takes a migration. */
public class AppendOnlyTable implements Trigger {

    private String table = "";

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
        this.table = table;
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        throw new SQLException(table + " is append-only", "45000");
    }
}
