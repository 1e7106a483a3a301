package org.bangfu.policy.mashan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.Finding;
import org.bangfu.policy.FixedParameters;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;
import org.bangfu.policy.application.ApplicationRules;
import org.bangfu.policy.exclusion.ExclusionRules;
import org.bangfu.policy.income.LivingRules;
import org.bangfu.policy.mashan.MashanPattern.Planted;
import org.bangfu.policy.process.ShippedTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Mashan pattern (guide H): what the rules find is compared with what was planted. */
class MashanPatternTest {

    private static final int HOUSEHOLDS = 2_400;
    private static final MashanPattern COUNTY = MashanPattern.generate(20150803, HOUSEHOLDS);
    private static final FixedParameters PARAMETERS = FixedParameters.shipped();
    private static final ShippedTables TABLES = new ShippedTables();
    private static final Map<String, List<Planted>> WHOLE = new HashMap<>();

    static List<String> rules() {
        return Stream.of(ApplicationRules.SET, LivingRules.SET, ExclusionRules.SET)
                .flatMap(set -> set.rules().stream())
                .map(rule -> rule.id())
                .toList();
    }

    @Test
    void everythingPlantedIsFoundAndNothingIsInvented() {
        List<Planted> found = found(COUNTY, "none");

        assertThat(found).containsExactlyElementsOf(COUNTY.truth());
    }

    @ParameterizedTest(name = "in the county of seed {0}")
    @ValueSource(longs = {1})
    void theSameHoldsInAnotherCounty(long seed) {
        MashanPattern other = MashanPattern.generate(seed, HOUSEHOLDS);

        assertThat(found(other, "none")).containsExactlyElementsOf(other.truth());
    }

    @ParameterizedTest(name = "without {0}")
    @MethodSource("rules")
    void switchingOffAnyRuleIsNoticed(String rule) {
        assertThat(found(COUNTY, rule)).isNotEqualTo(COUNTY.truth());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everyRuleHasItsCulpritsAndItsNearMisses(String rule) {
        assertThat(COUNTY.plantedPerRule().getOrDefault(rule, 0)).as("planted").isGreaterThanOrEqualTo(6);
        assertThat(COUNTY.nearMissesPerRule().getOrDefault(rule, 0))
                .as("near misses")
                .isGreaterThanOrEqualTo(20);
    }

    @Test
    void theCountyIsTheSameEveryTime() {
        MashanPattern again = MashanPattern.generate(20150803, HOUSEHOLDS);

        assertThat(again.truth()).isEqualTo(COUNTY.truth());
        assertThat(again.rows()).isEqualTo(COUNTY.rows());
        assertThat(again.families()).hasSize(HOUSEHOLDS);
    }

    private static List<Planted> found(MashanPattern county, String switchedOff) {
        MashanFacts facts = new MashanFacts(county);
        List<Planted> found = new ArrayList<>();
        found.addAll(found(county, ApplicationRules.SET, switchedOff, facts::application));
        found.addAll(found(county, LivingRules.SET, switchedOff, facts::living));
        found.addAll(found(county, ExclusionRules.SET, switchedOff, facts::comparison));
        Collections.sort(found);
        return found;
    }

    /** A set that a rule is not in finds the same without it: asked once. */
    private static <F> List<Planted> found(
            MashanPattern county, RuleSet<F> rules, String switchedOff, Function<Family, F> facts) {
        boolean whole = rules.rules().stream().noneMatch(rule -> rule.id().equals(switchedOff));
        if (whole && county == COUNTY) {
            return WHOLE.computeIfAbsent(rules.id(), id -> ask(county, rules, facts));
        }
        return ask(county, rules.without(switchedOff), facts);
    }

    private static <F> List<Planted> ask(MashanPattern county, RuleSet<F> rules, Function<Family, F> facts) {
        List<Planted> found = new ArrayList<>();
        for (Family family : county.families()) {
            for (Finding finding : Evaluation.of(rules, facts.apply(family), MashanPattern.DAY, PARAMETERS, TABLES)
                    .findings()) {
                boolean deprivation = finding.ruleId().equals("R-ID-05");
                if (deprivation || finding.severity() != Severity.INFO) {
                    found.add(new Planted(family.number, finding.ruleId(), finding.code(), finding.severity()));
                }
            }
        }
        return found;
    }
}
