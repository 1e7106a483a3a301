package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** Balances follow the postings, in the order of the accounts' codes so that two postings never wait for each other. */
public class PostingBooks extends TriggerAdapter {

    private static final ThreadLocal<Boolean> BOOKING = ThreadLocal.withInitial(() -> false);

    static boolean isBooking() {
        return BOOKING.get();
    }

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (newRow == null) {
            return;
        }
        String from = newRow.getString("from_account");
        String to = newRow.getString("to_account");
        long amount = newRow.getLong("amount_fen");
        BOOKING.set(true);
        try {
            if (from.compareTo(to) < 0) {
                book(connection, from, -amount);
                book(connection, to, amount);
            } else {
                book(connection, to, amount);
                book(connection, from, -amount);
            }
        } finally {
            BOOKING.remove();
        }
    }

    private static void book(Connection connection, String account, long amount) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update funds_account set balance_fen = balance_fen + ? where code = ?")) {
            update.setLong(1, amount);
            update.setString(2, account);
            update.executeUpdate();
        }
    }
}
