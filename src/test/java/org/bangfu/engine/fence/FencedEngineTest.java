package org.bangfu.engine.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bangfu.engine.deploy.ProcessPackage;
import org.bangfu.testing.CoveredEngine;
import org.bangfu.testing.FencedEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class FencedEngineTest {

    private static final ProcessPackage WELL = ProcessPackage.of(
            "wells",
            Map.of(
                    "wells/well-repair.bpmn",
                    Bpmn.convertToString(Bpmn.createExecutableProcess("well-repair")
                                    .camundaHistoryTimeToLive(1)
                                    .startEvent("startEvent_asked")
                                    .serviceTask("serviceTask_inspectWell")
                                    .camundaDelegateExpression("${inspectWell}")
                                    .exclusiveGateway("gateway_broken")
                                    .condition("flow_broken", "${broken}")
                                    .callActivity("callActivity_giveNotice")
                                    .calledElement("public-notice")
                                    .camundaInBusinessKey("#{execution.processBusinessKey}")
                                    .endEvent("endEvent_repaired")
                                    .moveToNode("gateway_broken")
                                    .endEvent("endEvent_whole")
                                    .done())
                            .getBytes(StandardCharsets.UTF_8)));

    private static CoveredEngine engine(double atLeast) {
        return FencedEngine.of(WELL)
                .delegate("inspectWell", execution -> execution.setVariable("broken", execution.getVariable("leaks")))
                .calls("public-notice")
                .covering(atLeast);
    }

    @RegisterExtension
    static final CoveredEngine ENGINE = engine(0.5);

    @Test
    void aRouteRunsThroughDelegatesGivenByNameAndStubsOfCalledProcesses() {
        ProcessInstance well = runtimeService().startProcessInstanceByKey("well-repair", "A-1", Map.of("leaks", true));

        ProcessInstance notice = runtimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("public-notice")
                .singleResult();
        assertThat(notice.getBusinessKey()).isEqualTo("A-1");
        complete(task("userTask_publicNotice", notice));

        assertThat(well).isEnded().hasPassed("endEvent_repaired");
    }

    @Test
    void theCoverageGateFailsWhenARouteIsNotTaken() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();

        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(HalfTested.class))
                                .build(),
                        summary);

        assertThat(summary.getSummary().getTestsFailedCount()).isZero();
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
        assertThat(summary.getSummary().getContainersFailedCount()).isEqualTo(1);
        assertThat(summary.getSummary().getFailures().get(0).getException()).hasMessageContaining("coverage");
    }

    @Test
    void aModelThatNamesAClassIsRefusedWithoutAnyLinter() {
        ProcessPackage hostile = ProcessPackage.of(
                "hostile",
                Map.of(
                        "hostile/x.bpmn",
                        Bpmn.convertToString(Bpmn.createExecutableProcess("x")
                                        .camundaHistoryTimeToLive(1)
                                        .startEvent()
                                        .serviceTask("serviceTask_attack")
                                        .camundaClass("java.lang.Runtime")
                                        .done())
                                .getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> FencedEngine.of(hostile).build())
                .hasMessageContaining("serviceTask_attack")
                .hasMessageContaining("camunda:class");
    }

    /** Run by {@link #theCoverageGateFailsWhenARouteIsNotTaken} only: takes one of two routes and asks for nearly all. */
    static class HalfTested {

        @RegisterExtension
        static final CoveredEngine ENGINE = engine(0.9);

        @Test
        void onlyTheWholeWell() {
            ProcessInstance well =
                    runtimeService().startProcessInstanceByKey("well-repair", "A-2", Map.of("leaks", false));

            assertThat(well).isEnded();
        }
    }
}
