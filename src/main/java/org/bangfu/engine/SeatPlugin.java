package org.bangfu.engine;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Seats in place of the engine's authorization rows. Four hooks: a checker that denies by default, queries narrowed to
 * the person's seats, a short list of commands that people may give, and no rows written for new resources.
 * Authorization stays on, so that a query nobody thought of finds nothing.
 */
@Component
@DependsOnDatabaseInitialization
class SeatPlugin extends AbstractProcessEnginePlugin {

    private final SeatChecks checks;
    private final TaskOpenings openings;
    private final Submissions submissions;
    private final EngineRefusals refusals;

    SeatPlugin(SeatChecks checks, TaskOpenings openings, Submissions submissions, EngineRefusals refusals) {
        this.checks = checks;
        this.openings = openings;
        this.submissions = submissions;
        this.refusals = refusals;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setAuthorizationEnabled(true);
        configuration.setTenantCheckEnabled(false);
        configuration.setGroupResourceWhitelistPattern("[a-zA-Z0-9@-]+");
        configuration.setUserResourceWhitelistPattern("[a-z0-9]+");

        configuration.setCommandCheckers(new ArrayList<>(List.of(checks.asChecker())));
        configuration.setCustomSessionFactories(
                added(configuration.getCustomSessionFactories(), new SeatQueriesFactory(checks)));
        configuration.setCustomPreCommandInterceptorsTxRequired(
                added(configuration.getCustomPreCommandInterceptorsTxRequired(), gate(configuration)));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                added(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), gate(configuration)));
        configuration.setResourceAuthorizationProvider(nothingNew());

        configuration.setCustomPreBPMNParseListeners(added(
                configuration.getCustomPreBPMNParseListeners(), (BpmnParseListener) new WorkParseListener(openings)));
        configuration.setFormService(new TaskForms(submissions));
    }

    private CommandInterceptor gate(ProcessEngineConfigurationImpl configuration) {
        return new CommandGate(configuration, refusals);
    }

    private static <T> List<T> added(@Nullable List<T> present, T more) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(more);
        return all;
    }

    private static ResourceAuthorizationProvider nothingNew() {
        return (ResourceAuthorizationProvider) Proxy.newProxyInstance(
                ResourceAuthorizationProvider.class.getClassLoader(),
                new Class<?>[] {ResourceAuthorizationProvider.class},
                (proxy, method, arguments) ->
                        method.getDeclaringClass() == Object.class ? method.invoke(SeatPlugin.class, arguments) : null);
    }

    private record SeatQueriesFactory(SeatChecks checks) implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new SeatQueries(checks);
        }
    }
}
