package org.bangfu.policy;

import java.util.List;
import java.util.Map;

/** The deployed decision tables (DMN). Evaluating leaves no trace in the engine's history. */
public interface DecisionTables {

    /**
     * The version that is in force now.
     *
     * @throws IllegalStateException when no such table is deployed
     */
    String currentVersion(String table);

    /**
     * @param version from {@link #currentVersion}
     * @return the outcome of every row that holds, in the order of the table
     * @throws IllegalStateException when the version is gone or the table cannot be evaluated
     */
    List<Map<String, Object>> decide(String table, String version, Map<String, Object> inputs);
}
