package org.bangfu.policy.villageexit;

import org.bangfu.policy.RuleSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the rules known to the decision records, so that they can be replayed. */
@Configuration(proxyBeanMethods = false)
class VillageExitRuleSets {

    @Bean
    RuleSet<VillageExitFacts> villageExitRules() {
        return VillageExitRules.SET;
    }
}
