package org.bangfu.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Points the application at the database under test: an empty one for each JVM. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static @Nullable EmbeddedPostgres postgres;

    public static boolean isPostgres() {
        return switch (System.getProperty("bangfu.test.database", "h2")) {
            case "h2" -> false;
            case "postgresql" -> true;
            default -> throw new IllegalStateException("bangfu.test.database is h2 or postgresql");
        };
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String url = isPostgres()
                ? postgres().getJdbcUrl("postgres", "postgres")
                : "jdbc:h2:mem:bangfu;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";
        String data = dataDirectory();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "database under test",
                        Map.of(
                                "spring.datasource.url",
                                url,
                                "spring.datasource.username",
                                isPostgres() ? "postgres" : "sa",
                                "spring.datasource.password",
                                "",
                                "bangfu.data",
                                data,
                                // Every request of the suite, for RequestLines.
                                "server.tomcat.accesslog.enabled",
                                "true",
                                "server.tomcat.accesslog.buffered",
                                "false",
                                "server.tomcat.accesslog.pattern",
                                "%r %{Referer}i %{Location}o",
                                "server.tomcat.accesslog.directory",
                                Path.of(data)
                                        .resolve("requests")
                                        .toAbsolutePath()
                                        .toString())));
    }

    /** Another empty database of the same kind, next to the one under test. */
    public static DataSource another(String name) {
        if (!isPostgres()) {
            return new SimpleDriverDataSource(
                    new org.h2.Driver(), "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        }
        new JdbcTemplate(postgres().getPostgresDatabase()).execute("create database " + name);
        return postgres().getDatabase("postgres", name);
    }

    private static synchronized EmbeddedPostgres postgres() {
        EmbeddedPostgres running = postgres;
        if (running == null) {
            try {
                running = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("max_connections", "60")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            postgres = running;
        }
        return running;
    }

    private static String dataDirectory() {
        try {
            Path target = Files.createDirectories(Path.of("target", "test-data"));
            return Files.createTempDirectory(target, "run").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
