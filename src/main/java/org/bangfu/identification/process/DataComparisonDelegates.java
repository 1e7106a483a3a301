package org.bangfu.identification.process;

import org.bangfu.identification.Identifications;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service task of {@code data-comparison.bpmn}. */
@Configuration(proxyBeanMethods = false)
class DataComparisonDelegates {

    private final Identifications identifications;

    DataComparisonDelegates(Identifications identifications) {
        this.identifications = identifications;
    }

    @Bean
    JavaDelegate compareData() {
        return execution -> DataComparisonTasks.answers(
                        identifications.compare(HouseholdIdentificationDelegates.caseOf(execution)))
                .setOn(execution);
    }
}
