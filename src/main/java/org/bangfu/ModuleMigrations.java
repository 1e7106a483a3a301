package org.bangfu;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Migrates module by module, in the order of their dependencies, each with a history table of its own. A module's
 * scripts lie in {@code db/migration/<module>}, what only one database understands in {@code db/migration-h2/<module>} or
 * {@code db/migration-postgresql/<module>} (one row of versions), its Java migrations are beans below its package.
 */
@Configuration(proxyBeanMethods = false)
class ModuleMigrations {

    private static final Logger LOG = LoggerFactory.getLogger(ModuleMigrations.class);

    /** Whoever comes first is migrated first. */
    static final List<String> MODULES = List.of(
            "audit",
            "engine",
            "people",
            "registry",
            "policy",
            "casefile",
            "notices",
            "funds",
            "meetings",
            "documents",
            "identification",
            "recovery",
            "relief",
            "exit",
            "housing",
            "review",
            "integrity",
            "villageexit",
            "sampling");

    @Bean
    FlywayMigrationStrategy moduleByModule(List<JavaMigration> javaMigrations, DataSource dataSource) {
        String vendor = "classpath:db/migration-" + vendorOf(dataSource) + "/";
        return flyway -> {
            emptyWhenHalfMade(dataSource);
            MODULES.forEach(module -> migrate(module, flyway, vendor, javaMigrations));
        };
    }

    private static void migrate(String module, Flyway flyway, String vendor, List<JavaMigration> javaMigrations) {
        Flyway.configure()
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
                .migrate();
    }

    /**
     * H2 makes tables outside transactions: when the very first start is killed, half of them are there and no later
     * start could go on. As long as nobody was ever added nothing is lost by beginning anew; an upgrade never comes here.
     */
    private static void emptyWhenHalfMade(DataSource dataSource) {
        if (!vendorOf(dataSource).equals(DatabaseDriver.H2.getId())) {
            return;
        }
        JdbcClient jdbc = JdbcClient.create(dataSource);
        if (isThere(jdbc, "%") && !(isThere(jdbc, "PERSON") && isAnybodyKnown(jdbc))) {
            LOG.info("上次首次启动没有完成，重新建表");
            jdbc.sql("drop all objects").update();
        }
    }

    private static boolean isThere(JdbcClient jdbc, String tables) {
        return jdbc.sql("select count(*) from information_schema.tables"
                                + " where table_schema = 'PUBLIC' and table_name like ?")
                        .param(tables)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static boolean isAnybodyKnown(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from person").query(Long.class).single() > 0;
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
