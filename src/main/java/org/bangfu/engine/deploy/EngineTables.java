package org.bangfu.engine.deploy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Lets the engine create its tables on an empty database only; afterwards it may check them but never change them.
 * Upgrades are migrations that somebody has read.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class EngineTables extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setDatabaseSchemaUpdate(
                present(configuration.getDataSource())
                        ? ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE
                        : ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    }

    private static boolean present(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return present(connection, "ACT_GE_PROPERTY")
                    || present(connection, "ACT_GE_PROPERTY".toLowerCase(Locale.ROOT));
        } catch (SQLException e) {
            throw new IllegalStateException("看不到数据库里有没有引擎的表，请检查数据库连接", e);
        }
    }

    private static boolean present(Connection connection, String table) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), table, new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }
}
