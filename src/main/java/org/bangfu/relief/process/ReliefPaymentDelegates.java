package org.bangfu.relief.process;

import org.bangfu.relief.Reliefs;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code relief-payment.bpmn}, in diagram order. */
@Configuration(proxyBeanMethods = false)
class ReliefPaymentDelegates {

    private final Reliefs reliefs;

    ReliefPaymentDelegates(Reliefs reliefs) {
        this.reliefs = reliefs;
    }

    @Bean
    JavaDelegate commitGrant() {
        return execution -> ReliefPaymentProcess.COMMITTED.set(
                execution, reliefs.commit(TemporaryReliefDelegates.caseOf(execution)));
    }

    @Bean
    JavaDelegate releaseGrant() {
        return execution -> ReliefPaymentProcess.RELEASED.set(
                execution, reliefs.release(TemporaryReliefDelegates.caseOf(execution)));
    }

    @Bean
    JavaDelegate reportLatePayment() {
        return execution -> reliefs.paymentLate(TemporaryReliefDelegates.caseOf(execution));
    }
}
