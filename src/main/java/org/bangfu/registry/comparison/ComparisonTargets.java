package org.bangfu.registry.comparison;

import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One kind of workbook for each list. */
@Configuration(proxyBeanMethods = false)
class ComparisonTargets {

    @Bean
    ComparisonTarget vehicleList(ComparisonLists lists) {
        return new ComparisonTarget(ComparisonSource.VEHICLE, lists);
    }

    @Bean
    ComparisonTarget realEstateList(ComparisonLists lists) {
        return new ComparisonTarget(ComparisonSource.REAL_ESTATE, lists);
    }

    @Bean
    ComparisonTarget payrollList(ComparisonLists lists) {
        return new ComparisonTarget(ComparisonSource.PAYROLL, lists);
    }

    @Bean
    ComparisonTarget companyList(ComparisonLists lists) {
        return new ComparisonTarget(ComparisonSource.COMPANY, lists);
    }

    @Bean
    ComparisonTarget dibaoList(ComparisonLists lists) {
        return new ComparisonTarget(ComparisonSource.DIBAO, lists);
    }

    @Bean
    ComparisonTarget wubaoList(ComparisonLists lists) {
        return new ComparisonTarget(ComparisonSource.WUBAO, lists);
    }

    @Bean
    ComparisonTarget disabilityList(ComparisonLists lists) {
        return new ComparisonTarget(ComparisonSource.DISABILITY, lists);
    }

    @Bean
    ComparisonTarget deathList(ComparisonLists lists) {
        return new ComparisonTarget(ComparisonSource.DEATH, lists);
    }
}
