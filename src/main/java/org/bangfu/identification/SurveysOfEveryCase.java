package org.bangfu.identification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Visits, observations, hits and comments belong to any case in which a household is visited, not to identifications
 * alone. The databases chose the names of the foreign keys, so they are looked up.
 */
@Component
class SurveysOfEveryCase implements JavaMigration {

    private static final List<String> TABLES = List.of(
            "identification_visit", "identification_observation", "identification_hit", "identification_comment");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("5");
    }

    @Override
    public String getDescription() {
        return "surveys of every case";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                for (String key : keysToIdentifications(connection, table)) {
                    statement.execute("alter table " + table + " drop constraint \"" + key + "\"");
                }
                statement.execute("alter table " + table + " add constraint " + table
                        + "_case_file foreign key (case_number) references case_file (number)");
            }
        }
    }

    private static List<String> keysToIdentifications(Connection connection, String table) throws SQLException {
        boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
        String asStored = upper ? table.toUpperCase(Locale.ROOT) : table;
        List<String> keys = new ArrayList<>();
        try (ResultSet rows =
                connection.getMetaData().getImportedKeys(connection.getCatalog(), connection.getSchema(), asStored)) {
            while (rows.next()) {
                if (rows.getString("PKTABLE_NAME").equalsIgnoreCase("identification_case")) {
                    keys.add(rows.getString("FK_NAME"));
                }
            }
        }
        return keys;
    }
}
