package org.bangfu.policy.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.FixedParameters;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;
import org.bangfu.policy.exit.ExitPattern.Planted;
import org.bangfu.policy.process.ShippedTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exit pattern of Mashan (guide H): 608 households below the line are all refused, as many above it all pass. */
class ExitPatternTest {

    private static final ExitPattern COUNTY = ExitPattern.generate(20161107);
    private static final FixedParameters PARAMETERS = FixedParameters.shipped();
    private static final ShippedTables TABLES = new ShippedTables();

    /** What the whole set finds in the county: asked once, the table takes its time. */
    private static final Map<Integer, List<String>> FOUND = COUNTY.households().stream()
            .collect(Collectors.toMap(Planted::number, planted -> found(planted, ExitRules.SET)));

    static List<String> rules() {
        return ExitRules.SET.rules().stream().map(Rule::id).toList();
    }

    @Test
    void allThatEarnTooLittleAreRefusedAndAllThatMustPassDo() {
        List<Planted> below = COUNTY.households().stream()
                .filter(planted -> planted.truth().equals(List.of("R-EX-01 belowLine")))
                .toList();
        List<Planted> passing = COUNTY.households().stream()
                .filter(planted -> planted.truth().isEmpty())
                .toList();

        assertThat(below).hasSize(ExitPattern.BELOW_THE_LINE);
        assertThat(below).noneMatch(ExitPatternTest::mayExit);
        assertThat(passing).hasSizeGreaterThanOrEqualTo(ExitPattern.BELOW_THE_LINE);
        assertThat(passing).allMatch(ExitPatternTest::mayExit);
    }

    @Test
    void everythingPlantedIsFoundAndNothingIsInvented() {
        assertThat(COUNTY.households())
                .allSatisfy(planted -> assertThat(FOUND.get(planted.number())).isEqualTo(planted.truth()));
    }

    @ParameterizedTest(name = "in the county of seed {0}")
    @ValueSource(longs = {1, 608})
    void theSameHoldsInAnotherCounty(long seed) {
        assertThat(faults(ExitPattern.generate(seed), ExitRules.SET)).isEmpty();
    }

    @ParameterizedTest(name = "without {0}")
    @MethodSource("rules")
    void switchingOffAnyRuleIsNoticed(String rule) {
        assertThat(faults(COUNTY, ExitRules.SET.without(rule))).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everyRuleIsTheOnlyFailureOfSomebodyAndTheOnlyOneFound(String rule) {
        List<Planted> only = COUNTY.households().stream()
                .filter(planted -> planted.truth().stream().anyMatch(truth -> truth.startsWith(rule + " ")))
                .toList();

        assertThat(only).hasSizeGreaterThanOrEqualTo(20);
        assertThat(only)
                .allSatisfy(planted -> assertThat(FOUND.get(planted.number())).isEqualTo(planted.truth()));
    }

    @Test
    void theCountyIsTheSameEveryTime() {
        assertThat(ExitPattern.generate(20161107).households()).isEqualTo(COUNTY.households());
    }

    private static List<String> faults(ExitPattern county, RuleSet<ExitFacts> rules) {
        List<String> faults = new ArrayList<>();
        for (Planted planted : county.households()) {
            List<String> found = found(planted, rules);
            if (!found.equals(planted.truth())) {
                faults.add(planted.number() + " should be " + planted.truth() + " but is " + found);
            }
        }
        return faults;
    }

    private static List<String> found(Planted planted, RuleSet<ExitFacts> rules) {
        return evaluate(planted, rules).findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding -> finding.ruleId() + " " + finding.code())
                .toList();
    }

    private static boolean mayExit(Planted planted) {
        return ExitRules.mayExit(evaluate(planted, ExitRules.SET).findings());
    }

    private static Evaluation<ExitFacts> evaluate(Planted planted, RuleSet<ExitFacts> rules) {
        return Evaluation.of(rules, planted.facts(), ExitFamily.DAY, PARAMETERS, TABLES);
    }
}
