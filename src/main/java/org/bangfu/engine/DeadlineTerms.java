package org.bangfu.engine;

import java.time.Duration;
import java.time.LocalDate;

/** The lengths of terms that models name by policy parameter. */
public interface DeadlineTerms {

    /** Whether there is such a parameter; the linter asks. */
    boolean knows(String parameter);

    /**
     * The number of days of a term.
     *
     * @throws IllegalStateException when no value is in force on that day, naming the parameter
     */
    int days(String parameter, LocalDate on);

    /**
     * The length of a term in hours.
     *
     * @throws IllegalStateException when no value is in force on that day, naming the parameter
     */
    Duration hours(String parameter, LocalDate on);
}
