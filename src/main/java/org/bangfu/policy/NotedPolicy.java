package org.bangfu.policy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Notes what is read, for the decision record. */
final class NotedPolicy implements Policy {

    private final LocalDate on;
    private final PolicyParameters parameters;
    private final DecisionTables tables;
    private final Map<String, ParameterValue> read = new TreeMap<>();
    private final Map<String, String> asked = new TreeMap<>();

    NotedPolicy(LocalDate on, PolicyParameters parameters, DecisionTables tables) {
        this.on = on;
        this.parameters = parameters;
        this.tables = tables;
    }

    @Override
    public LocalDate on() {
        return on;
    }

    @Override
    public ParameterValue value(String key) {
        return read.computeIfAbsent(key, missing -> parameters.value(missing, on));
    }

    @Override
    public ParameterValue line(String series, int year) {
        ParameterValue line = parameters.line(series, year);
        read.put(line.key(), line);
        return line;
    }

    @Override
    public List<Map<String, Object>> decide(String table, Map<String, Object> inputs) {
        String version = asked.computeIfAbsent(table, tables::currentVersion);
        return tables.decide(table, version, new LinkedHashMap<>(inputs));
    }

    List<ParameterValue> parametersRead() {
        return List.copyOf(read.values());
    }

    Map<String, String> tablesAsked() {
        return Map.copyOf(asked);
    }
}
