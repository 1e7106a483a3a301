package org.bangfu.policy.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bangfu.policy.DecisionTables;
import org.camunda.bpm.dmn.engine.DmnDecision;

/** Decision tables from the designers' folder, without an engine, for tests of rules. */
public final class ShippedTables implements DecisionTables {

    private final TableInterpreter interpreter = new TableInterpreter();
    private final Map<String, DmnDecision> parsed = new HashMap<>();

    @Override
    public String currentVersion(String table) {
        try (Stream<Path> files =
                Files.find(Path.of("processes"), 2, (file, attributes) -> file.endsWith(table + ".dmn"))) {
            return files.findFirst().orElseThrow().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Map<String, Object>> decide(String table, String version, Map<String, Object> inputs) {
        return interpreter.decide(parsed.computeIfAbsent(version, path -> read(table, path)), inputs);
    }

    private DmnDecision read(String table, String path) {
        try {
            return interpreter.parse(table, Files.readAllBytes(Path.of(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
