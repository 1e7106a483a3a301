package org.bangfu.policy.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bangfu.policy.DecisionTables;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** The decision tables that are deployed with the process packages. Whoever acts: a rule reads them, not a person. */
@Component
class DeployedTables implements DecisionTables {

    private final RepositoryService repository;
    private final IdentityService identity;
    private final TableInterpreter interpreter = new TableInterpreter();
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

    DeployedTables(RepositoryService repository, IdentityService identity) {
        this.repository = repository;
        this.identity = identity;
    }

    @Override
    public String currentVersion(String table) {
        DecisionDefinition definition = withoutPerson(() -> repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult());
        if (definition == null) {
            throw new IllegalStateException("决策表“" + table + "”没有部署，请流程设计员检查 processes 目录");
        }
        return definition.getId();
    }

    @Override
    public List<Map<String, Object>> decide(String table, String version, Map<String, Object> inputs) {
        DmnDecision decision = parsed.computeIfAbsent(version, id -> interpreter.parse(table, model(table, id)));
        return interpreter.decide(decision, inputs);
    }

    private byte[] model(String table, String version) {
        try (InputStream model = withoutPerson(() -> repository.getDecisionModel(version))) {
            return model.readAllBytes();
        } catch (NotFoundException e) {
            throw new IllegalStateException("决策表“" + table + "”的版本 " + version + " 已不存在", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T withoutPerson(Supplier<T> question) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return question.get();
        } finally {
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}
