package org.bangfu.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bangfu.testing.FencedEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageDeployerTest {

    private static final Path GOOD = Path.of("src/test/resources/hostile/good");

    @TempDir
    Path processes;

    private ProcessEngine engine;
    private RepositoryService repository;

    @BeforeEach
    void start() throws IOException {
        engine = FencedEngine.of().build();
        repository = engine.getRepositoryService();
        copy("well-repair.bpmn");
        copy("well-depth.dmn");
        copy("forms/inspect-well.form");
        Files.writeString(processes.resolve("wells/notes.md"), "a designer's notes");
        Files.createDirectories(processes.resolve("node_modules/x"));
        Files.writeString(processes.resolve("node_modules/x/y.bpmn"), "not ours");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void oneFolderBecomesOneDeploymentWithNamesBelowProcesses() {
        start(false).deployChanged();

        assertThat(repository.createDeploymentQuery().list()).singleElement().satisfies(deployment -> {
            assertThat(deployment.getName()).isEqualTo("wells");
            assertThat(deployment.getSource()).hasSize(64);
            assertThat(repository.getDeploymentResourceNames(deployment.getId()))
                    .containsExactlyInAnyOrder(
                            "wells/forms/inspect-well.form", "wells/well-depth.dmn", "wells/well-repair.bpmn");
        });
    }

    @Test
    void aSecondStartDeploysNothing() {
        start(false).deployChanged();
        start(false).deployChanged();

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(1);
    }

    @Test
    void aChangedFormBringsTheWholeFolderAgain() throws IOException {
        start(false).deployChanged();
        change("wells/forms/inspect-well.form", "坏了", "已损坏");

        start(false).deployChanged();

        assertThat(repository
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .singleResult()
                        .getVersion())
                .isEqualTo(2);
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .latestVersion()
                        .singleResult()
                        .getVersion())
                .isEqualTo(2);
    }

    @Test
    void goingBackToWhatWasBeforeIsAChangeToo() throws IOException {
        start(false).deployChanged();
        change("wells/forms/inspect-well.form", "坏了", "已损坏");
        start(false).deployChanged();
        change("wells/forms/inspect-well.form", "已损坏", "坏了");

        start(false).deployChanged();

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(3);
    }

    @Test
    void aBrokenPackageStopsTheStart() throws IOException {
        change("wells/well-repair.bpmn", "${orderRepair}", "${orderRepair.execute()}");

        assertThatThrownBy(() -> start(false).deployChanged()).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void aBrokenPackageKeepsItsOldVersionWhileTheFolderIsWatched() throws IOException {
        PackageStart start = start(true);
        start.deployChanged();
        change("wells/well-repair.bpmn", "${orderRepair}", "${orderRepair.execute()}");

        start.deployChanged();

        assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(1);
        change("wells/well-repair.bpmn", "${orderRepair.execute()}", "${orderPump}");
        start.deployChanged();
        assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(2);
    }

    @Test
    void thePackagesInTheProgramAreThoseOfTheCheckout() {
        assertThat(ProcessPackages.onClasspath().read())
                .extracting(one -> one.name() + " " + one.version())
                .isEqualTo(ProcessPackages.in(Path.of("processes")).read().stream()
                        .map(one -> one.name() + " " + one.version())
                        .toList());
    }

    private PackageStart start(boolean watching) {
        JdbcDataSource unused = new JdbcDataSource();
        return new PackageStart(
                ProcessPackages.in(processes), new PackageDeployer(repository), new ClusterLock(unused), watching);
    }

    private void copy(String file) throws IOException {
        Path target = processes.resolve("wells").resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(GOOD.resolve(file), target);
    }

    private void change(String file, String from, String to) throws IOException {
        String content = Files.readString(processes.resolve(file));
        assertThat(content).contains(from);
        Files.writeString(processes.resolve(file), content.replace(from, to));
    }
}
