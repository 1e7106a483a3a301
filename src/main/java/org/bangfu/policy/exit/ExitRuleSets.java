package org.bangfu.policy.exit;

import org.bangfu.policy.RuleSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the rules of exit known to the decision records, so that they can be replayed. */
@Configuration(proxyBeanMethods = false)
class ExitRuleSets {

    @Bean
    RuleSet<ExitFacts> exitRules() {
        return ExitRules.SET;
    }
}
