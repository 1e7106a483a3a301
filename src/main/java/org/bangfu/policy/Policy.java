package org.bangfu.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bangfu.common.Money;

/**
 * The policy in force on one day, as a rule sees it. Whatever a rule reads here is noted in the evaluation, so that a
 * replay years later works with the same numbers.
 */
public interface Policy {

    LocalDate on();

    /** @throws ParameterMissing when no value is in force */
    ParameterValue value(String key);

    /** @throws ParameterMissing when there is no line for the year */
    ParameterValue line(String series, int year);

    /**
     * Asks a decision table (DMN) that officials edit.
     *
     * @return the outcome of every row that holds, in the order of the table
     */
    List<Map<String, Object>> decide(String table, Map<String, Object> inputs);

    default Money money(String key) {
        return value(key).asMoney();
    }

    default int days(String key) {
        return value(key).asDays();
    }

    default int number(String key) {
        return value(key).asInt();
    }

    default Ratio ratio(String key) {
        return value(key).asRatio();
    }
}
