package org.bangfu.policy.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.policy.TestPolicy.brief;
import static org.bangfu.policy.exit.ExitFamily.DAY;
import static org.bangfu.policy.exit.ExitFamily.LINE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bangfu.common.Money;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.FixedParameters;
import org.bangfu.policy.Severity;
import org.bangfu.policy.TestPolicy;
import org.bangfu.policy.process.ShippedTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitRulesTest {

    private static final ShippedTables TABLES = new ShippedTables();

    private static Evaluation<ExitFacts> evaluate(ExitFamily family) {
        return TestPolicy.evaluate(ExitRules.SET, family.facts(), DAY);
    }

    private static List<String> failures(ExitFamily family) {
        return ExitRules.failures(evaluate(family).findings()).stream()
                .map(finding -> finding.ruleId() + " " + finding.code() + " " + finding.reference())
                .toList();
    }

    private static List<String> oddities(ExitFamily family) {
        return evaluate(family).of(Severity.REVIEW).stream()
                .map(finding -> finding.code())
                .toList();
    }

    private static Money yuan(String yuan) {
        return Money.yuan(new BigDecimal(yuan));
    }

    private static ExitFamily above(int adults) {
        return ExitFamily.of(adults).earningPerHead(Money.yuan(3200));
    }

    @Test
    void aFamilyThatMeetsEveryConditionExits() {
        Evaluation<ExitFacts> evaluation = evaluate(above(3));

        assertThat(ExitRules.mayExit(evaluation.findings())).isTrue();
        assertThat(brief(evaluation)).containsExactly("R-EX-01 aboveLine INFO");
    }

    @ParameterizedTest(name = "{0} yuan for one person: exits {1}")
    @CsvSource({"3145.99, false", "3146.00, false", "3146.01, true", "0, false"})
    void incomeMustBeAboveTheLineOfTheExitYearAndNotJustReachIt(String net, boolean exits) {
        ExitFamily family = ExitFamily.of(1);

        if (!net.equals("0")) {
            family.earning(yuan(net));
        }

        assertThat(failures(family).isEmpty()).isEqualTo(exits);
    }

    @ParameterizedTest(name = "{0} yuan for three: exits {1}")
    @CsvSource({
        "9438.00, false", // 3146.00
        "9438.01, false", // 3146.0033, shown as 3146.00
        "9438.02, true", // 3146.0067, shown as 3146.01
    })
    void whatIsComparedIsWhatIsShown(String net, boolean exits) {
        assertThat(failures(ExitFamily.of(3).earning(yuan(net))).isEmpty()).isEqualTo(exits);
    }

    @Test
    void costsAreSubtractedAndExpectedIncomeIsNotCounted() {
        ExitFamily costly = ExitFamily.of(1)
                .with(IncomeKind.BREEDING, Money.yuan(5000))
                .with(IncomeKind.OPERATING_COST, Money.yuan(1500))
                .with(IncomeKind.TAX, Money.yuan(354));
        ExitFamily hopeful =
                ExitFamily.of(1).earning(Money.yuan(3000)).expecting(IncomeKind.BREEDING, Money.yuan(9000));

        assertThat(failures(costly)).containsExactly("R-EX-01 belowLine N07");
        assertThat(failures(hopeful)).containsExactly("R-EX-01 belowLine N07");
        assertThat(brief(evaluate(hopeful))).contains("R-EX-01 expected INFO");
    }

    @Test
    void whoeverIsAwayWithoutSendingMoneyDoesNotShareTheIncome() {
        ExitFacts facts = ExitFamily.of(1).earning(Money.yuan(3200)).facts();

        assertThat(facts.heads(6)).isEqualTo(1);
        assertThat(failures(ExitFamily.of(0).earning(Money.yuan(9000)))).contains("R-EX-01 nobody N02");
    }

    @ParameterizedTest(name = "{0} with {1} yuan of {2}: {3}")
    @CsvSource({
        "RELIEF, 1000, 4146.00, R-EX-02 reliefAndGifts N07",
        "RELIEF, 1000, 4146.01, ''",
        "GIFT, 1000, 4146.00, R-EX-02 reliefAndGifts N07",
        "GIFT, 1000, 4146.01, ''",
        "INSURANCE_PAYOUT, 1000, 4146.00, R-EX-02 oneOff N07",
        "INSURANCE_PAYOUT, 1000, 4146.01, ''",
        "COMPENSATION, 1000, 4146.00, R-EX-02 oneOff N07",
        "COMPENSATION, 1000, 4146.01, ''",
    })
    void incomeMustBeAboveTheLineWithoutWhatComesOnlyOnce(IncomeKind kind, String once, String all, String found) {
        ExitFamily family =
                ExitFamily.of(1).earning(yuan(all).minus(yuan(once))).with(kind, yuan(once));

        assertThat(failures(family)).isEqualTo(found.isEmpty() ? List.of() : List.of(found));
    }

    @Test
    void reliefAndGiftsAreLeftOutTogetherButOtherSourcesOneByOne() {
        ExitFamily helped = ExitFamily.of(1)
                .earning(Money.yuan(3000))
                .with(IncomeKind.RELIEF, Money.yuan(150))
                .with(IncomeKind.GIFT, Money.yuan(150));
        ExitFamily compensated = ExitFamily.of(1)
                .earning(Money.yuan(3000))
                .with(IncomeKind.COMPENSATION, Money.yuan(150))
                .with(IncomeKind.INSURANCE_PAYOUT, Money.yuan(150));

        assertThat(failures(helped)).containsExactly("R-EX-02 reliefAndGifts N07");
        assertThat(failures(compensated)).isEmpty();
    }

    @ParameterizedTest(name = "food {0}, clothing {1}: {2}")
    @CsvSource({"true, true, ''", "false, true, R-EX-03 food N01", "true, false, R-EX-03 clothing N01"})
    void nobodyMayWorryAboutFoodOrClothing(boolean food, boolean clothing, String found) {
        ExitFamily family =
                above(1).living(new ExitFacts.Living(food, clothing, "A", false, false, false, false, true));

        assertThat(failures(family)).isEqualTo(found.isEmpty() ? List.of() : List.of(found));
    }

    @ParameterizedTest(name = "born {0}, at school {1}, finished {2}, certified unable {3}: fails {4}")
    @CsvSource({
        "2010-11-08, false, false, false, false", // five
        "2010-11-07, false, false, false, true", // six today
        "2010-11-07, true, false, false, false",
        "2010-11-07, false, false, true, false",
        "2001-11-07, false, true, false, false",
        "2000-11-08, false, false, false, true", // fifteen
        "2000-11-07, false, false, false, false", // sixteen today
    })
    void everyChildOfSchoolAgeIsAtSchoolOrCertifiedUnable(
            LocalDate born, boolean inSchool, boolean finished, boolean exempt, boolean fails) {
        ExitFamily family =
                ExitFamily.of(1).child(born, inSchool, finished, exempt).earningPerHead(Money.yuan(3200));

        assertThat(failures(family)).isEqualTo(fails ? List.of("R-EX-04 school N01") : List.of());
    }

    @Test
    void everyMemberIsInsured() {
        ExitFamily family = ExitFamily.of(1).adult("未参保", true, false).earningPerHead(Money.yuan(3200));

        assertThat(failures(family)).containsExactly("R-EX-05 insurance N01");
        assertThat(evaluate(family).of("R-EX-05", "insurance").orElseThrow().sentence())
                .contains("未参保")
                .contains("N01");
    }

    @ParameterizedTest(name = "grade {0}, renovated and accepted {1}: fails {2}")
    @CsvSource({
        "A, false, false",
        "B, false, false",
        "C, false, true",
        "D, false, true",
        ", false, true",
        "C, true, false",
        "D, true, false",
    })
    void theHouseIsSafeOrRenovatedAndAccepted(@Nullable String grade, boolean accepted, boolean fails) {
        assertThat(failures(above(1).housing(grade, accepted)))
                .isEqualTo(fails ? List.of("R-EX-06 housing N01") : List.of());
    }

    @ParameterizedTest(name = "keys {0}, living in {1}: fails {2}")
    @CsvSource({"true, true, false", "true, false, true", "false, false, true"})
    void whoIsRelocatedHasTheKeysAndLivesThere(boolean keys, boolean livingIn, boolean fails) {
        assertThat(failures(above(1).relocated(keys, livingIn)))
                .isEqualTo(fails ? List.of("R-EX-06 keys N10") : List.of());
    }

    @Test
    void waterIsSafe() {
        ExitFamily family = above(1).living(new ExitFacts.Living(true, true, "A", false, false, false, false, false));

        assertThat(failures(family)).containsExactly("R-EX-07 water N01");
    }

    @ParameterizedTest(name = "{0} measures of at least {1}: fails {2}")
    @CsvSource({"0, 1, true", "1, 1, false", "1, 2, true", "2, 2, false"})
    void someMeasureOfAidWasCarriedOut(int done, String least, boolean fails) {
        Evaluation<ExitFacts> evaluation = TestPolicy.evaluate(
                ExitRules.SET,
                above(1).support(done, true, Assistance.NONE).facts(),
                DAY,
                FixedParameters.shipped().with("exit.minCompletedMeasures", least, "2016-01-01"));

        assertThat(evaluation.has(Severity.FAIL)).isEqualTo(fails);
    }

    @Test
    void whoCanWorkNamesWhatTheyLiveOnAndWhoCannotHasAssistance() {
        ExitFamily idle = above(1).support(1, false, Assistance.NONE);
        ExitFamily unable = ExitFamily.of(0).adult("老人", false, true).earningPerHead(Money.yuan(3200));
        ExitFamily assisted = ExitFamily.of(0)
                .adult("老人", false, true)
                .earningPerHead(Money.yuan(3200))
                .support(1, false, Assistance.DIBAO_SECOND);

        assertThat(failures(idle)).containsExactly("R-EX-09 source N07");
        assertThat(failures(unable)).containsExactly("R-EX-09 assistance N02");
        assertThat(failures(assisted)).isEmpty();
    }

    @Test
    void whoLivesOnFiveGuaranteesOrFirstClassDibaoWithoutLabourIsNoCandidate() {
        ExitFamily wubao = above(1).support(1, true, Assistance.WUBAO);
        ExitFamily first = ExitFamily.of(0)
                .adult("老人", false, true)
                .earningPerHead(Money.yuan(3200))
                .support(1, false, Assistance.DIBAO_FIRST);
        ExitFamily firstWithLabour = above(1).support(1, true, Assistance.DIBAO_FIRST);

        assertThat(failures(wubao)).containsExactly("R-EX-00 wubao N08");
        assertThat(failures(first)).containsExactly("R-EX-00 dibaoFirst N09");
        assertThat(failures(firstWithLabour)).isEmpty();
    }

    @ParameterizedTest(name = "entered in {0}: fails {1}")
    @CsvSource({"2015, false", "2016, true", "2017, true", ", false"})
    void whoWasEnteredThisYearIsNoCandidate(@Nullable Integer year, boolean fails) {
        assertThat(failures(above(1).identified(year)))
                .isEqualTo(fails ? List.of("R-EX-00 newlyListed N03") : List.of());
    }

    @Test
    void theReasonForLittleIncomeIsNamed() {
        ExitFamily spent = ExitFamily.of(1).earning(Money.yuan(3000)).spending(yuan("3000.01"));
        ExitFamily even = ExitFamily.of(1).earning(Money.yuan(3000)).spending(Money.yuan(3000));
        ExitFamily ill = ExitFamily.of(1).ill().earning(Money.yuan(3000));
        ExitFamily disabled = ExitFamily.of(1).disabled().with(IncomeKind.PLANTING, Money.yuan(3000));
        ExitFamily working = ExitFamily.of(1).disabled().earning(Money.yuan(3000));

        assertThat(failures(spent)).containsExactly("R-EX-01 belowLine N06");
        assertThat(failures(even)).containsExactly("R-EX-01 belowLine N07");
        assertThat(failures(ill)).containsExactly("R-EX-01 belowLine N05");
        assertThat(failures(disabled)).containsExactly("R-EX-01 belowLine N04");
        assertThat(failures(working)).containsExactly("R-EX-01 belowLine N07");
    }

    @Test
    void everythingThatFailsIsTold() {
        ExitFamily family = ExitFamily.of(1)
                .adult("未参保", true, false)
                .child(LocalDate.of(2008, 2, 29), false, false, false)
                .earning(Money.yuan(100))
                .living(new ExitFacts.Living(false, false, "D", false, false, false, false, false))
                .support(0, false, Assistance.WUBAO)
                .identified(2016);

        assertThat(failures(family))
                .containsExactly(
                        "R-EX-00 wubao N08",
                        "R-EX-00 newlyListed N03",
                        "R-EX-01 belowLine N07",
                        "R-EX-03 food N02",
                        "R-EX-03 clothing N02",
                        "R-EX-04 school N02",
                        "R-EX-05 insurance N02",
                        "R-EX-06 housing N02",
                        "R-EX-07 water N02",
                        "R-EX-08 measures N02",
                        "R-EX-09 source N07");
    }

    @ParameterizedTest(name = "{0} after {1}: odd {2}")
    @CsvSource({
        "4480.00, 3200, false", // 40 % exactly
        "4480.01, 3200, true",
        "3200, , false",
        "3200, 0, true",
        "3200, -10, true",
        "3200, 3300, false",
    })
    void anIncomeThatJumpsIsOddAndStopsNothing(String now, @Nullable String before, boolean odd) {
        ExitFamily family = ExitFamily.of(1).earning(yuan(now)).before(before);

        assertThat(oddities(family)).isEqualTo(odd ? List.of(ExitRules.INCOME_JUMP) : List.of());
        assertThat(failures(family)).isEmpty();
    }

    @ParameterizedTest(name = "{0} other households of the village alike: odd {1}")
    @CsvSource({"0, false", "1, false", "2, true", "5, true"})
    void incomesThatAreAllAlikeAreOdd(int others, boolean odd) {
        assertThat(oddities(above(1).sameAs(others))).isEqualTo(odd ? List.of(ExitRules.SAME_INCOMES) : List.of());
    }

    @Test
    void beforeTheRulesOfAprilNothingIsAsked() {
        ExitFacts facts = above(1).facts();

        assertThat(TestPolicy.evaluate(ExitRules.SET, facts, LocalDate.of(2016, 3, 31))
                        .rules())
                .isEmpty();
        assertThat(TestPolicy.evaluate(ExitRules.SET, facts, LocalDate.of(2016, 4, 1))
                        .rules())
                .hasSize(11);
    }

    @Test
    void theLineIsThatOfTheExitYear() {
        assertThat(LINE)
                .isEqualTo(
                        FixedParameters.shipped().line(ExitRules.SERIES, 2016).asMoney());
        assertThat(FixedParameters.shipped().line(ExitRules.SERIES, 2016).isVerified())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(IncomeKind.class)
    void everyKindOfIncomeIsOfOneSort(IncomeKind kind) {
        assertThat(kind.label()).isNotBlank();
        assertThat(List.of(kind.isRegular(), kind.isHelp(), kind.isOneOff())).containsOnlyOnce(true);
        assertThat(kind.isCost() && !kind.isRegular()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10"})
    void everyReasonOfTheCodeListIsGivenForSomething(String reason) {
        List<String> conditions =
                List.of("wubao", "dibaoFirst", "newlyListed", "keys", "belowLine", "oneOff", "measures", "housing");

        assertThat(conditions.stream()
                        .flatMap(condition -> List.of(0, 1, 2, 3, 4).stream().map(which -> reasonOf(condition, which))))
                .contains(reason);
    }

    private static String reasonOf(String condition, int which) {
        return String.valueOf(TABLES.decide(
                        ExitRules.TABLE,
                        TABLES.currentVersion(ExitRules.TABLE),
                        Map.of(
                                "condition", condition,
                                "incomeAbove", which == 1,
                                "spendingAboveIncome", which == 2,
                                "majorIllness", which == 3,
                                "disabledWithoutWage", which == 4))
                .get(0)
                .get("reason"));
    }
}
