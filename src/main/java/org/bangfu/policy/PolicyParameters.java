package org.bangfu.policy;

import java.time.LocalDate;
import java.util.Optional;
import org.bangfu.common.Money;

/**
 * Policy numbers as data: lines, amounts, days, shares, each in force for a time. What the county decided takes
 * precedence over what came with the system. Every reader that finds no value in force throws {@link ParameterMissing}.
 */
public interface PolicyParameters {

    Optional<ParameterValue> find(String key, LocalDate on);

    /** Whether there is such a parameter at all, in force or not. */
    boolean knows(String key);

    default ParameterValue value(String key, LocalDate on) {
        return find(key, on).orElseThrow(() -> new ParameterMissing(key, on));
    }

    default int days(String key, LocalDate on) {
        return value(key, on).asDays();
    }

    default Money money(String key, LocalDate on) {
        return value(key, on).asMoney();
    }

    default Ratio ratio(String key, LocalDate on) {
        return value(key, on).asRatio();
    }

    default int number(String key, LocalDate on) {
        return value(key, on).asInt();
    }

    /**
     * The poverty line of a year.
     *
     * @param series {@code NBS} for identification, {@code EXIT_6PCT} for exit
     */
    default ParameterValue line(String series, int year) {
        return value("line." + series + "." + year, LocalDate.of(year, 12, 31));
    }
}
