package org.bangfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.bangfu.engine.BusinessClock;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BangfuIT
class ApplicationIT {

    @Autowired
    DataSource database;

    @Autowired
    BusinessClock clock;

    @Autowired
    TestClock testClock;

    @Test
    void theHouseStandsOnReadCommitted() throws Exception {
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    @Test
    void theEnginesClockFollowsTheBusinessClock() {
        testClock.moveTo(LocalDate.of(2015, 8, 12));

        assertThat(clock.today()).isEqualTo("2015-08-12");
        assertThat(ClockUtil.getCurrentTime()
                        .toInstant()
                        .atZone(BusinessClock.ZONE)
                        .toLocalDate())
                .isEqualTo("2015-08-12");
    }

    @Test
    void everyFolderOfMigrationsBelongsToAModuleThatIsMigrated() throws Exception {
        try (var folders = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString())).isSubsetOf(ModuleMigrations.MODULES);
        }
    }
}
