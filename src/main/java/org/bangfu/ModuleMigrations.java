package org.bangfu;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Migrates module by module, in the order of their dependencies, each with a history table of its own. A module's
 * scripts lie in {@code db/migration/<module>}, what only one database understands in {@code db/migration-h2/<module>} or
 * {@code db/migration-postgresql/<module>} (one row of versions), its Java migrations are beans below its package.
 */
@Configuration(proxyBeanMethods = false)
class ModuleMigrations {

    /** Whoever comes first is migrated first. */
    static final List<String> MODULES = List.of(
            "audit", "engine", "people", "registry", "policy", "casefile", "notices", "meetings", "identification");

    @Bean
    FlywayMigrationStrategy moduleByModule(List<JavaMigration> javaMigrations, DataSource dataSource) {
        String vendor = "classpath:db/migration-" + vendorOf(dataSource) + "/";
        return flyway -> MODULES.forEach(module -> Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("classpath:db/migration/" + module, vendor + module)
                .failOnMissingLocations(false)
                .javaMigrations(javaMigrations.stream()
                        .filter(migration ->
                                (migration.getClass().getPackageName() + ".").startsWith("org.bangfu." + module + "."))
                        .toArray(JavaMigration[]::new))
                .table("flyway_schema_history_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate());
    }

    private static String vendorOf(DataSource dataSource) {
        try {
            return DatabaseDriver.fromProductName(JdbcUtils.extractDatabaseMetaData(
                            dataSource, metaData -> metaData.getDatabaseProductName()))
                    .getId();
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("无法连接数据库，请检查数据库地址、用户名和密码", e);
        }
    }
}
