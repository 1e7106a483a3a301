package org.bangfu.exit.process;

import org.bangfu.common.CaseNumber;
import org.bangfu.exit.ExitSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code household-exit.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class HouseholdExitDelegates {

    private final ExitSteps steps;

    HouseholdExitDelegates(ExitSteps steps) {
        this.steps = steps;
    }

    @Bean
    JavaDelegate checkExit() {
        return execution -> HouseholdExitProcess.ELIGIBLE.set(execution, steps.check(caseOf(execution)));
    }

    @Bean
    JavaDelegate drawExitSample() {
        return execution -> steps.drawSample(caseOf(execution));
    }

    @Bean
    JavaDelegate enterExit() {
        return execution -> steps.enterExit(caseOf(execution));
    }

    @Bean
    JavaDelegate reportOverdueExit() {
        return execution -> steps.overallTermReached(caseOf(execution));
    }

    static CaseNumber caseOf(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }
}
