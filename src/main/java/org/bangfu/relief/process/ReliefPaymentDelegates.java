package org.bangfu.relief.process;

import org.bangfu.relief.ReliefPayments;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code relief-payment.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class ReliefPaymentDelegates {

    private final ReliefPayments payments;

    ReliefPaymentDelegates(ReliefPayments payments) {
        this.payments = payments;
    }

    @Bean
    JavaDelegate commitGrant() {
        return execution -> ReliefPaymentProcess.COMMITTED.set(
                execution, payments.commit(TemporaryReliefDelegates.caseOf(execution)));
    }

    @Bean
    JavaDelegate releaseGrant() {
        return execution -> ReliefPaymentProcess.RELEASED.set(
                execution, payments.release(TemporaryReliefDelegates.caseOf(execution)));
    }

    @Bean
    JavaDelegate reportLatePayment() {
        return execution -> payments.paymentLate(TemporaryReliefDelegates.caseOf(execution));
    }
}
