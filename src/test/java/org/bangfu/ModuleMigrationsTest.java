package org.bangfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ModuleMigrationsTest {

    private final DataSource database = database();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void aFirstStartThatWasKilledHalfWayIsFollowedByOneThatMakesAllTables() {
        jdbc.sql("create table audit_chain (chain varchar(12) not null primary key)")
                .update();
        jdbc.sql("create table person (person_number bigint primary key)").update();

        migrate();

        assertThat(jdbc.sql("select count(last_hash) from audit_chain")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from identification_case")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void nothingIsTakenAwayOnceSomebodyIsKnown() {
        migrate();
        jdbc.sql("insert into person (username, display_name, password_hash, password_expired, disabled, demo,"
                        + " sign_in_epoch, recorded_at) values ('zhang', '张', 'x', false, false, false, 0, now())")
                .update();

        migrate();

        assertThat(jdbc.sql("select count(*) from person").query(Long.class).single())
                .isEqualTo(1);
    }

    private void migrate() {
        new ModuleMigrations()
                .moduleByModule(List.of(), database)
                .migrate(Flyway.configure().dataSource(database).load());
    }

    private static DataSource database() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        return source;
    }
}
