package org.bangfu.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.Sealing;
import org.bangfu.common.WorkingCalendar;
import org.bangfu.engine.DeadlineTerms;
import org.bangfu.policy.income.BudgetMember;
import org.bangfu.policy.income.LivingConditions;
import org.bangfu.policy.income.LivingRules;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@BangfuIT
class PolicyIT {

    private static final LocalDate DAY = LocalDate.of(2015, 8, 3);

    @Autowired
    StoredParameters parameters;

    @Autowired
    DeadlineTerms terms;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    DecisionRecords records;

    @Autowired
    DecisionTables tables;

    @Autowired
    List<RuleSet<?>> ruleSets;

    @Autowired
    Sealing sealing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    @Test
    void everyTermThatModelsNameHasAValue() {
        assertThat(terms.knows("sla.township")).isTrue();
        assertThat(terms.days("sla.township", DAY)).isEqualTo(10);
        assertThat(terms.days("id.sla", DAY)).isEqualTo(75);
        assertThat(terms.knows("sla.nowhere")).isFalse();
        assertThatThrownBy(() -> terms.days("sla.nowhere", DAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sla.nowhere");
    }

    @Test
    void theYearsOfTheCampaignHaveACalendar() {
        for (int year = 2015; year <= 2026; year++) {
            assertThat(calendar.knows(year)).as("%s", year).isTrue();
        }
    }

    @Test
    void loadingTheSeedsAgainAddsNothing() {
        List<Map<String, String>> rows = SeedTable.read(StoredParameters.SEED_FILE);

        assertThat(parameters.loadSeeds(rows)).isZero();
    }

    @Test
    void aChangedSeedRowBecomesANewVersionAndTheOldOneStays() {
        Map<String, String> row = row("test.changing", "10", "2015-07-06");
        assertThat(parameters.loadSeeds(List.of(row))).isOne();

        assertThat(parameters.loadSeeds(List.of(row("test.changing", "12", "2015-07-06"))))
                .isOne();

        assertThat(parameters.number("test.changing", DAY)).isEqualTo(12);
        assertThat(parameters.table().versions("test.changing"))
                .extracting(version -> version.value().value())
                .containsExactly("10", "12");
    }

    @Test
    void theDatabaseRefusesACountyValueOfOnePersonAlone() {
        ParameterValue value = StoredParameters.seedValue(row("test.alone", "1", "2015-07-06"));
        TransactionTemplate transaction = new TransactionTemplate(transactions);

        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> parameters.add(ParameterVersion.Origin.COUNTY, value, "one", "one", "因为")))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> parameters.add(ParameterVersion.Origin.COUNTY, value, "one", null, "因为")))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aKeptRecordReplaysEqualAfterThePolicyHasChanged() {
        clock.moveTo(DAY);
        parameters.loadSeeds(List.of(row("test.unrelated", "1", "2015-07-06")));
        DecisionRecord record = keep("P1-430527-2015-900001", LivingRules.SET, family(Money.yuan(11_200), "C"));

        county("line.NBS.2014", "2600", "2014-01-01");
        try {
            DecisionRecords.Replay replay = records.replay(record.id());

            assertThat(replay.differences()).isEmpty();
            assertThat(replay.findings()).isEqualTo(record.findings());
            assertThat(record.parameters())
                    .extracting(ParameterValue::key)
                    .contains("line.NBS.2014", "id.deprivation.medicalShare");
            assertThat(record.tables()).containsKey("deprivation");
        } finally {
            county("line.NBS.2014", "2800", "2014-01-01");
        }
    }

    @Test
    void aRuleThatChangedSinceIsDetected() {
        clock.moveTo(DAY);
        LivingConditions facts = family(Money.yuan(11_000), "A");
        DecisionRecord record = keep("P1-430527-2015-900002", LivingRules.SET, facts);
        Rule<LivingConditions> changed = new Rule<>(
                LivingRules.INCOME.id(),
                2,
                LivingRules.INCOME.title(),
                LivingRules.INCOME.citation(),
                LivingRules.INCOME.validity(),
                (household, policy, found) -> found.add(Severity.INFO, "other", "换了一种算法。"));
        RuleSet<LivingConditions> newSet = new RuleSet<>(
                LivingRules.SET.id(),
                LivingRules.SET.title(),
                LivingConditions.class,
                List.of(changed, LivingRules.DEPRIVATION));
        DecisionRecords tomorrow = new KeptRecords(
                jdbc, sealing, java.time.Clock.systemUTC(), parameters, tables, List.<RuleSet<?>>of(newSet));

        assertThat(tomorrow.replay(record.id()).differences())
                .anySatisfy(line ->
                        assertThat(line).contains("R-ID-04").contains("第1版").contains("第2版"))
                .anySatisfy(line -> assertThat(line).contains("重算没有得出"))
                .anySatisfy(line -> assertThat(line).contains("重算多出").contains("换了一种算法"));
        assertThat(records.replay(record.id()).isSame()).isTrue();
    }

    @Test
    void everyKeptRecordOfTheSuiteReplaysEqual() {
        clock.moveTo(DAY);
        keep("P1-430527-2015-900003", LivingRules.SET, family(Money.yuan(20_000), "D"));
        List<Long> ids = jdbc.sql("select id from policy_decision_record order by id")
                .query(Long.class)
                .list();

        assertThat(ids).isNotEmpty();
        assertThat(ids)
                .allSatisfy(id -> assertThat(records.replay(id).differences())
                        .as("record %s", id)
                        .isEmpty());
    }

    @Test
    void theFactsOfARecordCannotBeReadInTheDatabase() {
        clock.moveTo(DAY);
        DecisionRecord record = keep("P1-430527-2015-900004", LivingRules.SET, family(Money.yuan(9_876), "A"));

        byte[] sealed = jdbc.sql("select facts_sealed from policy_decision_record where id = ?")
                .param(record.id())
                .query((row, number) -> row.getBytes(1))
                .single();

        assertThat(new String(sealed, java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("987600")
                .doesNotContain("示范");
        assertThat(records.ofCase(new CaseNumber("P1-430527-2015-900004"))).containsExactly(record);
        assertThat(records.latest(new CaseNumber("P1-430527-2015-900004"), LivingRules.SET))
                .contains(record);
    }

    @Test
    void everyRuleSetCanBeReplayed() {
        assertThat(ruleSets)
                .extracting(RuleSet::id)
                .contains("application", "visit", "living", "scale", "comparison", "registration")
                .doesNotHaveDuplicates();
    }

    private <F> DecisionRecord keep(String caseNumber, RuleSet<F> ruleSet, F facts) {
        DecisionRecord record = new TransactionTemplate(transactions)
                .execute(status -> records.judge(new CaseNumber(caseNumber), ruleSet, facts, DAY));
        return java.util.Objects.requireNonNull(record);
    }

    private void county(String key, String value, String from) {
        ParameterValue seed = StoredParameters.seedValue(row(key, value, from));
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> parameters.add(ParameterVersion.Origin.COUNTY, seed, "proposer", "confirmer", "测试"));
    }

    private static Map<String, String> row(String key, String value, String from) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("key", key);
        row.put("value", value);
        row.put("unit", "");
        row.put("effective_from", from);
        row.put("effective_to", key.startsWith("line.") ? "2014-12-31" : "");
        row.put("source", "测试");
        row.put("confidence", "seen");
        row.put("note", "");
        return row;
    }

    private static LivingConditions family(Money wage, @Nullable String grade) {
        List<BudgetMember> members = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            members.add(new BudgetMember(
                    "member:" + i, "示范" + i, LocalDate.of(1980, 1, 1), true, 0, false, false, false, true, true));
        }
        return new LivingConditions(
                2014,
                wage,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                null,
                members,
                grade,
                true,
                Money.ZERO,
                DAY);
    }
}
