package org.bangfu.engine.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.engine.deploy.ProcessPackage;
import org.bangfu.engine.deploy.ProcessPackages;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Looks over every deployment inside its transaction, by whatever way it comes. A model that the engine reads again from
 * its tables is left alone: it was accepted once, cases run on it, and rules may have become stricter since.
 */
public final class LintDeployer implements Deployer {

    private final Linter linter;
    private final ProcessPackages packages;

    /** @param packages where the other packages lie, whose processes may be called */
    public LintDeployer(Linter linter, ProcessPackages packages) {
        this.linter = linter;
        this.packages = packages;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, Map<String, byte[]>> deployed = new HashMap<>();
        for (ResourceEntity resource : deployment.getResources().values()) {
            String name = resource.getName();
            String folder =
                    name.contains("/") ? name.substring(0, name.indexOf('/')) : String.valueOf(deployment.getName());
            deployed.computeIfAbsent(folder, key -> new HashMap<>())
                    .put(name.contains("/") ? name : folder + "/" + name, resource.getBytes());
        }
        List<ProcessPackage> all = new ArrayList<>();
        deployed.forEach((folder, resources) -> all.add(ProcessPackage.of(folder, resources)));
        packages.read().stream()
                .filter(other -> !deployed.containsKey(other.name()))
                .forEach(all::add);
        List<Finding> findings = linter.findings(all, deployed::containsKey);
        if (!findings.isEmpty()) {
            throw new LintFailed(String.valueOf(deployment.getName()), findings);
        }
    }
}
