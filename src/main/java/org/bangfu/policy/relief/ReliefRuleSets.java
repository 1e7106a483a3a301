package org.bangfu.policy.relief;

import org.bangfu.policy.RuleSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the rules of relief known to the decision records, so that they can be replayed. */
@Configuration(proxyBeanMethods = false)
class ReliefRuleSets {

    @Bean
    RuleSet<ReliefRequest> reliefRequestRules() {
        return ReliefRules.REQUEST;
    }

    @Bean
    RuleSet<ReliefNeed> reliefNeedRules() {
        return ReliefRules.NEED;
    }

    @Bean
    RuleSet<ReliefAmount> reliefApprovalRules() {
        return ReliefRules.APPROVAL;
    }
}
