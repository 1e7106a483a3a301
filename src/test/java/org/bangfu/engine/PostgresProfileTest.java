package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the profile for PostgreSQL tells every connection. */
class PostgresProfileTest {

    @Test
    void aQueryThatNobodyWaitsForIsEndedByTheDatabase() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            StandardEnvironment environment = new StandardEnvironment();
            new YamlPropertySourceLoader()
                    .load("postgres", new ClassPathResource("application-postgres.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "connection",
                            Map.of(
                                    "BANGFU_DB_URL",
                                    postgres.getJdbcUrl("postgres", "postgres"),
                                    "BANGFU_DB_USER",
                                    "postgres",
                                    "BANGFU_DB_PASSWORD",
                                    "postgres")));

            HikariConfig pool = Binder.get(environment)
                    .bind("spring.datasource.hikari", Bindable.ofInstance(new HikariConfig()))
                    .get();
            pool.setJdbcUrl(environment.getProperty("spring.datasource.url"));

            try (HikariDataSource database = new HikariDataSource(pool)) {
                assertThat(JdbcClient.create(database)
                                .sql("show statement_timeout")
                                .query(String.class)
                                .single())
                        .isEqualTo("1min");
            }
        }
    }
}
