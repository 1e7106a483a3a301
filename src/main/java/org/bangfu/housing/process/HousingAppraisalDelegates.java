package org.bangfu.housing.process;

import org.bangfu.engine.Answers;
import org.bangfu.housing.HousingRenovations;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service task of {@code housing-appraisal.bpmn}. */
@Configuration(proxyBeanMethods = false)
class HousingAppraisalDelegates {

    private final HousingRenovations renovations;

    HousingAppraisalDelegates(HousingRenovations renovations) {
        this.renovations = renovations;
    }

    @Bean
    JavaDelegate gradeHouse() {
        return execution -> {
            HousingRenovations.Danger danger = renovations.grade(HousingRenovationDelegates.caseOf(execution));
            Answers.of(HousingAppraisalProcess.DANGEROUS, danger.dangerous())
                    .and(HousingAppraisalProcess.SHELTER_NEEDED, danger.shelterNeeded())
                    .setOn(execution);
        };
    }
}
