package org.bangfu.policy.process;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;

/**
 * Evaluates decision tables written in FEEL and nothing else. It stands beside the process engine, so that no facts about
 * a household reach the engine's history.
 */
final class TableInterpreter {

    private final DmnEngine engine;

    TableInterpreter() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setScriptEngineResolver(TableInterpreter::refused);
        configuration.setElProvider(expression -> refused("juel"));
        engine = configuration.buildEngine();
    }

    private static <T> T refused(String language) {
        throw new IllegalStateException("决策表只能使用 FEEL，不能使用 " + language);
    }

    /** @throws IllegalStateException when the model cannot be read */
    DmnDecision parse(String table, byte[] model) {
        try {
            return engine.parseDecision(table, new ByteArrayInputStream(model));
        } catch (DmnEngineException e) {
            throw new IllegalStateException("决策表“" + table + "”不能解析，请用 Camunda Modeler 检查", e);
        }
    }

    /** @throws IllegalStateException when a cell cannot be evaluated */
    List<Map<String, Object>> decide(DmnDecision decision, Map<String, Object> inputs) {
        try {
            return engine.evaluateDecisionTable(decision, inputs).getResultList();
        } catch (DmnEngineException e) {
            throw new IllegalStateException("决策表“" + decision.getKey() + "”不能求值，请检查表中的条件", e);
        }
    }
}
