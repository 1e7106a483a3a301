package org.bangfu.identification.process;

import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.identification.ConclusionSteps;
import org.bangfu.identification.ReviewSteps;
import org.bangfu.identification.VillageSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code household-identification.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class HouseholdIdentificationDelegates {

    private final VillageSteps village;
    private final ReviewSteps reviews;
    private final ConclusionSteps conclusions;

    HouseholdIdentificationDelegates(VillageSteps village, ReviewSteps reviews, ConclusionSteps conclusions) {
        this.village = village;
        this.reviews = reviews;
        this.conclusions = conclusions;
    }

    @Bean
    JavaDelegate checkApplicant() {
        return execution ->
                HouseholdIdentificationProcess.ADMISSIBLE.set(execution, village.checkApplicant(caseOf(execution)));
    }

    @Bean
    JavaDelegate assessNeed() {
        return execution -> HouseholdIdentificationProcess.NEEDY.set(execution, village.assessNeed(caseOf(execution)));
    }

    @Bean
    JavaDelegate drawTownshipSample() {
        return execution -> reviews.drawSample(caseOf(execution), Role.Tier.TOWNSHIP);
    }

    @Bean
    JavaDelegate drawCountySample() {
        return execution -> reviews.drawSample(caseOf(execution), Role.Tier.COUNTY);
    }

    @Bean
    JavaDelegate enterRegister() {
        return execution -> conclusions.enterRegister(caseOf(execution));
    }

    @Bean
    JavaDelegate reportOverdueCase() {
        return execution -> conclusions.overallTermReached(caseOf(execution));
    }

    static CaseNumber caseOf(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }
}
