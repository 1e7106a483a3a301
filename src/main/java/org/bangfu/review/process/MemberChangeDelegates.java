package org.bangfu.review.process;

import org.bangfu.review.MemberChanges;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code member-change.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class MemberChangeDelegates {

    private final MemberChanges changes;

    MemberChangeDelegates(MemberChanges changes) {
        this.changes = changes;
    }

    @Bean
    JavaDelegate applyChange() {
        return execution -> MemberChangeProcess.CROSSES_LINE.set(
                execution, changes.apply(HouseholdReviewDelegates.caseOf(execution)));
    }

    @Bean
    JavaDelegate openFullReview() {
        return execution -> changes.openFullReview(HouseholdReviewDelegates.caseOf(execution));
    }
}
