package org.bangfu.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** How the engine runs here. The figures behind it are in the notes on cost. */
@Component
@DependsOnDatabaseInitialization
class EngineSettings extends AbstractProcessEnginePlugin {

    /** The business clock is asked for so that the engine starts on its time. */
    EngineSettings(BusinessClock clock) {}

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setDatabaseSchemaUpdate("false");
        configuration.setSkipIsolationLevelCheck(false);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);

        configuration.setJobExecutorAcquireByDueDate(true);
        configuration.setEnsureJobDueDateNotNull(true);
        configuration.setHistoryRemovalTimeStrategy("start");
        configuration.setHistoryCleanupBatchWindowStartTime("01:00");
        configuration.setHistoryCleanupBatchWindowEndTime("04:00");

        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setCreateIncidentOnFailedJobEnabled(true);
    }
}
