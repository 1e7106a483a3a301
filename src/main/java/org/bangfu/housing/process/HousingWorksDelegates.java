package org.bangfu.housing.process;

import static org.bangfu.housing.process.HousingRenovationDelegates.caseOf;

import org.bangfu.engine.Answers;
import org.bangfu.housing.RenovationWorks;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of the models on building, acceptance, payment and cancellation, in this order. */
@Configuration(proxyBeanMethods = false)
class HousingWorksDelegates {

    private final RenovationWorks works;

    HousingWorksDelegates(RenovationWorks works) {
        this.works = works;
    }

    @Bean
    JavaDelegate reportLateBuilding() {
        return execution -> works.buildingLate(caseOf(execution));
    }

    @Bean
    JavaDelegate concludeAcceptance() {
        return execution -> {
            RenovationWorks.Conclusion conclusion = works.conclude(caseOf(execution));
            Answers.of(HousingAcceptanceProcess.ACCEPTED, conclusion.accepted())
                    .and(HousingAcceptanceProcess.REWORK_LEFT, conclusion.reworkLeft())
                    .and(HousingAcceptanceProcess.PAY_DUE, conclusion.payDue())
                    .setOn(execution);
        };
    }

    @Bean
    JavaDelegate releaseInstalment() {
        return execution -> HousingPaymentProcess.INSTALMENT_RELEASED.set(
                execution, works.release(caseOf(execution), HousingPaymentProcess.INSTALMENT.of(execution)));
    }

    @Bean
    JavaDelegate reportLateInstalment() {
        return execution -> works.paymentLate(caseOf(execution));
    }

    @Bean
    JavaDelegate revokeRenovation() {
        return execution -> HousingCancellationProcess.OWING.set(execution, works.revoke(caseOf(execution)));
    }
}
