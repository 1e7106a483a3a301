package org.bangfu.exit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Opens the visits after exits on their day; tests sweep when they mean to. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "bangfu.sweeps.enabled", matchIfMissing = true)
class LookBackSweep {

    private final LookBacks lookBacks;

    LookBackSweep(LookBacks lookBacks) {
        this.lookBacks = lookBacks;
    }

    @Scheduled(initialDelayString = "PT60S", fixedDelayString = "PT10M")
    void sweep() {
        int handled;
        do {
            handled = lookBacks.openDue();
        } while (LookBacks.isMore(handled));
    }
}
