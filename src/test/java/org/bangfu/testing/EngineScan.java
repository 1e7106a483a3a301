package org.bangfu.testing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;

/** Reads every column of every table of the engine, to see what got in there. */
@TestComponent
public class EngineScan {

    private final DataSource database;

    public EngineScan(DataSource database) {
        this.database = database;
    }

    /** The engine's tables and columns in which the text stands, in text or in bytes. */
    public List<String> placesOf(String text) {
        return places(shown -> shown.contains(text) ? Set.of(text) : Set.of());
    }

    /** The engine's tables and columns in which one of the words stands. */
    public List<String> placesOf(Needles words) {
        return places(words::in).stream().distinct().toList();
    }

    private List<String> places(Function<String, Set<String>> search) {
        List<String> places = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                scan(connection, table, search, places);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return places;
    }

    public List<String> tables() {
        try (Connection connection = database.getConnection()) {
            return tables(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, connection.getSchema(), null, null)) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (name.toUpperCase(Locale.ROOT).startsWith("ACT_")
                        && rows.getString("TABLE_TYPE").contains("TABLE")) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static void scan(
            Connection connection, String table, Function<String, Set<String>> search, List<String> places)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    if (!search.apply(shown(rows, column)).isEmpty()) {
                        places.add(table + "." + rows.getMetaData().getColumnName(column));
                    }
                }
            }
        }
    }

    private static String shown(ResultSet rows, int column) throws SQLException {
        String type = rows.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT);
        if (type.contains("bytea") || type.contains("binary") || type.contains("blob")) {
            byte[] bytes = rows.getBytes(column);
            return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        }
        String value = rows.getString(column);
        return value == null ? "" : value;
    }
}
