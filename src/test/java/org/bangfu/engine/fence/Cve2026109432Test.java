package org.bangfu.engine.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.bangfu.engine.deploy.ProcessPackages;
import org.bangfu.engine.lint.Catalogue;
import org.bangfu.engine.lint.LintDeployer;
import org.bangfu.engine.lint.Linter;
import org.bangfu.testing.FencedEngine;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** CVE-2026-109432: expressions in the or-queries of a task query are evaluated, so whoever may query runs code. */
@ParameterizedClass(name = "linter on: {0}")
@ValueSource(booleans = {true, false})
class Cve2026109432Test {

    private static final String ATTACK = "${''.getClass().forName('org.bangfu.engine.fence.Cve2026109432Test$Canary')"
            + ".getMethod('sing').invoke(null)}";

    /** By whether there is a linter. */
    private static final Map<Boolean, ProcessEngine> ENGINES = Map.of(
            true,
            FencedEngine.of()
                    .linting(new LintDeployer(
                            new Linter(Catalogue.ofProgram()), ProcessPackages.in(Path.of("processes"))))
                    .build(),
            false,
            FencedEngine.of().build());

    private final ProcessEngine engine;

    Cve2026109432Test(boolean withLinter) {
        engine = Objects.requireNonNull(ENGINES.get(withLinter));
    }

    /** Sings when code of the attacker's runs. */
    public static final class Canary {
        static boolean sang;

        private Canary() {}

        public static String sing() {
            sang = true;
            return "sang";
        }
    }

    @AfterAll
    static void stop() {
        ENGINES.values().forEach(ProcessEngine::close);
    }

    @Test
    void anExpressionInAQueryIsRefused() {
        assertThatThrownBy(() ->
                        tasks().createTaskQuery().taskAssigneeExpression(ATTACK).list())
                .isInstanceOf(BadUserRequestException.class);
    }

    @Test
    void anExpressionInAnOrQueryIsRefused() {
        Canary.sang = false;

        for (TaskQuery query : new TaskQuery[] {
            tasks().createTaskQuery().or().taskAssigneeExpression(ATTACK).endOr(),
            tasks().createTaskQuery()
                    .or()
                    .taskName("a")
                    .endOr()
                    .or()
                    .taskCandidateGroupInExpression(ATTACK)
                    .endOr(),
            tasks().createTaskQuery()
                    .taskName("a")
                    .or()
                    .dueBeforeExpression(ATTACK)
                    .endOr()
        }) {
            assertThatThrownBy(query::list).isInstanceOf(BadUserRequestException.class);
            assertThatThrownBy(query::count).isInstanceOf(BadUserRequestException.class);
            assertThatThrownBy(query::singleResult).isInstanceOf(BadUserRequestException.class);
            assertThatThrownBy(() -> query.listPage(0, 5)).isInstanceOf(BadUserRequestException.class);
        }
        assertThat(Canary.sang).isFalse();
    }

    @Test
    void aStoredFilterIsNotExtendedByAnExpression() {
        Filter filter = engine.getFilterService()
                .newTaskFilter("待办")
                .setQuery(tasks().createTaskQuery().taskUnassigned());
        engine.getFilterService().saveFilter(filter);
        TaskQuery extension =
                tasks().createTaskQuery().or().taskAssigneeExpression(ATTACK).endOr();

        assertThatThrownBy(() -> engine.getFilterService().list(filter.getId(), extension))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> engine.getFilterService().count(filter.getId(), extension))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> engine.getFilterService().listPage(filter.getId(), extension, 0, 5))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> engine.getFilterService().singleResult(filter.getId(), extension))
                .isInstanceOf(BadUserRequestException.class);
        assertThatCode(() -> engine.getFilterService().list(filter.getId())).doesNotThrowAnyException();
    }

    @Test
    void aFilterWithAnExpressionIsNotStored() {
        Filter filter = engine.getFilterService()
                .newTaskFilter("攻击")
                .setQuery(tasks().createTaskQuery()
                        .or()
                        .taskAssigneeExpression(ATTACK)
                        .endOr());

        assertThatThrownBy(() -> engine.getFilterService().saveFilter(filter))
                .isInstanceOf(BadUserRequestException.class);
    }

    @Test
    void anOrQueryOfPlainValuesStillWorks() {
        assertThat(tasks().createTaskQuery()
                        .or()
                        .taskName("a")
                        .taskAssignee("b")
                        .endOr()
                        .list())
                .isEmpty();
    }

    @Test
    void aBareEngineRunsTheAttackersCodeSoThisTestWouldNotice() {
        Canary.sang = false;
        ProcessEngineConfigurationImpl bare = new StandaloneInMemProcessEngineConfiguration();
        bare.setProcessEngineName("bare-109432");
        bare.setJdbcUrl("jdbc:h2:mem:bare-109432");
        bare.setEnableExpressionsInAdhocQueries(false);
        ProcessEngine open = bare.buildProcessEngine();
        try {
            open.getTaskService()
                    .createTaskQuery()
                    .or()
                    .taskAssigneeExpression(ATTACK)
                    .endOr()
                    .list();
        } catch (ProcessEngineException e) {
            assertThat(e).isNotNull();
        } finally {
            open.close();
        }

        assertThat(Canary.sang).isTrue();
    }

    private TaskService tasks() {
        return engine.getTaskService();
    }
}
