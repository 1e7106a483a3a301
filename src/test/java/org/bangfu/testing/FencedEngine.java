package org.bangfu.testing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.engine.deploy.PackageDeployer;
import org.bangfu.engine.deploy.ProcessPackage;
import org.bangfu.engine.deploy.ProcessPackages;
import org.bangfu.engine.fence.FencePlugin;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.junit5.common.ProcessEngineCoverageExtensionBuilder;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;

/**
 * An engine of its own, fenced as in the application, with nothing else of it: for tests of a process's routes. Delegates
 * are given by name; processes of other packages are replaced by one user task each.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final CoveredEngine ENGINE = FencedEngine.of("identification")
 *         .delegate("checkApplicant", execution -> ADMISSIBLE.set(execution, true))
 *         .calls("public-notice")
 *         .covering(0.9);
 * }</pre>
 *
 * <p>{@code ENGINE.engine()} is the engine, bound to camunda-bpm-assert's static methods while a test of the
 * class runs. The stub of {@code public-notice} waits at {@code userTask_publicNotice}; complete it with the answers that
 * the call hands back. Jobs run when a test executes them.
 */
public final class FencedEngine {

    private final Map<String, JavaDelegate> delegates = new HashMap<>();
    private final Map<String, byte[]> stubs = new LinkedHashMap<>();
    private final List<ProcessPackage> packages;
    private List<Deployer> linters = List.of();

    private FencedEngine(List<ProcessPackage> packages) {
        this.packages = packages;
    }

    /** With the package of that name as it lies in {@code processes/}. */
    public static FencedEngine of(String name) {
        List<ProcessPackage> found = ProcessPackages.in(Path.of("processes")).read().stream()
                .filter(processes -> processes.name().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no package processes/" + name);
        }
        return new FencedEngine(found);
    }

    /** With the given packages, or with none. */
    public static FencedEngine of(ProcessPackage... packages) {
        return new FencedEngine(List.of(packages));
    }

    public FencedEngine delegate(String name, JavaDelegate delegate) {
        delegates.put(name, delegate);
        return this;
    }

    /** Stands in for a process of another package: one user task named after it. */
    public FencedEngine calls(String process) {
        String stub = Bpmn.convertToString(Bpmn.createExecutableProcess(process)
                .camundaHistoryTimeToLive(1)
                .startEvent("startEvent_called")
                .userTask("userTask_" + camelCase(process))
                .endEvent("endEvent_returned")
                .done());
        stubs.put("stubs/" + process + ".bpmn", stub.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** What looks at deployments before they are parsed. */
    public FencedEngine linting(Deployer linter) {
        linters = List.of(linter);
        return this;
    }

    /** The engine with its packages deployed. */
    public ProcessEngine build() {
        return deployed(configuration().buildProcessEngine());
    }

    private ProcessEngine deployed(ProcessEngine engine) {
        if (!stubs.isEmpty()) {
            new PackageDeployer(engine.getRepositoryService()).deploy(ProcessPackage.of("stubs", stubs));
        }
        packages.forEach(new PackageDeployer(engine.getRepositoryService())::deploy);
        return engine;
    }

    /** The engine as an extension that fails the class when its tests together pass fewer elements than that share. */
    public CoveredEngine covering(double atLeast) {
        ProcessEngineConfigurationImpl configuration = configuration();
        ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
        ProcessEngineCoverageExtensionBuilder<ProcessEngineCoverageExtension> extension =
                ProcessEngineCoverageExtension.builder(configuration)
                        .assertClassCoverageAtLeast(atLeast)
                        .excludeProcessDefinitionKeys(stubs.keySet().stream()
                                .map(stub -> stub.substring("stubs/".length(), stub.length() - ".bpmn".length()))
                                .toArray(String[]::new));
        ProcessEngineCoverageExtension covering = extension.build();
        deployed(covering.getProcessEngine());
        return new CoveredEngine(covering);
    }

    private ProcessEngineConfigurationImpl configuration() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        String name = "fenced-" + UUID.randomUUID();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        configuration.setHistory("full");
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.getProcessEnginePlugins().add(new FencePlugin(delegates::get, linters));
        return configuration;
    }

    private static String camelCase(String process) {
        StringBuilder name = new StringBuilder();
        for (String part : process.split("-", -1)) {
            name.append(name.length() == 0 ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }
}
