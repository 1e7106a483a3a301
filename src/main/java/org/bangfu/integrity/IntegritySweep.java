package org.bangfu.integrity;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every night for signs that no single step shows. */
@Component
public class IntegritySweep {

    private final SplitWatch splits;
    private final ConflictWatch conflicts;

    IntegritySweep(SplitWatch splits, ConflictWatch conflicts) {
        this.splits = splits;
        this.conflicts = conflicts;
    }

    @Scheduled(cron = "0 10 2 * * *", zone = "Asia/Shanghai")
    public void sweep() {
        splits.sweep();
        conflicts.surnames();
        conflicts.approvals();
    }
}
