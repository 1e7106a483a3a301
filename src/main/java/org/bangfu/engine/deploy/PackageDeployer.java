package org.bangfu.engine.deploy;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings packages into the engine: all resources of a package again when anything in it changed, so that its forms and
 * decisions stay bound to its models; nothing when nothing changed. The deployment's source is the package's version.
 */
public final class PackageDeployer {

    private static final Logger log = LoggerFactory.getLogger(PackageDeployer.class);

    private final RepositoryService repository;

    public PackageDeployer(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * Deploys the package unless its newest deployment is the same. Cluster-wide exclusion is the caller's.
     *
     * @return whether a new version was deployed
     * @throws org.camunda.bpm.engine.ProcessEngineException when the package is refused; nothing of it is deployed then
     */
    public boolean deploy(ProcessPackage processes) {
        String version = processes.version();
        if (version.equals(deployedVersion(processes.name()))) {
            log.info("流程包 {} 没有变化（版本 {}）", processes.name(), brief(version));
            return false;
        }
        DeploymentBuilder deployment =
                repository.createDeployment().name(processes.name()).source(version);
        processes
                .resources()
                .forEach((path, content) -> deployment.addInputStream(path, new ByteArrayInputStream(content)));
        deployment.deploy();
        log.info(
                "流程包 {} 已部署（版本 {}，{} 个文件）",
                processes.name(),
                brief(version),
                processes.resources().size());
        return true;
    }

    private String deployedVersion(String name) {
        List<Deployment> newest = repository
                .createDeploymentQuery()
                .deploymentName(name)
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1);
        return newest.isEmpty() ? "" : String.valueOf(newest.get(0).getSource());
    }

    private static String brief(String version) {
        return version.substring(0, 12);
    }
}
