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

        // A refusal is an answer to the person who asked, and may speak of a family: it is not a matter for the log.
        // What
        // fails in a job, or is no refusal, is logged by the job executor and by the web layer all the same.
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setCreateIncidentOnFailedJobEnabled(true);
    }
}
