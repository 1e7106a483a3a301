package org.bangfu.engine.lint;

import org.bangfu.engine.DeadlineTerms;
import org.bangfu.engine.deploy.ProcessPackages;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the linter before every deployment, unless {@code bangfu.lint.enabled} says no: the fence holds without. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "bangfu.lint.enabled", matchIfMissing = true)
class LintConfiguration {

    @Bean
    Deployer lintDeployer(ProcessPackages packages, ObjectProvider<DeadlineTerms> terms) {
        Linter linter = new Linter(Catalogue.ofProgram(), key -> {
            DeadlineTerms known = terms.getIfAvailable();
            return known != null && known.knows(key);
        });
        return new LintDeployer(linter, packages);
    }
}
