package org.bangfu.relief.process;

import org.bangfu.relief.Emergencies;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code emergency-relief.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class EmergencyReliefDelegates {

    private final Emergencies emergencies;

    EmergencyReliefDelegates(Emergencies emergencies) {
        this.emergencies = emergencies;
    }

    @Bean
    JavaDelegate provideRelief() {
        return execution -> EmergencyReliefProcess.PROVIDED.set(
                execution, emergencies.provide(TemporaryReliefDelegates.caseOf(execution)));
    }

    @Bean
    JavaDelegate assessEmergency() {
        return execution -> emergencies.assess(TemporaryReliefDelegates.caseOf(execution));
    }

    @Bean
    JavaDelegate revokeRelief() {
        return execution -> emergencies.revoke(TemporaryReliefDelegates.caseOf(execution));
    }

    @Bean
    JavaDelegate settleRelief() {
        return execution -> EmergencyReliefProcess.SURPLUS.set(
                execution, emergencies.settle(TemporaryReliefDelegates.caseOf(execution)));
    }

    @Bean
    JavaDelegate referFurther() {
        return execution -> emergencies.refer(TemporaryReliefDelegates.caseOf(execution));
    }

    @Bean
    JavaDelegate openOrdinaryCase() {
        return execution -> emergencies.openOrdinary(TemporaryReliefDelegates.caseOf(execution));
    }

    @Bean
    JavaDelegate reportLateRelief() {
        return execution -> emergencies.actTermReached(TemporaryReliefDelegates.caseOf(execution));
    }

    @Bean
    JavaDelegate reportUnconfirmedRelief() {
        return execution -> emergencies.confirmTermReached(TemporaryReliefDelegates.caseOf(execution));
    }
}
