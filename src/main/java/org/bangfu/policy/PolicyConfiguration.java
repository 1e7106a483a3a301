package org.bangfu.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.Sealing;
import org.bangfu.common.WorkingCalendar;
import org.bangfu.engine.DeadlineTerms;
import org.bangfu.policy.application.ApplicationFacts;
import org.bangfu.policy.application.ApplicationRules;
import org.bangfu.policy.application.RegistrationFacts;
import org.bangfu.policy.application.RegistrationRules;
import org.bangfu.policy.application.ScaleFacts;
import org.bangfu.policy.application.ScaleRules;
import org.bangfu.policy.application.VisitFacts;
import org.bangfu.policy.application.VisitRules;
import org.bangfu.policy.exclusion.ComparisonFacts;
import org.bangfu.policy.exclusion.ExclusionRules;
import org.bangfu.policy.income.LivingConditions;
import org.bangfu.policy.income.LivingRules;
import org.bangfu.policy.meeting.VoteFacts;
import org.bangfu.policy.meeting.VoteRules;
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
    ParameterNames parameterNames() {
        return new ParameterNames(
                SeedTable.read("seeds/policy-parameter-names.csv"), SeedTable.read("seeds/policy-parameter-units.csv"));
    }

    @Bean
    ParameterChanges parameterChanges(StoredParameters parameters, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        return new ParameterChanges(parameters, jdbc, audit, clock);
    }

    @Bean
    DecisionRecords decisionRecords(
            JdbcClient jdbc,
            Sealing sealing,
            Clock clock,
            PolicyParameters parameters,
            DecisionTables tables,
            List<RuleSet<?>> ruleSets) {
        return new KeptRecords(jdbc, sealing, clock, parameters, tables, ruleSets);
    }

    @Bean
    RuleSet<ApplicationFacts> applicationRules() {
        return ApplicationRules.SET;
    }

    @Bean
    RuleSet<ApplicationFacts> residenceRules() {
        return ApplicationRules.RESIDENCE;
    }

    @Bean
    RuleSet<VisitFacts> visitRules() {
        return VisitRules.SET;
    }

    @Bean
    RuleSet<LivingConditions> livingRules() {
        return LivingRules.SET;
    }

    @Bean
    RuleSet<ScaleFacts> scaleRules() {
        return ScaleRules.SET;
    }

    @Bean
    RuleSet<ComparisonFacts> comparisonRules() {
        return ExclusionRules.SET;
    }

    @Bean
    RuleSet<VoteFacts> groupVoteRules() {
        return VoteRules.GROUP;
    }

    @Bean
    RuleSet<VoteFacts> assemblyVoteRules() {
        return VoteRules.ASSEMBLY;
    }

    @Bean
    RuleSet<RegistrationFacts> registrationRules() {
        return RegistrationRules.SET;
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
