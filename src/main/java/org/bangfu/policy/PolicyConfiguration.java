package org.bangfu.policy;

import java.time.Clock;
import java.time.LocalDate;
import org.bangfu.common.WorkingCalendar;
import org.bangfu.engine.DeadlineTerms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires policy data: parameters and the working calendar, loaded before anybody asks. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyConfiguration.class);

    @Bean
    StoredParameters policyParameters(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        StoredParameters parameters = new StoredParameters(jdbc, transactions, clock);
        int added = parameters.loadSeeds(SeedTable.read(StoredParameters.SEED_FILE));
        if (added > 0) {
            LOG.info("政策参数：读入 {} 条新值", added);
        }
        return parameters;
    }

    @Bean
    DeadlineTerms deadlineTerms(PolicyParameters parameters) {
        return new PolicyDeadlineTerms(parameters);
    }

    @Bean
    WorkingCalendar workingCalendar(Clock clock) {
        WorkingCalendar calendar = HolidayCalendars.of(SeedTable.read("seeds/calendar-holidays.csv"));
        int year = LocalDate.now(clock).getYear();
        if (!calendar.knows(year)) {
            LOG.warn("{} 年没有放假安排，工作日暂按周一至周五计算，请补充 calendar-holidays.csv", year);
        }
        return calendar;
    }
}
