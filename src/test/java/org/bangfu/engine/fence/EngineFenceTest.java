package org.bangfu.engine.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bangfu.engine.deploy.ProcessPackage;
import org.bangfu.engine.deploy.ProcessPackages;
import org.bangfu.engine.lint.Catalogue;
import org.bangfu.engine.lint.LintDeployer;
import org.bangfu.engine.lint.Linter;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;

/** The fence with a linter in front of it and without: it holds by itself. */
@ParameterizedClass(name = "linter on: {0}")
@ValueSource(booleans = {true, false})
class EngineFenceTest {

    /** By whether there is a linter. */
    private static final Map<Boolean, ProcessEngine> ENGINES = Map.of(true, started(true), false, started(false));

    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;

    EngineFenceTest(boolean withLinter) {
        engine = Objects.requireNonNull(ENGINES.get(withLinter));
        configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** The linter is asked after the two models are in: the fence must hold for what was let in once. */
    private static ProcessEngine started(boolean withLinter) {
        LintDeployer linter =
                new LintDeployer(new Linter(Catalogue.ofProgram()), ProcessPackages.in(Path.of("processes")));
        AtomicBoolean on = new AtomicBoolean();
        ProcessEngine engine = FencedEngine.of(ProcessPackage.of(
                        "wells",
                        Map.of(
                                "wells/a.bpmn",
                                model("process-a", "process-b"),
                                "wells/b.bpmn",
                                model("process-b", "process-a"))))
                .linting(deployment -> {
                    if (on.get()) {
                        linter.deploy(deployment);
                    }
                })
                .build();
        on.set(withLinter);
        return engine;
    }

    @AfterAll
    static void stop() {
        ENGINES.values().forEach(ProcessEngine::close);
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

    /** One class of each library that the build keeps out: with it aboard, a model could run code or call out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "groovy.lang.GroovyShell",
                "org.graalvm.polyglot.Context",
                "com.oracle.truffle.js.scriptengine.GraalJSScriptEngine",
                "org.openjdk.nashorn.api.scripting.NashornScriptEngineFactory",
                "org.python.util.PythonInterpreter",
                "freemarker.template.Configuration",
                "org.camunda.connect.Connectors",
                "org.camunda.connect.plugin.impl.ConnectProcessEnginePlugin",
                "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestInitializer"
            })
    void noLibraryThatRunsForeignCodeIsAboard(String type) {
        assertThat(ClassUtils.isPresent(type, EngineFenceTest.class.getClassLoader()))
                .isFalse();
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
