package org.bangfu.relief.process;

import org.bangfu.common.CaseNumber;
import org.bangfu.engine.Answers;
import org.bangfu.relief.Emergencies;
import org.bangfu.relief.Means;
import org.bangfu.relief.Reliefs;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code temporary-relief.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class TemporaryReliefDelegates {

    private final Reliefs reliefs;
    private final Emergencies emergencies;

    TemporaryReliefDelegates(Reliefs reliefs, Emergencies emergencies) {
        this.reliefs = reliefs;
        this.emergencies = emergencies;
    }

    @Bean
    JavaDelegate turnUrgent() {
        return execution -> emergencies.turnedFrom(caseOf(execution));
    }

    @Bean
    JavaDelegate checkRequest() {
        return execution -> {
            Reliefs.Request request = reliefs.checkRequest(caseOf(execution));
            Answers.of(TemporaryReliefProcess.ADMISSIBLE, request.admissible())
                    .and(TemporaryReliefProcess.SPECIAL, request.special())
                    .setOn(execution);
        };
    }

    @Bean
    JavaDelegate assessNeedForRelief() {
        return execution -> TemporaryReliefProcess.ELIGIBLE.set(execution, reliefs.assess(caseOf(execution)));
    }

    @Bean
    JavaDelegate determineLevel() {
        return execution -> {
            Reliefs.Level level = reliefs.level(caseOf(execution));
            Answers.of(TemporaryReliefProcess.WITHIN_TOWNSHIP, level.withinTownship())
                    .and(TemporaryReliefProcess.RESERVE_SHORT, level.reserveShort())
                    .setOn(execution);
        };
    }

    @Bean
    JavaDelegate referOnward() {
        return execution -> {
            reliefs.refer(caseOf(execution));
            Means means = reliefs.means(caseOf(execution));
            Answers.of(TemporaryReliefProcess.CASH, means == Means.CASH)
                    .and(TemporaryReliefProcess.GOODS, means == Means.GOODS)
                    .setOn(execution);
        };
    }

    @Bean
    JavaDelegate reportOverdueRelief() {
        return execution -> reliefs.overallTermReached(caseOf(execution));
    }

    static CaseNumber caseOf(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }
}
