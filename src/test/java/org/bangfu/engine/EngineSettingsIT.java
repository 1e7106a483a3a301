package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestDatabase;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The settings that were measured to pay are the ones that the engine runs with. */
@BangfuIT
class EngineSettingsIT {

    @Autowired
    ProcessEngine engine;

    @Autowired
    Environment environment;

    @Autowired
    DataSource database;

    @Test
    void anEndedTermIsNoticedWithinFiveSecondsAndADeadNodesJobsWithinAMinute() {
        JobExecutionProperty jobs = Binder.get(environment)
                .bind("camunda.bpm.job-execution", JobExecutionProperty.class)
                .get();

        assertThat(jobs.getMaxWait()).isEqualTo(5000);
        assertThat(jobs.getWaitTimeInMillis()).isBetween(500, 1000);
        assertThat(jobs.getBackoffTimeInMillis()).isBetween(25, 50);
        assertThat(jobs.getMaxBackoff()).isLessThanOrEqualTo(jobs.getMaxWait());
        assertThat(jobs.getLockTimeInMillis()).isBetween(30_000, 60_000);
        assertThat(jobs.getCorePoolSize()).isEqualTo(jobs.getMaxPoolSize()).isEqualTo(4);
        assertThat(jobs.getQueueCapacity()).isBetween(32, 64);
        assertThat(jobs.getMaxJobsPerAcquisition()).isBetween(16, 32);
    }

    @Test
    void dueJobsAreFoundByTheirDateAndHistoryIsDatedFromItsStart() {
        ProcessEngineConfigurationImpl settings =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(settings.isJobExecutorAcquireByDueDate()).isTrue();
        assertThat(settings.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(settings.isJdbcBatchProcessing()).isTrue();
        assertThat(settings.getHistoryRemovalTimeStrategy()).isEqualTo("start");
        assertThat(settings.getHistory()).isEqualTo("full");
        assertThat(settings.isMetricsEnabled()).isFalse();
        assertThat(settings.isTaskMetricsEnabled()).isFalse();
    }

    @Test
    void onPostgresTheOpenJobsHaveAnIndexOfTheirOwn() throws SQLException {
        List<String> indexes = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet row = connection
                        .getMetaData()
                        .getIndexInfo(
                                null, null, TestDatabase.isPostgres() ? "act_ru_job" : "ACT_RU_JOB", false, false)) {
            while (row.next()) {
                indexes.add(String.valueOf(row.getString("INDEX_NAME")).toLowerCase(Locale.ROOT));
            }
        }

        assertThat(indexes).contains("act_idx_job_procinst");
        assertThat(indexes.contains("act_idx_job_due_open")).isEqualTo(TestDatabase.isPostgres());
    }
}
