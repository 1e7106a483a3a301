package org.bangfu.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database that the application under test works on, as its own installation would set it up. */
final class Store implements AutoCloseable {

    private final @Nullable EmbeddedPostgres postgres;
    private final Path data;

    private Store(@Nullable EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
    }

    /** A file beside the application's other data, with the address that the application itself comes with. */
    static Store h2(Path data) {
        return new Store(null, data);
    }

    /** A PostgreSQL that waits for the disk. */
    static Store postgresql(Path data) throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .start();
        Store store = new Store(postgres, data);
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                try (ResultSet result = statement.executeQuery("show " + setting)) {
                    if (!result.next() || !"on".equals(result.getString(1))) {
                        throw new IllegalStateException(setting + " is not on");
                    }
                }
            }
        }
        return store;
    }

    boolean isPostgres() {
        return postgres != null;
    }

    String profiles() {
        return isPostgres() ? "demo,postgres" : "demo";
    }

    Map<String, String> environment() {
        return isPostgres()
                ? Map.of("BANGFU_DB_URL", url(), "BANGFU_DB_USER", user(), "BANGFU_DB_PASSWORD", "")
                : Map.of();
    }

    /** Where the checker looks; an embedded database can be read while the application is stopped. */
    String url() {
        return postgres != null
                ? postgres.getJdbcUrl("postgres", "postgres")
                : "jdbc:h2:file:" + data.resolve("bangfu").toAbsolutePath() + ";IFEXISTS=TRUE";
    }

    String user() {
        return isPostgres() ? "postgres" : "sa";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), "");
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
