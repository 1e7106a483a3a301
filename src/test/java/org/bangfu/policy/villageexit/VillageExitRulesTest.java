package org.bangfu.policy.villageexit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.policy.TestPolicy.brief;
import static org.bangfu.policy.TestPolicy.evaluate;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.bangfu.policy.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VillageExitRulesTest {

    private static final LocalDate DAY = LocalDate.of(2018, 11, 5);

    private static Map<ScoreItem, Integer> full() {
        Map<ScoreItem, Integer> points = new EnumMap<>(ScoreItem.class);
        points.putAll(Map.of(
                ScoreItem.ROADS_MAIN, 7,
                ScoreItem.ROADS_GROUP, 3,
                ScoreItem.WATER, 10,
                ScoreItem.POWER, 10,
                ScoreItem.EDUCATION_DROPOUT, 5,
                ScoreItem.EDUCATION_AID, 5,
                ScoreItem.MEDICAL_INSURED, 4,
                ScoreItem.MEDICAL_POLICY, 6,
                ScoreItem.HOUSING, 10,
                ScoreItem.DIBAO, 10));
        points.putAll(Map.of(ScoreItem.ORGANISATION, 5, ScoreItem.SERVICE_PLATFORM, 5, ScoreItem.INDUSTRY, 20));
        return points;
    }

    private static Evaluation<VillageExitFacts> judged(
            int poor, int population, Map<ScoreItem, Integer> points, int openExits, boolean rated) {
        return evaluate(
                VillageExitRules.SET, new VillageExitFacts(poor, population, points, openExits, rated, DAY), DAY);
    }

    @ParameterizedTest(name = "{0} of {1} poor: exits {2}")
    @CsvSource({
        "20, 1000, true",
        "21, 1000, false",
        "20, 999, false",
        "19, 999, true",
        "1, 50, true",
        "1, 49, false",
        "0, 1, true",
        "1999, 99950, true",
        "2000, 99999, false",
    })
    void theRateIsComparedInWholePeopleAndTwoPercentExactlyPasses(int poor, int population, boolean exits) {
        Evaluation<VillageExitFacts> evaluation = judged(poor, population, full(), 0, true);

        assertThat(VillageExitRules.isEligible(evaluation.findings())).isEqualTo(exits);
        assertThat(brief(evaluation)).contains(exits ? "R-VX-01 passed INFO" : "R-VX-01 rate VETO");
    }

    @Test
    void aVillageWithoutPopulationHasNoRate() {
        assertThat(brief(judged(0, 0, full(), 0, true))).contains("R-VX-01 noPopulation VETO");
    }

    @ParameterizedTest(name = "{0} points lost of 100: passes {1}")
    @CsvSource({"0, true", "9, true", "10, true", "11, false", "20, false"})
    void ninetyOfAHundredPointsAreEnough(int lost, boolean passes) {
        Map<ScoreItem, Integer> points = full();
        points.put(ScoreItem.INDUSTRY, 20 - lost);

        assertThat(brief(judged(0, 100, points, 0, true)))
                .contains(passes ? "R-VX-02 passed INFO" : "R-VX-02 score FAIL");
    }

    @Test
    void pointsAboveWhatAnItemIsWorthDoNotMakeUpForOthers() {
        Map<ScoreItem, Integer> points = full();
        points.put(ScoreItem.WATER, 100);
        points.put(ScoreItem.INDUSTRY, 9);

        assertThat(brief(judged(0, 100, points, 0, true))).contains("R-VX-02 score FAIL");
    }

    @Test
    void whereTheSheetIsIncompleteTheMarkIsAShareOfThePointsDefined() {
        Map<ScoreItem, Integer> none = Map.of();
        LocalDate beforeTheSheet = LocalDate.of(2017, 11, 6);

        Evaluation<VillageExitFacts> evaluation = evaluate(
                VillageExitRules.SET, new VillageExitFacts(0, 100, none, 0, true, beforeTheSheet), beforeTheSheet);

        assertThat(brief(evaluation)).contains("R-VX-02 noSheet FAIL");
    }

    @ParameterizedTest(name = "{0} exits open: passes {1}")
    @CsvSource({"0, true", "1, false"})
    void noHouseholdsExitMayBeOpen(int open, boolean passes) {
        assertThat(brief(judged(0, 100, full(), open, true)))
                .contains(passes ? "R-VX-03 passed INFO" : "R-VX-03 openExits FAIL");
    }

    @Test
    void tasksThatNobodyRatedStandAgainstTheExitAndEveryReasonIsNamed() {
        Evaluation<VillageExitFacts> evaluation = judged(3, 100, Map.of(), 2, false);

        assertThat(brief(evaluation))
                .containsExactly(
                        "R-VX-01 rate VETO", "R-VX-02 score FAIL", "R-VX-03 openExits FAIL", "R-VX-04 notRated FAIL");
        assertThat(VillageExitRules.reasons(evaluation.findings()))
                .contains("贫困发生率")
                .contains("合格线90分")
                .contains("2件")
                .contains("12+3");
    }
}
