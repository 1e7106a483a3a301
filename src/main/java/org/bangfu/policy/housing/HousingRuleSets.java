package org.bangfu.policy.housing;

import org.bangfu.policy.RuleSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the rules of renovation known to the decision records, so that they can be replayed. */
@Configuration(proxyBeanMethods = false)
class HousingRuleSets {

    @Bean
    RuleSet<HousingRequest> housingRequestRules() {
        return HousingRules.REQUEST;
    }

    @Bean
    RuleSet<HouseComponents> housingGradeRules() {
        return HousingRules.APPRAISED;
    }

    @Bean
    RuleSet<HousingQuota> housingQuotaRules() {
        return HousingRules.QUOTA;
    }

    @Bean
    RuleSet<HousingSubsidy> housingSubsidyRules() {
        return HousingRules.SUBSIDY;
    }

    @Bean
    RuleSet<HousingArea> housingAreaRules() {
        return HousingRules.SIZE;
    }

    @Bean
    RuleSet<HousingPayment> housingPaymentRules() {
        return HousingRules.PAID;
    }
}
