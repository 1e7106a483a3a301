package org.bangfu.review.process;

import org.bangfu.common.CaseNumber;
import org.bangfu.engine.Answers;
import org.bangfu.policy.review.ResultClass;
import org.bangfu.review.AdjustmentSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code household-review.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class HouseholdReviewDelegates {

    private final AdjustmentSteps steps;

    HouseholdReviewDelegates(AdjustmentSteps steps) {
        this.steps = steps;
    }

    @Bean
    JavaDelegate classifyHousehold() {
        return execution -> HouseholdReviewProcess.REMOVAL_PROPOSED.set(execution, steps.classify(caseOf(execution)));
    }

    @Bean
    JavaDelegate writeHistory() {
        return execution -> answers(steps.writeHistory(caseOf(execution))).setOn(execution);
    }

    @Bean
    JavaDelegate restoreClass() {
        return execution -> steps.restoreClass(caseOf(execution));
    }

    @Bean
    JavaDelegate startIdentification() {
        return execution -> steps.startIdentification(caseOf(execution));
    }

    @Bean
    JavaDelegate announceExitCandidate() {
        return execution -> steps.announceExitCandidate(caseOf(execution));
    }

    @Bean
    JavaDelegate reportOverdueReview() {
        return execution -> steps.overallTermReached(caseOf(execution));
    }

    private static Answers answers(AdjustmentSteps.Concluded concluded) {
        return Answers.of(HouseholdReviewProcess.MISSED, concluded.is(ResultClass.MISSED))
                .and(HouseholdReviewProcess.EXIT_CANDIDATE, concluded.is(ResultClass.EXIT_CANDIDATE))
                .and(HouseholdReviewProcess.POOR, concluded.is(ResultClass.POOR))
                .and(HouseholdReviewProcess.STABLE_OUT, concluded.is(ResultClass.STABLE_OUT))
                .and(HouseholdReviewProcess.REMOVED, concluded.is(ResultClass.REMOVE))
                .and(HouseholdReviewProcess.STATUS_CHANGED, concluded.statusChanged());
    }

    static CaseNumber caseOf(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }
}
