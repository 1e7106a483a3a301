package org.bangfu.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.policy.TestPolicy.DAY;
import static org.bangfu.policy.TestPolicy.brief;
import static org.bangfu.policy.TestPolicy.evaluate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line of 2015 is 2855 yuan in the series that decides identification. */
class ReviewRulesTest {

    private static Money yuan(String yuan) {
        return Money.yuan(new BigDecimal(yuan));
    }

    private static ResultClass classOf(Standing standing, String perHead, boolean deprived, String... grounds) {
        ReviewedHousehold facts = new ReviewedHousehold(standing, 2015, yuan(perHead), deprived, List.of(grounds), DAY);
        return ReviewRules.resultClass(evaluate(ReviewRules.CLASSES, facts).findings())
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} with {1} yuan, deprived {2}: {3}")
    @CsvSource({
        "UNREGISTERED, 2854.99, false, MISSED",
        "UNREGISTERED, 2855.00, false, ORDINARY",
        "UNREGISTERED, 2855.01, false, ORDINARY",
        "UNREGISTERED, 2854.99, true, MISSED",
        "UNREGISTERED, 2855.00, true, MISSED",
        "UNREGISTERED, 2855.01, true, MISSED",
        "REGISTERED, 2854.99, false, POOR",
        "REGISTERED, 2855.00, false, POOR",
        "REGISTERED, 2855.01, false, EXIT_CANDIDATE",
        "REGISTERED, 2854.99, true, POOR",
        "REGISTERED, 2855.00, true, POOR",
        "REGISTERED, 2855.01, true, POOR",
        "EXITED, 2854.99, false, RELAPSED",
        "EXITED, 2855.00, false, RELAPSED",
        "EXITED, 2855.01, false, STABLE_OUT",
        "EXITED, 2854.99, true, RELAPSED",
        "EXITED, 2855.00, true, RELAPSED",
        "EXITED, 2855.01, true, RELAPSED",
    })
    void theClassFollowsFromStandingIncomeAndDeprivation(
            Standing standing, String perHead, boolean deprived, ResultClass expected) {
        assertThat(classOf(standing, perHead, deprived)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} with a red line that stands: {1}, at any income")
    @CsvSource({"UNREGISTERED, ORDINARY", "REGISTERED, REMOVE", "EXITED, STABLE_OUT"})
    void aRedLineOutweighsIncome(Standing standing, ResultClass expected) {
        for (String perHead : List.of("0.00", "2854.99", "2855.00", "2855.01", "90000.00")) {
            assertThat(classOf(standing, perHead, false, "X03")).isEqualTo(expected);
            assertThat(classOf(standing, perHead, true, "X03", "X04")).isEqualTo(expected);
        }
    }

    @Test
    void everyCombinationHasOneClassThatTheStandingAllows() {
        List<String> seen = new ArrayList<>();
        for (Standing standing : Standing.values()) {
            for (String perHead : List.of("2854.99", "2855.00", "2855.01")) {
                for (boolean deprived : new boolean[] {false, true}) {
                    for (String[] grounds : new String[][] {{}, {"X01"}}) {
                        ResultClass result = classOf(standing, perHead, deprived, grounds);
                        assertThat(standing.allows(result)).isTrue();
                        seen.add(result.name());
                    }
                }
            }
        }
        assertThat(seen)
                .hasSize(36)
                .contains(java.util.Arrays.stream(ResultClass.values())
                        .map(Enum::name)
                        .toArray(String[]::new));
    }

    @Test
    void theSentenceNamesIncomeLineAndResult() {
        ReviewedHousehold facts =
                new ReviewedHousehold(Standing.REGISTERED, 2015, yuan("2855.00"), false, List.of(), DAY);

        assertThat(evaluate(ReviewRules.CLASSES, facts).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence())
                        .contains("2855.00元，等于2015年标准2855.00元")
                        .contains("继续帮扶"));
    }

    @ParameterizedTest(name = "{0} yuan, {1} heads to {2}: {3}")
    @CsvSource({
        // 2855 x 4 = 11420: exactly the line for four
        "11420.00, 4, 4, stays INFO",
        "11420.00, 3, 4, crosses REVIEW",
        "11420.00, 4, 3, crosses REVIEW",
        "11420.00, 4, 5, crosses REVIEW",
        "11420.00, 5, 6, stays INFO",
        "11420.00, 2, 3, stays INFO",
        "11419.99, 3, 4, crosses REVIEW",
        "11420.04, 3, 4, stays INFO",
        "-500.00, 3, 4, stays INFO",
        "11420.00, 1, 0, unknown REVIEW",
    })
    void aChangeOfMembersIsReviewedWhenTheIncomePerHeadCrossesTheLine(
            String net, int before, int after, String expected) {
        MemberChangeFacts facts = new MemberChangeFacts(2015, yuan(net), before, after);

        assertThat(brief(evaluate(ReviewRules.MEMBER_CHANGE, facts))).containsExactly("R-RV-01 " + expected);
    }

    @Test
    void aChangeInAFamilyOfUnknownIncomeIsReviewed() {
        MemberChangeFacts facts = new MemberChangeFacts(2015, null, 3, 4);

        assertThat(ReviewRules.forcesReview(
                        evaluate(ReviewRules.MEMBER_CHANGE, facts).findings()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X01", "X02", "X03", "X04", "X05", "X06", "X07", "X08", "X09", "X10", "X11", "X12", "X13"})
    void aRemovalForARuleThatStandsAfterTheFamilyWasHeardIsFine(String rule) {
        assertThat(brief(evaluate(ReviewRules.REMOVAL, new RemovalFacts(rule, List.of(rule), true))))
                .isEmpty();
    }

    @Test
    void aRemovalWithoutARuleIsRefused() {
        assertThat(removal(null, true, "X03")).containsExactly("R-RV-02 noRule VETO");
        assertThat(removal("X14", true, "X03")).containsExactly("R-RV-02 noRule VETO");
        assertThat(removal("R-ID-06", true, "X03")).containsExactly("R-RV-02 noRule VETO");
    }

    @Test
    void aRemovalForARuleThatWasNotFoundIsRefused() {
        assertThat(removal("X04", true, "X03")).containsExactly("R-RV-02 ruleNotFound VETO");
    }

    @Test
    void aFamilyIsNotRemovedUnheard() {
        assertThat(removal("X03", false, "X03")).containsExactly("R-RV-02 notHeard FAIL");
    }

    @Test
    void nobodyIsRemovedOnlyBecauseTheQuotaIsFull() {
        assertThat(removal("X03", true)).containsExactly("R-RV-02 ruleNotFound VETO", "R-RV-03 noGround VETO");
        assertThat(removal(null, true)).containsExactly("R-RV-02 noRule VETO", "R-RV-03 noGround VETO");
    }

    private static List<String> removal(@Nullable String rule, boolean heard, String... grounds) {
        return brief(evaluate(ReviewRules.REMOVAL, new RemovalFacts(rule, List.of(grounds), heard)));
    }
}
