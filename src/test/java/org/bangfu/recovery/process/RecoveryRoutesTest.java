package org.bangfu.recovery.process;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.util.Map;
import org.bangfu.testing.CoveredEngine;
import org.bangfu.testing.FencedEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through recovery, on an engine with nothing else of the application. */
class RecoveryRoutesTest {

    @RegisterExtension
    static final CoveredEngine ENGINE = FencedEngine.of("recovery").covering(0.9);

    private static int cases;

    @Test
    void whatWasObtainedByFraudIsPaidBackAndReferredForAFine() {
        ProcessInstance recovery = heard();

        complete(task(recovery), Map.of("recover", true, "fraud", true));
        complete(task("userTask_agreePlan", recovery));
        complete(task("userTask_recordRepayment", recovery), Map.of("repaid", false));
        complete(task("userTask_recordRepayment", recovery), Map.of("repaid", true));
        complete(task("userTask_referFine", recovery));

        assertThat(recovery).isEnded().hasPassed("endEvent_recovered");
    }

    @Test
    void anHonestMistakeIsPaidBackAndNobodyIsFined() {
        ProcessInstance recovery = heard();

        complete(task(recovery), Map.of("recover", true, "fraud", false));
        complete(task("userTask_agreePlan", recovery));
        complete(task("userTask_recordRepayment", recovery), Map.of("repaid", true));

        assertThat(recovery).isEnded().hasPassed("endEvent_recovered").hasNotPassed("userTask_referFine");
    }

    @Test
    void whoExplainsItMayKeepIt() {
        ProcessInstance recovery = heard();

        complete(task(recovery), Map.of("recover", false, "fraud", false));

        assertThat(recovery).isEnded().hasPassed("endEvent_waived");
    }

    private static ProcessInstance heard() {
        ProcessInstance recovery = runtimeService()
                .startProcessInstanceByKey(
                        "benefit-recovery", "P3B-430527-2015-" + (100000 + cases++), Map.of("area", "43052710300101"));
        execute(job(recovery));
        complete(task("userTask_notifyFacts", recovery));
        complete(task("userTask_hearStatement", recovery));
        assertThat(recovery).isWaitingAt("userTask_decideRecovery");
        return recovery;
    }
}
