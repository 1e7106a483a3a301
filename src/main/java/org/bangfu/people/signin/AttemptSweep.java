package org.bangfu.people.signin;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets attempts to sign in whose window has passed. */
@Component
@ConditionalOnBooleanProperty(name = "bangfu.sweeps.enabled", matchIfMissing = true)
class AttemptSweep {

    private final AttemptLimiter limiter;

    AttemptSweep(AttemptLimiter limiter) {
        this.limiter = limiter;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT15M")
    void sweep() {
        limiter.forgetPast();
    }
}
