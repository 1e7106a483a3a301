package org.bangfu.identification.process;

import org.bangfu.identification.ComparisonSteps;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service task of {@code data-comparison.bpmn}. */
@Configuration(proxyBeanMethods = false)
class DataComparisonDelegates {

    private final ComparisonSteps steps;

    DataComparisonDelegates(ComparisonSteps steps) {
        this.steps = steps;
    }

    @Bean
    JavaDelegate compareData() {
        return execution -> DataComparisonTasks.answers(
                        steps.compare(HouseholdIdentificationDelegates.caseOf(execution)))
                .setOn(execution);
    }
}
