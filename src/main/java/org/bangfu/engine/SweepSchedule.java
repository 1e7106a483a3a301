package org.bangfu.engine;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Sweeps every minute; tests sweep when they mean to. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnBooleanProperty(name = "bangfu.sweeps.enabled", matchIfMissing = true)
class SweepSchedule {

    private final DeadlineSweep deadlines;

    SweepSchedule(DeadlineSweep deadlines) {
        this.deadlines = deadlines;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT60S")
    void sweepDeadlines() {
        deadlines.run();
    }
}
