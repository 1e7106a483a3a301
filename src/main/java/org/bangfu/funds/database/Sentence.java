package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Questions that triggers ask and refusals that they give. */
final class Sentence {

    private Sentence() {}

    static SQLException refused(String why) {
        return new SQLException(why, "45000");
    }

    /** Whether the query, given the values, finds a row. */
    static boolean holds(Connection connection, String query, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static void refuseIf(String why, Connection connection, String query, @Nullable Object... values)
            throws SQLException {
        if (holds(connection, query, values)) {
            throw refused(why);
        }
    }

    static void refuseUnless(String why, Connection connection, String query, @Nullable Object... values)
            throws SQLException {
        if (!holds(connection, query, values)) {
            throw refused(why);
        }
    }

    /** The payee has died on or before the day, by the death list that counts or by the register. */
    static void refuseDead(Connection connection, @Nullable Object lookup, @Nullable Object day) throws SQLException {
        String why = "funds: the payee is dead";
        refuseIf(
                why,
                connection,
                "select 1 from registry_comparison_row r where r.source = 'DEATH' and r.citizen_lookup = ?"
                        + " and (r.since is null or r.since <= ?) and r.import_id = (select l.import_id"
                        + " from registry_comparison_list l where l.source = 'DEATH'"
                        + " order by l.accepted_on desc, l.import_id desc fetch first 1 rows only)",
                lookup,
                day);
        refuseIf(
                why,
                connection,
                "select 1 from registry_member where citizen_lookup = ? and left_reason = '01' and left_on <= ?",
                lookup,
                day);
    }
}
