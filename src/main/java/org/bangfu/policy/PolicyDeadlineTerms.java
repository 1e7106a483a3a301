package org.bangfu.policy;

import java.time.Duration;
import java.time.LocalDate;
import org.bangfu.engine.DeadlineTerms;

/** Tells the engine how long the terms are that models name. */
record PolicyDeadlineTerms(PolicyParameters parameters) implements DeadlineTerms {

    @Override
    public boolean knows(String parameter) {
        return parameters.knows(parameter);
    }

    @Override
    public int days(String parameter, LocalDate on) {
        return parameters.days(parameter, on);
    }

    @Override
    public Duration hours(String parameter, LocalDate on) {
        return parameters.value(parameter, on).asDuration();
    }
}
