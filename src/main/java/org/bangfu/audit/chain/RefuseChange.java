package org.bangfu.audit.chain;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2's trigger on the audit tables. The database knows it by this name: renaming it takes a migration. */
public class RefuseChange implements Trigger {

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        throw new SQLException("the audit trail is append-only", "45000");
    }
}
