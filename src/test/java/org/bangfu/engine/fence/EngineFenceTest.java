package org.bangfu.engine.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bangfu.engine.deploy.ProcessPackage;
import org.bangfu.testing.FencedEngine;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fence with no linter in front of it. */
class EngineFenceTest {

    private static ProcessEngine engine;
    private static ProcessEngineConfigurationImpl configuration;

    @BeforeAll
    static void start() {
        engine = FencedEngine.of(ProcessPackage.of(
                        "wells",
                        Map.of(
                                "wells/a.bpmn",
                                model("process-a", "process-b"),
                                "wells/b.bpmn",
                                model("process-b", "process-a"))))
                .build();
        configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${execution}",
                "${execution.id}",
                "${task.name}",
                "${a.b}",
                "${a['b']}",
                "${a.b()}",
                "${a == b}",
                "${!a}",
                "${a && b}",
                "${a} ${b}",
                "x${a}",
                "#{a}",
                "${${a}}",
                "${1+1}",
                "${now()}",
                "${currentUser()}",
                "${T(java.lang.Runtime)}",
                "#{execution.processInstanceId}",
                "#{execution.processBusinessKey}x",
                "${class}",
                "${getClass}",
                "${authenticatedUserId}",
                "${dataSource.connection}",
                "\\${a}"
            })
    void anExpressionThatIsMoreThanANameIsRefusedBeforeItIsParsed(String expression) {
        ExpressionManager expressions = configuration.getExpressionManager();

        assertThatThrownBy(() -> expressions.createExpression(expression)).isInstanceOf(ExpressionRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataSource", "processEngine", "runtimeService", "environment"})
    void aNameThatIsNeitherVariableNorDelegateIsNothing(String name) {
        assertThatThrownBy(() -> configuration.getCommandExecutorTxRequired().execute((Command<Object>)
                        context -> configuration
                                .getExpressionManager()
                                .createExpression("${" + name + "}")
                                .getValue(
                                        org.camunda.bpm.engine.impl.el.StartProcessVariableScope.getSharedInstance())))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "groovy", "javascript", "ecmascript", "graal.js", "python", "ruby", "freemarker"})
    void thereIsNoScriptEngine(String language) {
        assertThatThrownBy(() -> configuration.getCommandExecutorTxRequired().execute((Command<Object>)
                        context -> configuration.getScriptingEngines().getScriptEngineForLanguage(language)))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("不允许脚本");
        assertThatThrownBy(() -> configuration.getScriptFactory().createScriptFromSource(language, "1"))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void schemasComeFromOurOwnJarsOnly() {
        assertThat(System.getProperty("javax.xml.accessExternalSchema")).isEqualTo("jar:nested,nested,jar:file,file");
    }

    @Test
    void whatNobodyNeedsIsOff() {
        assertThat(configuration.isCmmnEnabled()).isFalse();
        assertThat(configuration.isStandaloneTasksEnabled()).isFalse();
        assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(configuration.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(configuration.isConfigureScriptEngineHostAccess()).isFalse();
        assertThat(configuration.isEnableFetchScriptEngineFromProcessApplication())
                .isFalse();
        assertThat(configuration.isEnableScriptCompilation()).isFalse();
        assertThat(configuration.isEnableXxeProcessing()).isFalse();
    }

    @Test
    void aSignedInPersonMayNotAskForEverythingAtOnce() {
        engine.getIdentityService().setAuthenticatedUserId("7");
        try {
            assertThatThrownBy(() -> engine.getTaskService().createTaskQuery().list())
                    .isInstanceOf(BadUserRequestException.class);
            assertThat(engine.getTaskService().createTaskQuery().listPage(0, FencePlugin.MOST_RESULTS))
                    .isEmpty();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Test
    void aSerialisedJavaObjectIsNotTaken() {
        assertThatThrownBy(() -> engine.getRuntimeService()
                        .startProcessInstanceByKey(
                                "process-a",
                                Variables.createVariables()
                                        .putValueTyped(
                                                "x",
                                                Variables.serializedObjectValue("rO0ABQ==")
                                                        .objectTypeName("java.util.HashMap")
                                                        .serializationDataFormat(
                                                                Variables.SerializationDataFormats.JAVA)
                                                        .create())))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Java serialization");
    }

    @Test
    void processesThatCallEachOtherInARingAreRolledBack() {
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("process-a"))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("互相调用");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    private static byte[] model(String id, String called) {
        return Bpmn.convertToString(Bpmn.createExecutableProcess(id)
                        .camundaHistoryTimeToLive(1)
                        .startEvent("startEvent_asked")
                        .callActivity("callActivity_other")
                        .calledElement(called)
                        .endEvent("endEvent_done")
                        .done())
                .getBytes(StandardCharsets.UTF_8);
    }
}
