package org.bangfu.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Makes the engine's own tables from the scripts that it ships, before anything else of ours. Flyway holds its lock
 * meanwhile, so that two nodes that start on an empty database do not both try; the engine itself never changes them.
 */
@Component
class EngineSchema implements JavaMigration {

    private static final String SCRIPTS = "org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("1");
    }

    @Override
    public String getDescription() {
        return "engine tables 7.24.0";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return 72400;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        boolean postgres = connection
                .getMetaData()
                .getDatabaseProductName()
                .toLowerCase(Locale.ROOT)
                .contains("postgresql");
        for (String part : List.of("engine", "history", "identity", "decision.engine", "decision.history")) {
            ScriptUtils.executeSqlScript(
                    connection, new ClassPathResource(SCRIPTS.formatted(postgres ? "postgres" : "h2", part)));
        }
        if (postgres) {
            // With a million waiting timers an acquisition was measured at 200 to 420 ms without it and 0.1 ms with it.
            try (Statement statement = connection.createStatement()) {
                statement.execute("create index act_idx_job_due_open on act_ru_job (duedate_)"
                        + " where retries_ > 0 and suspension_state_ = 1");
            }
        }
    }
}
