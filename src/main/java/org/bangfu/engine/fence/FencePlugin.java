package org.bangfu.engine.fence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Fences an engine in. Adds to what other plugins set and never replaces it. */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class FencePlugin extends AbstractProcessEnginePlugin {

    /** The most rows that one query of a signed-in person may ask for: Tasklist asks for so many filters. */
    static final int MOST_RESULTS = 2_000;

    private static final String EXTERNAL_SCHEMA = "javax.xml.accessExternalSchema";

    private final Function<String, @Nullable JavaDelegate> delegates;
    private final List<Deployer> linters;

    /**
     * @param delegates our delegates by bean name, null for any other name
     * @param linters what looks at a deployment before it is parsed; may be empty, the fence holds without
     */
    public FencePlugin(Function<String, @Nullable JavaDelegate> delegates, List<Deployer> linters) {
        this.delegates = delegates;
        this.linters = List.copyOf(linters);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        shutSchemas();

        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setCustomPreCommandInterceptorsTxRequired(
                with(configuration.getCustomPreCommandInterceptorsTxRequired(), new QueryGuard()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                with(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new QueryGuard()));
        configuration.setQueryMaxResultsLimit(MOST_RESULTS);

        configuration.setExpressionManager(new FencedExpressions(delegates));

        NoScripts noScripts = new NoScripts();
        configuration.setScriptEngineResolver(noScripts);
        configuration.setScriptFactory(noScripts);
        configuration.setConfigureScriptEngineHostAccess(false);
        configuration.setEnableScriptEngineLoadExternalResources(false);
        configuration.setEnableScriptEngineNashornCompatibility(false);
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setEnableScriptCompilation(false);
        configuration.setEnableScriptEngineCaching(false);

        configuration.setBpmnParseFactory(FencedParse::new);
        configuration.setCustomPreBPMNParseListeners(
                with(configuration.getCustomPreBPMNParseListeners(), (BpmnParseListener) new StepBudget()));
        List<Deployer> deployers = with(configuration.getCustomPreDeployers(), new ResourceGate());
        deployers.addAll(linters);
        configuration.setCustomPreDeployers(deployers);

        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setEnableXxeProcessing(false);

        DefaultDmnEngineConfiguration decisions = configuration.getDmnEngineConfiguration();
        if (decisions == null) {
            decisions = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        }
        decisions.getTransformer().getTransformListeners().add(new DecisionFence());
        configuration.setDmnEngineConfiguration(decisions);
    }

    /** Schemas are read from the program's own jars only; {@code nested} is the fat jar's protocol. */
    static void shutSchemas() {
        if (System.getProperty(EXTERNAL_SCHEMA) == null) {
            System.setProperty(EXTERNAL_SCHEMA, "jar:nested,nested,jar:file,file");
        }
    }

    private static <T> List<T> with(@Nullable List<T> present, T more) {
        List<T> all = new ArrayList<>(present == null ? List.of() : present);
        all.add(more);
        return all;
    }

    private static List<CommandInterceptor> with(@Nullable List<CommandInterceptor> present, QueryGuard guard) {
        return FencePlugin.<CommandInterceptor>with(present, (CommandInterceptor) guard);
    }

    private static List<Deployer> with(@Nullable List<Deployer> present, ResourceGate gate) {
        return FencePlugin.<Deployer>with(present, (Deployer) gate);
    }
}
