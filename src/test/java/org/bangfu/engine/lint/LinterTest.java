package org.bangfu.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.engine.deploy.PackageDeployer;
import org.bangfu.engine.deploy.ProcessPackage;
import org.bangfu.engine.deploy.ProcessPackages;
import org.bangfu.testing.FencedEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinterTest {

    private static final Catalogue NOTHING = Catalogue.of(Set.of(), Set.of(), Set.of(), Map.of(), Map.of());

    @TempDir
    Path folder;

    @Test
    void thePackagesOfTheHouseAreInOrder() {
        List<Finding> findings = new Linter(Catalogue.ofProgram())
                .findings(ProcessPackages.in(Path.of("processes")).read());

        assertThat(findings).isEmpty();
    }

    @Test
    void everythingIsSaidAtOnce() {
        List<Finding> findings = new Linter(NOTHING).findings(List.of(ProcessPackage.of("wells", HostileTest.good())));

        assertThat(findings).extracting(Finding::element).contains("userTask_inspectWell", "serviceTask_orderRepair");
        assertThat(findings).extracting(Finding::sentence).anyMatch(sentence -> sentence.contains("sla.township"));
        assertThat(findings).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void processesThatCallEachOtherAcrossPackagesAreFound() {
        String model = new String(
                HostileTest.good().getOrDefault("wells/well-repair.bpmn", new byte[0]), StandardCharsets.UTF_8);
        ProcessPackage first = calling("wells", model, "well-repair", "pump-repair");
        ProcessPackage second = calling("pumps", model, "pump-repair", "well-repair");

        List<Finding> findings = new Linter(NOTHING).findings(List.of(first, second));

        assertThat(findings)
                .filteredOn(finding -> finding.sentence().contains("互相调用成环"))
                .extracting(Finding::file)
                .containsExactlyInAnyOrder("wells/well-repair.bpmn", "pumps/pump-repair.bpmn");
    }

    private static ProcessPackage calling(String folder, String model, String id, String called) {
        String calls = model.replace("well-repair", id)
                .replace("<bpmn:serviceTask", "<bpmn:callActivity calledElement=\"" + called + "\"")
                .replace("bpmn:serviceTask", "bpmn:callActivity");
        return ProcessPackage.of(folder, Map.of(folder + "/" + id + ".bpmn", calls.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theCommandPrintsTheFindingsAndEndsWithOne() throws Exception {
        for (Map.Entry<String, byte[]> file : HostileTest.good().entrySet()) {
            Path target = folder.resolve("processes").resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        int code = LintCommand.run(
                List.of(folder.resolve("processes/wells").toString()),
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("wells/well-repair.bpmn [serviceTask_orderRepair] 程序没有提供“orderRepair”这个步骤")
                .contains("共 ");
        assertThat(LintCommand.run(
                        List.of(folder.resolve("gone").toString()),
                        new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
    }

    @Test
    void aModelThatWasAcceptedOnceIsReadAgainWhenTheRulesHaveBecomeStricter() {
        ProcessPackage good = ProcessPackage.of("wells", HostileTest.good());
        boolean[] strict = {false};
        ProcessEngine engine = FencedEngine.of()
                .linting(deployment -> {
                    if (strict[0]) {
                        new LintDeployer(new Linter(NOTHING), ProcessPackages.in(folder)).deploy(deployment);
                    }
                })
                .build();
        new PackageDeployer(engine.getRepositoryService()).deploy(good);
        strict[0] = true;
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .discardProcessDefinitionCache();

        engine.getRuntimeService().startProcessInstanceByKey("well-repair");

        assertThat(engine.getTaskService().createTaskQuery().count()).isEqualTo(1);
        assertThatThrownBy(() -> engine.getRepositoryService()
                        .createDeployment()
                        .name("wells")
                        .addString("wells/x.form", "{}")
                        .deploy())
                .isInstanceOf(LintFailed.class);
        engine.close();
    }

    @Test
    void theCatalogueKnowsTheProgramsDelegatesWithoutStartingIt() {
        Catalogue catalogue = Catalogue.ofProgram();

        assertThat(catalogue.knowsParameter("sla.township")).isTrue();
        assertThat(catalogue.knowsDelegate("dataSource")).isFalse();
        assertThat(catalogue.variablesOf("public-notice")).contains("objectionUpheld", "area");
        assertThat(catalogue.knowsMessage("notices.objectionFiled")).isTrue();
    }
}
