package org.bangfu.housing.process;

import org.bangfu.common.CaseNumber;
import org.bangfu.housing.HousingRenovations;
import org.bangfu.housing.RenovationWorks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code housing-renovation.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class HousingRenovationDelegates {

    private final HousingRenovations renovations;
    private final RenovationWorks works;

    HousingRenovationDelegates(HousingRenovations renovations, RenovationWorks works) {
        this.renovations = renovations;
        this.works = works;
    }

    @Bean
    JavaDelegate checkHousing() {
        return execution ->
                HousingRenovationProcess.ELIGIBLE.set(execution, renovations.checkRequest(caseOf(execution)));
    }

    @Bean
    JavaDelegate raiseShelterRelief() {
        return execution -> renovations.raiseShelter(caseOf(execution));
    }

    @Bean
    JavaDelegate commitRenovation() {
        return execution ->
                HousingRenovationProcess.RENOVATION_COMMITTED.set(execution, works.commit(caseOf(execution)));
    }

    @Bean
    JavaDelegate closeRenovation() {
        return execution -> works.close(caseOf(execution));
    }

    static CaseNumber caseOf(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }
}
