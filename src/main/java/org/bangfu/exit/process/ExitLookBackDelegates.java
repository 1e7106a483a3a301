package org.bangfu.exit.process;

import org.bangfu.exit.LookBacks;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service task of {@code exit-look-back.bpmn}. */
@Configuration(proxyBeanMethods = false)
class ExitLookBackDelegates {

    private final LookBacks lookBacks;

    ExitLookBackDelegates(LookBacks lookBacks) {
        this.lookBacks = lookBacks;
    }

    @Bean
    JavaDelegate revertExit() {
        return execution -> lookBacks.revert(HouseholdExitDelegates.caseOf(execution));
    }
}
