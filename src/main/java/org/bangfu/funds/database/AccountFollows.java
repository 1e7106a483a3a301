package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** A balance begins with nothing and changes by a posting only. */
public class AccountFollows extends TriggerAdapter {

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (newRow == null) {
            return;
        }
        if (oldRow == null) {
            if (newRow.getLong("balance_fen") != 0) {
                throw Sentence.refused("funds: an account begins with nothing");
            }
            return;
        }
        if (!PostingBooks.isBooking()) {
            throw Sentence.refused("funds: a balance changes by a posting only");
        }
        OnlyNamedChanges.refuseOthers(
                oldRow, newRow, Set.of("balance_fen"), "funds: a balance changes by a posting only");
    }
}
