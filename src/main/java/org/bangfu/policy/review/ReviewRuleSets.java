package org.bangfu.policy.review;

import org.bangfu.policy.RuleSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the rules of review known to the decision records, so that they can be replayed. */
@Configuration(proxyBeanMethods = false)
class ReviewRuleSets {

    @Bean
    RuleSet<ReviewedHousehold> reviewClassRules() {
        return ReviewRules.CLASSES;
    }

    @Bean
    RuleSet<MemberChangeFacts> memberChangeRules() {
        return ReviewRules.MEMBER_CHANGE;
    }

    @Bean
    RuleSet<RemovalFacts> removalRules() {
        return ReviewRules.REMOVAL;
    }
}
