package org.bangfu.engine.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bangfu.engine.lint.LintFailed;
import org.bangfu.testing.BangfuIT;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application's own engine is fenced as the tests of the fence are; no setting of the application undoes it. */
@BangfuIT
class FencedApplicationIT {

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatNobodyNeedsIsOffHereToo() {
        ProcessEngineConfigurationImpl configuration = configuration();

        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(configuration.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(configuration.isCmmnEnabled()).isFalse();
        assertThat(configuration.isStandaloneTasksEnabled()).isFalse();
        assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(configuration.isConfigureScriptEngineHostAccess()).isFalse();
        assertThat(configuration.isEnableFetchScriptEngineFromProcessApplication())
                .isFalse();
        assertThat(configuration.isEnableXxeProcessing()).isFalse();
        assertThat(configuration.getQueryMaxResultsLimit()).isEqualTo(FencePlugin.MOST_RESULTS);
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
        assertThat(configuration.getExpressionManager()).isInstanceOf(FencedExpressions.class);
        assertThat(configuration.getScriptFactory()).isInstanceOf(NoScripts.class);
        assertThat(configuration.getScriptEngineResolver()).isInstanceOf(NoScripts.class);
        assertThat(List.of(
                        configuration.getCommandInterceptorsTxRequired(),
                        configuration.getCommandInterceptorsTxRequiresNew()))
                .allSatisfy(interceptors ->
                        assertThat(interceptors).anyMatch(interceptor -> interceptor instanceof QueryGuard));
    }

    @Test
    void theEngineChangesNoTablesOnceItRuns() {
        assertThat(configuration().getDatabaseSchemaUpdate()).isEqualTo("false");
    }

    @Test
    void whatTheFenceWouldBearTheLinterStillRefuses() {
        String stub = Bpmn.convertToString(Bpmn.createExecutableProcess("stranger")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .endEvent()
                .done());

        assertThatThrownBy(() -> engine.getRepositoryService()
                        .createDeployment()
                        .name("strangers")
                        .addString("strangers/stranger.bpmn", stub)
                        .deploy())
                .isInstanceOf(LintFailed.class)
                .hasMessageContaining("strangers/stranger.bpmn");
    }

    @Test
    void aModelThatNamesAClassIsKeptOut() {
        byte[] hostile = Bpmn.convertToString(Bpmn.createExecutableProcess("x")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .serviceTask("serviceTask_attack")
                        .camundaClass("java.lang.Runtime")
                        .done())
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> engine.getRepositoryService()
                        .createDeployment()
                        .addString("x.bpmn", new String(hostile, StandardCharsets.UTF_8))
                        .deploy())
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("serviceTask_attack");
    }

    @Test
    void theEngineKnowsNoPasswordAndOursAreStronglyHashed() {
        assertThat(jdbc.sql("select count(*) from act_id_user where pwd_ is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select distinct password_hash from person")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(hash -> hash.startsWith("{bcrypt}") || hash.startsWith("{argon2"));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
