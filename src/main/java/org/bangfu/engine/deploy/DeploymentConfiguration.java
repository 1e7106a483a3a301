package org.bangfu.engine.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Wires schema set-up and deployment: the lock is taken before the first table is touched and given back when the
 * packages are in.
 */
@Configuration(proxyBeanMethods = false)
class DeploymentConfiguration {

    @Bean
    ClusterLock clusterLock(DataSource database) {
        ClusterLock lock = new ClusterLock(database);
        lock.acquire();
        return lock;
    }

    @Bean
    ProcessPackages processPackages(Environment environment) {
        return PackageStart.packages(watching(environment));
    }

    @Bean
    PackageStart packageStart(
            ProcessPackages packages, RepositoryService repository, ClusterLock lock, Environment environment) {
        return new PackageStart(packages, new PackageDeployer(repository), lock, watching(environment));
    }

    private static boolean watching(Environment environment) {
        boolean byDefault = environment.acceptsProfiles(Profiles.of("demo")) && Files.isDirectory(Path.of("processes"));
        return environment.getProperty("bangfu.processes.watch", Boolean.class, byDefault);
    }
}
