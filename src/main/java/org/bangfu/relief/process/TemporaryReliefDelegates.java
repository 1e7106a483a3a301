package org.bangfu.relief.process;

import org.bangfu.common.CaseNumber;
import org.bangfu.engine.Answers;
import org.bangfu.relief.Emergencies;
import org.bangfu.relief.Means;
import org.bangfu.relief.ReliefProceedings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code temporary-relief.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class TemporaryReliefDelegates {

    private final ReliefProceedings proceedings;
    private final Emergencies emergencies;

    TemporaryReliefDelegates(ReliefProceedings proceedings, Emergencies emergencies) {
        this.proceedings = proceedings;
        this.emergencies = emergencies;
    }

    @Bean
    JavaDelegate turnUrgent() {
        return execution -> emergencies.turnedFrom(caseOf(execution));
    }

    @Bean
    JavaDelegate checkRequest() {
        return execution -> {
            ReliefProceedings.Request request = proceedings.checkRequest(caseOf(execution));
            Answers.of(TemporaryReliefProcess.ADMISSIBLE, request.admissible())
                    .and(TemporaryReliefProcess.SPECIAL, request.special())
                    .setOn(execution);
        };
    }

    @Bean
    JavaDelegate assessNeedForRelief() {
        return execution -> TemporaryReliefProcess.ELIGIBLE.set(execution, proceedings.assess(caseOf(execution)));
    }

    @Bean
    JavaDelegate determineLevel() {
        return execution -> {
            ReliefProceedings.Level level = proceedings.level(caseOf(execution));
            Answers.of(TemporaryReliefProcess.WITHIN_TOWNSHIP, level.withinTownship())
                    .and(TemporaryReliefProcess.RESERVE_SHORT, level.reserveShort())
                    .setOn(execution);
        };
    }

    @Bean
    JavaDelegate referOnward() {
        return execution -> {
            proceedings.refer(caseOf(execution));
            Means means = proceedings.means(caseOf(execution));
            Answers.of(TemporaryReliefProcess.CASH, means == Means.CASH)
                    .and(TemporaryReliefProcess.GOODS, means == Means.GOODS)
                    .setOn(execution);
        };
    }

    @Bean
    JavaDelegate reportOverdueRelief() {
        return execution -> proceedings.overallTermReached(caseOf(execution));
    }

    static CaseNumber caseOf(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }
}
