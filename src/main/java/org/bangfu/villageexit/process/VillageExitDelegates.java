package org.bangfu.villageexit.process;

import org.bangfu.common.CaseNumber;
import org.bangfu.villageexit.VillageExits;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code village-exit.bpmn} and {@code joint-acceptance.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class VillageExitDelegates {

    private final VillageExits exits;

    VillageExitDelegates(VillageExits exits) {
        this.exits = exits;
    }

    @Bean
    JavaDelegate checkVillageExit() {
        return execution -> VillageExitProcess.ELIGIBLE.set(execution, exits.checkConditions(caseOf(execution)));
    }

    @Bean
    JavaDelegate assessAcceptance() {
        return execution -> JointAcceptanceProcess.ACCEPTED.set(execution, exits.accepted(caseOf(execution)));
    }

    @Bean
    JavaDelegate exitVillage() {
        return execution -> exits.exit(caseOf(execution));
    }

    private static CaseNumber caseOf(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }
}
