package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Refuses changes. The database knows it by this name: renaming it takes a migration, as for all classes here. */
public class AppendOnly implements Trigger {

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        throw Sentence.refused("funds: the table is append-only");
    }
}
