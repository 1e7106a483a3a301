package org.bangfu.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;

/**
 * The state of the whole database, ours and the engine's, so that a test can say that nothing has changed. The audit
 * trail is left out: it writes down what was refused.
 */
@TestComponent
public class Books {

    /** Tables with more rows are counted, not read. */
    private static final int READ = 3_000;

    private final DataSource database;

    public Books(DataSource database) {
        this.database = database;
    }

    /** Table to number of rows and a sum over their contents. */
    public Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                if (!table.toLowerCase(Locale.ROOT).startsWith("audit_")) {
                    state.put(table, state(connection, table));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return state;
    }

    /** The tables that are not the same in both states. */
    public static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        Set<String> changed = new TreeSet<>();
        after.forEach((table, state) -> {
            if (!state.equals(before.get(table))) {
                changed.add(table);
            }
        });
        return changed;
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, connection.getSchema(), null, null)) {
            while (rows.next()) {
                if (rows.getString("TABLE_TYPE").contains("TABLE")) {
                    tables.add(rows.getString("TABLE_NAME"));
                }
            }
        }
        return tables;
    }

    private static String state(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long count;
            try (ResultSet counted = statement.executeQuery("select count(*) from \"" + table + "\"")) {
                counted.next();
                count = counted.getLong(1);
            }
            if (count > READ) {
                return count + " rows";
            }
            long sum = 0;
            try (ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    long row = 7;
                    for (int column = 1; column <= columns; column++) {
                        row = row * 1_000_003 + hash(rows, column);
                    }
                    sum += row * row;
                }
            }
            return count + " rows " + sum;
        }
    }

    private static long hash(ResultSet rows, int column) throws SQLException {
        String type = rows.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT);
        if (type.contains("bytea") || type.contains("binary") || type.contains("blob")) {
            return Arrays.hashCode(rows.getBytes(column));
        }
        String value = rows.getString(column);
        return value == null ? 0 : value.hashCode();
    }
}
