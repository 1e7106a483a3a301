package org.bangfu.policy.housing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangfu.policy.TestPolicy.DAY;
import static org.bangfu.policy.TestPolicy.brief;
import static org.bangfu.policy.TestPolicy.evaluate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.FixedParameters;
import org.bangfu.policy.ParameterMissing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HousingRulesTest {

    private static HousingRequest request(HousingCategory category, boolean proven) {
        return new HousingRequest(category, proven, true, List.of(), List.of(), false, DAY);
    }

    private static HousingRequest aided(String on, LocalDate askedOn) {
        return new HousingRequest(
                HousingCategory.POOR,
                false,
                true,
                List.of(),
                List.of(new HousingRequest.FormerAid("信息库", LocalDate.parse(on))),
                false,
                askedOn);
    }

    @ParameterizedTest
    @EnumSource(value = HousingCategory.class, names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
    void whoIsOnAListIsEligible(HousingCategory category) {
        assertThat(brief(evaluate(HousingRules.REQUEST, request(category, false))))
                .containsExactly("R-HS-01 category INFO");
    }

    @Test
    void whoIsOnNoListNeedsAProofThatTheTownshipLooksAt() {
        assertThat(brief(evaluate(HousingRules.REQUEST, request(HousingCategory.OTHER, false))))
                .containsExactly("R-HS-01 unproven FAIL");
        assertThat(brief(evaluate(HousingRules.REQUEST, request(HousingCategory.OTHER, true))))
                .containsExactly("R-HS-01 proof REVIEW");
    }

    @ParameterizedTest
    @CsvSource({"2016-12-31, proof REVIEW", "2017-01-01, notEligible FAIL"})
    void fromTwoThousandAndSeventeenOnlyTheFourGroupsAreHelped(LocalDate day, String found) {
        assertThat(brief(evaluate(HousingRules.REQUEST, request(HousingCategory.OTHER, true), day)))
                .containsExactly("R-HS-01 " + found);
    }

    @Test
    void whoSaysOrIsKnownToHaveAnotherHouseIsTurnedAway() {
        HousingRequest says = new HousingRequest(HousingCategory.POOR, false, false, List.of(), List.of(), false, DAY);
        HousingRequest known = houses(new HousingRequest.OtherHouse("real_estate:1", "县城住房", true, DAY));
        HousingRequest namesake = houses(new HousingRequest.OtherHouse("real_estate:2", "县城住房", false, DAY));

        assertThat(brief(evaluate(HousingRules.REQUEST, says))).contains("R-HS-02 otherHouse FAIL");
        assertThat(brief(evaluate(HousingRules.REQUEST, known))).contains("R-HS-02 otherHouse FAIL");
        assertThat(brief(evaluate(HousingRules.REQUEST, namesake)))
                .contains("R-HS-02 perhapsOtherHouse REVIEW")
                .doesNotContain("R-HS-02 otherHouse FAIL");
    }

    private static HousingRequest houses(HousingRequest.OtherHouse house) {
        return new HousingRequest(HousingCategory.POOR, false, true, List.of(house), List.of(), false, DAY);
    }

    @ParameterizedTest(name = "aided {0}, asked {1}: refused {2}")
    @CsvSource({
        "2005-08-04, 2015-08-03, true",
        "2005-08-03, 2015-08-03, false",
        "2005-08-02, 2015-08-03, false",
        "2005-12-31, 2015-08-03, true",
        "2004-12-31, 2015-08-03, false",
        "2015-08-03, 2015-08-03, true"
    })
    void aFormerRenovationCountsForTenYears(String aidedOn, LocalDate asked, boolean refused) {
        List<String> found = brief(evaluate(HousingRules.REQUEST, aided(aidedOn, asked), asked));

        assertThat(found.contains("R-HS-02 aidedBefore FAIL")).isEqualTo(refused);
    }

    @Test
    void theCountyMayChangeTheYears() {
        FixedParameters five = FixedParameters.shipped().with("housing.reaid.years", "5", "2015-07-06");

        Evaluation<HousingRequest> evaluation = evaluate(HousingRules.REQUEST, aided("2009-01-01", DAY), DAY, five);

        assertThat(brief(evaluation)).containsExactly("R-HS-01 category INFO");
    }

    @Test
    void whoIsToBeRelocatedIsNotRenovated() {
        HousingRequest moving = new HousingRequest(HousingCategory.POOR, false, true, List.of(), List.of(), true, DAY);

        assertThat(brief(evaluate(HousingRules.REQUEST, moving))).contains("R-HS-03 relocation FAIL");
    }

    @Test
    void everythingThatSpeaksAgainstIsReported() {
        HousingRequest all = new HousingRequest(
                HousingCategory.OTHER,
                false,
                false,
                List.of(new HousingRequest.OtherHouse("real_estate:1", "县城住房", true, DAY)),
                List.of(new HousingRequest.FormerAid("信息库", LocalDate.of(2014, 12, 31))),
                true,
                DAY);

        assertThat(brief(evaluate(HousingRules.REQUEST, all)))
                .containsExactly(
                        "R-HS-01 unproven FAIL",
                        "R-HS-02 otherHouse FAIL",
                        "R-HS-02 otherHouse FAIL",
                        "R-HS-02 aidedBefore FAIL",
                        "R-HS-03 relocation FAIL");
    }

    @ParameterizedTest(name = "{0} places taken of 120: {1}")
    @CsvSource({"0, place INFO", "119, place INFO", "120, noPlace FAIL", "121, noPlace FAIL"})
    void theYearsPlacesAreNotExceeded(int taken, String found) {
        assertThat(brief(evaluate(HousingRules.QUOTA, new HousingQuota(2015, taken, DAY))))
                .containsExactly("R-HS-04 " + found);
    }

    @ParameterizedTest(name = "{0} persons, {1} square metres: {2}")
    @CsvSource({
        "1, 19.99, tooSmall FAIL",
        "1, 20, areaFits INFO",
        "1, 60, areaFits INFO",
        "1, 60.01, tooLarge FAIL",
        "2, 29.99, tooSmall FAIL",
        "2, 30, areaFits INFO",
        "2, 60, areaFits INFO",
        "2, 60.01, tooLarge FAIL",
        "3, 39.99, tooSmall FAIL",
        "3, 40, areaFits INFO",
        "3, 60, areaFits INFO",
        "3, 60.01, tooLarge FAIL",
        "4, 51.99, tooSmall FAIL",
        "4, 52, areaFits INFO",
        "4, 72, areaFits INFO",
        "4, 72.01, tooLarge FAIL",
        "7, 90.99, tooSmall FAIL",
        "7, 91, areaFits INFO",
        "7, 126, areaFits INFO",
        "7, 126.01, tooLarge FAIL"
    })
    void aNewHouseKeepsToTheAreaOfItsPeople(int persons, BigDecimal squareMetres, String found) {
        HousingArea planned = new HousingArea(PlanType.REBUILD, persons, squareMetres, true, DAY);
        HousingArea measured = new HousingArea(PlanType.NEW_SITE, persons, squareMetres, false, DAY);

        assertThat(brief(evaluate(HousingRules.SIZE, planned))).containsExactly("R-HS-05 " + found);
        assertThat(brief(evaluate(HousingRules.SIZE, measured))).containsExactly("R-HS-05 " + found);
    }

    @Test
    void aHouseThatIsOnlyRepairedKeepsItsArea() {
        HousingArea repaired = new HousingArea(PlanType.REPAIR, 1, new BigDecimal("180"), false, DAY);

        assertThat(brief(evaluate(HousingRules.SIZE, repaired))).containsExactly("R-HS-05 unlimited INFO");
    }

    @ParameterizedTest(name = "paid {0}, next {1} of 20000: {2}")
    @CsvSource({
        "0, 6000, withinApproved INFO",
        "6000, 14000, withinApproved INFO",
        "6000, 14000.01, overpaid FAIL",
        "20000, 0.01, overpaid FAIL"
    })
    void noMoreIsPaidThanWasApproved(BigDecimal paid, BigDecimal next, String found) {
        HousingPayment payment = new HousingPayment(Money.yuan(20_000), Money.yuan(paid), Money.yuan(next), DAY);

        assertThat(brief(evaluate(HousingRules.PAID, payment))).containsExactly("R-HS-06 " + found);
    }

    @ParameterizedTest(name = "{0} on {1}: {2} yuan {3}")
    @CsvSource({
        "D_POOR, 2015-08-03, 19999.99, false",
        "D_POOR, 2015-08-03, 20000, true",
        "D_POOR, 2015-08-03, 20000.01, false",
        "D_OTHER, 2015-08-03, 7499.99, false",
        "D_OTHER, 2015-08-03, 7500, true",
        "D_OTHER, 2015-08-03, 12000, true",
        "D_OTHER, 2015-08-03, 12000.01, false",
        "C, 2015-12-31, 2999.99, false",
        "C, 2015-12-31, 3000, true",
        "C, 2015-12-31, 6000, true",
        "C, 2015-12-31, 6000.01, false",
        "D_POOR, 2016-01-01, 50000, true",
        "D_POOR, 2016-01-01, 20000, false",
        "D_OTHER, 2016-06-01, 14999.99, false",
        "D_OTHER, 2016-06-01, 15000, true",
        "D_OTHER, 2016-06-01, 25000, true",
        "D_OTHER, 2016-06-01, 25000.01, false",
        "C, 2016-12-31, 5000, true",
        "C, 2016-12-31, 10000, true",
        "C, 2016-12-31, 10000.01, false"
    })
    void theAmountKeepsToTheTableOfTheDay(SubsidyClass subsidyClass, LocalDate day, BigDecimal yuan, boolean within) {
        HousingSubsidy subsidy = new HousingSubsidy(subsidyClass, Money.yuan(yuan), day);

        assertThat(brief(evaluate(HousingRules.SUBSIDY, subsidy, day)))
                .containsExactly(within ? "R-HS-08 inRange INFO" : "R-HS-08 outOfRange FAIL");
    }

    @Test
    void aYearWithoutATableOfAmountsIsRefusedByName() {
        LocalDate later = LocalDate.of(2017, 1, 1);
        HousingSubsidy subsidy = new HousingSubsidy(SubsidyClass.C, Money.yuan(5_000), later);

        assertThatThrownBy(() -> evaluate(HousingRules.SUBSIDY, subsidy, later))
                .isInstanceOf(ParameterMissing.class)
                .hasMessageContaining("housing.subsidy.profile");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "C, WUBAO, C",
        "C, OTHER, C",
        "D, WUBAO, D_POOR",
        "D, DIBAO, D_POOR",
        "D, DISABLED, D_POOR",
        "D, POOR, D_POOR",
        "D, OTHER, D_OTHER"
    })
    void theClassOfTheSubsidyIsByTheHouseAndTheFamily(
            DangerGrade grade, HousingCategory category, SubsidyClass expected) {
        assertThat(SubsidyClass.of(grade, category)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, {1} mended by {2}: {3}")
    @CsvSource({
        "A, REPAIR, false",
        "B, REPAIR, false",
        "C, REPAIR, true",
        "C, REBUILD, false",
        "D, REPAIR, false",
        "D, REBUILD, true",
        "D, NEW_SITE, true",
        "D, BUY, true",
        "D, SHARED_HOUSE, true",
        "B, REBUILD, false"
    })
    void onlyCrackedHousesAreRepairedAndOnlyFallingOnesReplaced(DangerGrade grade, PlanType plan, boolean fits) {
        assertThat(plan.fits(grade)).isEqualTo(fits);
    }

    @Test
    void theWorstPartThatCarriesTheHouseCounts() {
        HouseComponents parts = new HouseComponents(
                ComponentGrade.A, ComponentGrade.B, ComponentGrade.C, ComponentGrade.A, ComponentGrade.D, DAY);

        assertThat(parts.loadBearing()).isEqualTo(ComponentGrade.C);
        assertThat(brief(evaluate(HousingRules.APPRAISED, parts))).containsExactly("R-HS-07 gradeC INFO");
        assertThat(brief(evaluate(HousingRules.APPRAISED, HouseComponents.none(DAY))))
                .containsExactly("R-HS-07 gradeD INFO");
    }
}
