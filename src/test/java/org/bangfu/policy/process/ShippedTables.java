package org.bangfu.policy.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bangfu.policy.DecisionTables;

/** Decision tables from the designers' folder, without an engine, for tests of rules. */
public final class ShippedTables implements DecisionTables {

    private final TableInterpreter interpreter = new TableInterpreter();

    @Override
    public String currentVersion(String table) {
        return "processes/identification/" + table + ".dmn";
    }

    @Override
    public List<Map<String, Object>> decide(String table, String version, Map<String, Object> inputs) {
        try {
            return interpreter.decide(interpreter.parse(table, Files.readAllBytes(Path.of(version))), inputs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
