package org.bangfu.policy.relief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.policy.TestPolicy.DAY;
import static org.bangfu.policy.TestPolicy.brief;
import static org.bangfu.policy.TestPolicy.evaluate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.FixedParameters;
import org.bangfu.policy.relief.CostItem.Scheme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReliefRulesTest {

    private static EarlierRelief award(ReliefCause cause, boolean emergency, String yuan, String on) {
        return new EarlierRelief("P3A-1", cause, emergency, yuan(yuan), LocalDate.parse(on));
    }

    private static Money yuan(String yuan) {
        return Money.yuan(new BigDecimal(yuan));
    }

    private static CostItem cost(String cost, String reimbursed, Scheme scheme) {
        return new CostItem("住院费", yuan(cost), yuan(reimbursed), scheme);
    }

    private static ReliefNeed need(ReliefType type, int persons, String income, CostItem... costs) {
        return need(type, persons, income, List.of(), costs);
    }

    private static ReliefNeed need(
            ReliefType type, int persons, String income, List<EarlierRelief> earlier, CostItem... costs) {
        return new ReliefNeed(
                type,
                ReliefCause.ILLNESS,
                Hardship.HEAVY,
                false,
                persons,
                List.of(costs),
                2014,
                yuan(income),
                List.of(),
                earlier,
                DAY);
    }

    private static Money proposed(Evaluation<ReliefNeed> evaluation) {
        return ReliefRules.proposed(evaluation.findings()).orElse(Money.ZERO);
    }

    @ParameterizedTest(name = "helped for {0} on {1}, asks for illness on 2015-08-03: refused {2}")
    @CsvSource({
        "ILLNESS, 2015-01-01, true",
        "ILLNESS, 2015-08-02, true",
        "ILLNESS, 2014-12-31, false",
        "ACCIDENT, 2015-08-02, false",
    })
    void theSameCauseIsHelpedOnceInACalendarYear(ReliefCause cause, String on, boolean refused) {
        ReliefRequest request =
                new ReliefRequest(ReliefCause.ILLNESS, false, DAY, List.of(award(cause, false, "500", on)), null);

        assertThat(brief(evaluate(ReliefRules.REQUEST, request)))
                .isEqualTo(refused ? List.of("R-TR-01 sameCause FAIL") : List.of());
    }

    @Test
    void aCountyThatAllowsTwoMayHelpTwice() {
        ReliefRequest request = new ReliefRequest(
                ReliefCause.ILLNESS, false, DAY, List.of(award(ReliefCause.ILLNESS, false, "500", "2015-02-01")), null);

        assertThat(brief(evaluate(
                        ReliefRules.REQUEST,
                        request,
                        DAY,
                        FixedParameters.shipped().with("relief.sameCausePerYear", "2", "2015-01-01"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "emergency relief {0} for {1} on {2}: emergency procedure again refused {3}")
    @CsvSource({
        "true, DISASTER, 2015-03-01, true",
        "true, ILLNESS, 2015-03-01, false",
        "true, DISASTER, 2014-12-31, false",
        "false, DISASTER, 2015-03-01, false",
    })
    void theEmergencyProcedureIsUsedOnceForOneCause(boolean emergency, ReliefCause cause, String on, boolean refused) {
        ReliefRequest request =
                new ReliefRequest(ReliefCause.DISASTER, true, DAY, List.of(award(cause, emergency, "800", on)), null);

        assertThat(brief(evaluate(ReliefRules.REQUEST, request)))
                .isEqualTo(refused ? List.of("R-TE-01 emergencyTwice FAIL") : List.of());
    }

    @ParameterizedTest(name = "fraud found on {0}, asks on 2015-08-03: barred {1}")
    @CsvSource({"2014-08-03, false", "2014-08-04, true", "2015-08-02, true", "'', false"})
    void whoObtainedReliefByFraudIsBarredForAYear(String fraud, boolean barred) {
        LocalDate found = fraud.isEmpty() ? null : LocalDate.parse(fraud);

        assertThat(brief(evaluate(
                        ReliefRules.REQUEST, new ReliefRequest(ReliefCause.OTHER, false, DAY, List.of(), found))))
                .isEqualTo(barred ? List.of("R-TR-06 barred VETO") : List.of());
    }

    @ParameterizedTest(name = "one cost paid by {0}, another by {1}: {2}")
    @CsvSource({
        "DISASTER, DISASTER, R-TR-02 covered FAIL",
        "MEDICAL, DISASTER, R-TR-02 covered FAIL",
        "MEDICAL, NONE, R-TR-02 partlyCovered INFO",
        "NONE, NONE, ''",
    })
    void onlyWhatAnotherSchemePaysIsLeftOut(Scheme first, Scheme second, String expected) {
        List<String> found = brief(evaluate(
                ReliefRules.NEED,
                need(ReliefType.EMERGENCY, 3, "9000", cost("5000", "0", first), cost("4000", "0", second))));

        assertThat(found.stream().filter(finding -> finding.startsWith("R-TR-02")))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "income {0}, cost {1}, reimbursed {2}: {3}")
    @CsvSource({
        "10000, 8000, 3000, burden INFO",
        "10000, 8000, 3000.01, belowShare FAIL",
        "10000, 7999.99, 3000, belowShare FAIL",
        "10000, 5000, 5000, noBurden FAIL",
        "0, 100, 0, burden INFO",
        "-500, 100, 0, burden INFO",
    })
    void spendingMustReachHalfOfTheYearsIncome(String income, String cost, String reimbursed, String expected) {
        assertThat(brief(evaluate(
                        ReliefRules.NEED,
                        need(ReliefType.EXPENDITURE, 3, income, cost(cost, reimbursed, Scheme.NONE)))))
                .contains("R-TR-03 " + expected);
    }

    @Test
    void aSuddenNeedIsNotMeasuredByIncome() {
        assertThat(brief(evaluate(
                        ReliefRules.NEED,
                        need(ReliefType.EMERGENCY, 3, "1000000", cost("2000", "1999.99", Scheme.NONE)))))
                .containsExactly("R-TR-03 burden INFO", "R-TR-04 proposed INFO");
    }

    @Test
    void aCarOnTheListIsShownForAWrittenOpinionAndRefusesNobody() {
        ReliefNeed need = new ReliefNeed(
                ReliefType.EMERGENCY,
                ReliefCause.ACCIDENT,
                Hardship.LIGHT,
                false,
                2,
                List.of(cost("2000", "0", Scheme.NONE)),
                2014,
                Money.ZERO,
                List.of(new ReliefNeed.Asset("vehicle:7", "机动车名单", "湘E**12", DAY)),
                List.of(),
                DAY);

        Evaluation<ReliefNeed> evaluation = evaluate(ReliefRules.NEED, need);

        assertThat(brief(evaluation)).contains("R-TR-03 asset REVIEW", "R-TR-04 proposed INFO");
        assertThat(evaluation.of("R-TR-03", ReliefRules.ASSET).orElseThrow().reference())
                .isEqualTo("vehicle:7");
    }

    // 185 yuan x persons x 3 months for a serious illness
    @ParameterizedTest(name = "{0} persons, left to pay {1}, this year {2}: {3}")
    @CsvSource({
        "1, 9000, 0, 555.00",
        "3, 9000, 0, 1665.00",
        "3, 1665.01, 0, 1665.00",
        "3, 1664.99, 0, 1664.99",
        "10, 90000, 0, 5550.00",
        "11, 90000, 0, 6000.00",
        "3, 9000, 8335.00, 1665.00",
        "3, 9000, 8335.01, 1664.99",
        "3, 9000, 9999.99, 0.01",
    })
    void theAmountIsDibaoTimesPersonsTimesMonthsUnderItsCaps(
            int persons, String burden, String thisYear, String expected) {
        List<EarlierRelief> earlier = List.of(award(ReliefCause.ACCIDENT, false, thisYear, "2015-02-01"));

        assertThat(proposed(evaluate(
                        ReliefRules.NEED,
                        need(ReliefType.EMERGENCY, persons, "0", earlier, cost(burden, "0", Scheme.NONE)))))
                .isEqualTo(yuan(expected));
    }

    @Test
    void whoReachedTheYearsCapGetsNoMoreMoneyThisYear() {
        List<EarlierRelief> earlier = List.of(award(ReliefCause.ACCIDENT, false, "10000", "2015-02-01"));

        assertThat(brief(evaluate(
                        ReliefRules.NEED, need(ReliefType.EMERGENCY, 3, "0", earlier, cost("5000", "0", Scheme.NONE)))))
                .contains("R-TR-04 exhausted FAIL")
                .doesNotContain("R-TR-04 proposed INFO");
    }

    @Test
    void lastYearsReliefDoesNotCountForThisYearsCap() {
        List<EarlierRelief> earlier = List.of(award(ReliefCause.ACCIDENT, false, "10000", "2014-12-31"));

        assertThat(proposed(evaluate(
                        ReliefRules.NEED, need(ReliefType.EMERGENCY, 3, "0", earlier, cost("5000", "0", Scheme.NONE)))))
                .isEqualTo(yuan("1665"));
    }

    @ParameterizedTest(name = "{0} now, {1} awarded on {2}: {3}")
    @CsvSource({
        "1000, 0, 2015-01-01, township",
        "1000.01, 0, 2015-01-01, county",
        "400, 600, 2014-08-04, township",
        "400, 600.01, 2014-08-04, county",
        "1000, 5000, 2014-08-03, township",
        "400.01, 600, 2015-08-03, county",
    })
    void theTownshipsLimitAppliesToTwelveMonths(String amount, String before, String on, String expected) {
        ReliefAmount facts =
                new ReliefAmount(yuan(amount), List.of(award(ReliefCause.OTHER, false, before, on)), null, DAY);

        assertThat(evaluate(ReliefRules.APPROVAL, facts).of("R-TR-05", expected))
                .isPresent();
    }

    @ParameterizedTest(name = "{0} after {1}: noted as split {2}")
    @CsvSource({"900, 200, true", "1000, 0.01, true", "1000, 0, false", "1000.01, 0, false", "1500, 900, false"})
    void anAmountThatIsSmallOnlyByItselfIsNoted(String amount, String before, boolean split) {
        ReliefAmount facts = new ReliefAmount(
                yuan(amount), List.of(award(ReliefCause.OTHER, false, before, "2015-05-01")), null, DAY);

        assertThat(evaluate(ReliefRules.APPROVAL, facts)
                        .of("R-TR-05", ReliefRules.SPLIT)
                        .isPresent())
                .isEqualTo(split);
    }

    @ParameterizedTest(name = "{0} of a reserve of {1}: short {2}")
    @CsvSource({"500, 500, false", "500.01, 500, true", "500, , false"})
    void moneyMustBeThereBeforeItIsApproved(String amount, @Nullable String reserve, boolean isShort) {
        ReliefAmount facts = new ReliefAmount(yuan(amount), List.of(), reserve == null ? null : yuan(reserve), DAY);

        assertThat(evaluate(ReliefRules.APPROVAL, facts)
                        .of("R-TR-05", ReliefRules.RESERVE_SHORT)
                        .isPresent())
                .isEqualTo(isShort);
    }

    @ParameterizedTest
    @EnumSource(ReliefCause.class)
    void everyAmountSaysThatItsNumbersAreNotVerified(ReliefCause cause) {
        ReliefNeed need = new ReliefNeed(
                ReliefType.EMERGENCY,
                cause,
                Hardship.LIGHT,
                false,
                1,
                List.of(cost("2000", "0", Scheme.NONE)),
                2014,
                Money.ZERO,
                List.of(),
                List.of(),
                DAY);

        assertThat(evaluate(ReliefRules.NEED, need)
                        .of("R-TR-04", ReliefRules.PROPOSED)
                        .orElseThrow()
                        .isUnverified())
                .isTrue();
    }
}
