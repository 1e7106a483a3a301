package org.bangfu.testing;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;

/** Runs the engine's jobs when a test says so. */
@TestComponent
public class EngineJobs {

    private final ManagementService management;
    private final Clock clock;

    public EngineJobs(ManagementService management, Clock clock) {
        this.management = management;
        this.clock = clock;
    }

    /** Runs every job that is due on the business clock, and what follows from it, until none is left; a failing job fails the test. */
    public int runDue() {
        int ran = 0;
        List<Job> due = RoundTrips.apart(this::due);
        while (!due.isEmpty()) {
            for (Job job : due) {
                management.executeJob(job.getId());
                ran++;
            }
            due = RoundTrips.apart(this::due);
        }
        return ran;
    }

    private List<Job> due() {
        return management
                .createJobQuery()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(clock.instant().plusSeconds(1)))
                .active()
                .list()
                .stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .toList();
    }
}
