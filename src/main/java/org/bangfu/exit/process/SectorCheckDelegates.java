package org.bangfu.exit.process;

import org.bangfu.exit.ExitSteps;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service task of {@code sector-check.bpmn}. */
@Configuration(proxyBeanMethods = false)
class SectorCheckDelegates {

    private final ExitSteps steps;

    SectorCheckDelegates(ExitSteps steps) {
        this.steps = steps;
    }

    @Bean
    JavaDelegate concludeSectors() {
        return execution -> SectorCheckProcess.SECTORS_PASSED.set(
                execution, steps.concludeSectors(HouseholdExitDelegates.caseOf(execution)));
    }
}
