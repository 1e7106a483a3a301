package org.bangfu;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Migrates module by module, in the order of their dependencies, each with a history table of its own. A module's
 * scripts lie in {@code db/migration/<module>}, its Java migrations are beans below its package.
 */
@Configuration(proxyBeanMethods = false)
class ModuleMigrations {

    /** Whoever comes first is migrated first. */
    static final List<String> MODULES = List.of(
            "audit", "engine", "people", "registry", "policy", "casefile", "notices", "meetings", "identification");

    @Bean
    FlywayMigrationStrategy moduleByModule(List<JavaMigration> javaMigrations) {
        return flyway -> MODULES.forEach(module -> Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("classpath:db/migration/" + module)
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
}
