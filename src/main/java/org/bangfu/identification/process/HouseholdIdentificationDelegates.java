package org.bangfu.identification.process;

import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.identification.Identifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code household-identification.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class HouseholdIdentificationDelegates {

    private final Identifications identifications;

    HouseholdIdentificationDelegates(Identifications identifications) {
        this.identifications = identifications;
    }

    @Bean
    JavaDelegate checkApplicant() {
        return execution -> HouseholdIdentificationProcess.ADMISSIBLE.set(
                execution, identifications.checkApplicant(caseOf(execution)));
    }

    @Bean
    JavaDelegate assessNeed() {
        return execution ->
                HouseholdIdentificationProcess.NEEDY.set(execution, identifications.assessNeed(caseOf(execution)));
    }

    @Bean
    JavaDelegate drawTownshipSample() {
        return execution -> identifications.drawSample(caseOf(execution), Role.Tier.TOWNSHIP);
    }

    @Bean
    JavaDelegate drawCountySample() {
        return execution -> identifications.drawSample(caseOf(execution), Role.Tier.COUNTY);
    }

    @Bean
    JavaDelegate enterRegister() {
        return execution -> identifications.enterRegister(caseOf(execution));
    }

    @Bean
    JavaDelegate reportOverdueCase() {
        return execution -> identifications.overallTermReached(caseOf(execution));
    }

    static CaseNumber caseOf(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }
}
