package org.bangfu.policy.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangfu.policy.TestPolicy.DAY;
import static org.bangfu.policy.TestPolicy.brief;
import static org.bangfu.policy.TestPolicy.evaluate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.ParameterMissing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivingRulesTest {

    private static BudgetMember adult(int number) {
        return new BudgetMember(
                "member:" + number, "示范" + number, LocalDate.of(1980, 1, 1), true, 0, false, false, false, true, true);
    }

    private static List<BudgetMember> adults(int count) {
        List<BudgetMember> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(adult(i));
        }
        return members;
    }

    private static LivingConditions family(List<BudgetMember> members, String net, int year) {
        return family(members, net, year, null, "A", true, Money.ZERO);
    }

    private static LivingConditions family(
            List<BudgetMember> members,
            String net,
            int year,
            @Nullable String stated,
            @Nullable String grade,
            boolean water,
            Money medical) {
        return new LivingConditions(
                year,
                Money.yuan(new BigDecimal(net)),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                stated == null ? null : Money.yuan(new BigDecimal(stated)),
                members,
                grade,
                water,
                medical,
                DAY);
    }

    @ParameterizedTest(name = "a net income of {1} for {0} heads in {2}: {3}")
    @CsvSource({
        "3, 8399.97, 2014, below INFO",
        "3, 8399.98, 2014, below INFO",
        // 2799.996… is rounded half up to 2800.00 before it is compared
        "3, 8399.99, 2014, notBelow REVIEW",
        "3, 8400.00, 2014, notBelow REVIEW",
        "3, 8400.01, 2014, notBelow REVIEW",
        "1, 2799.99, 2014, below INFO",
        "1, 2800.00, 2014, notBelow REVIEW",
        "1, 2735.99, 2013, below INFO",
        "1, 2736.00, 2013, notBelow REVIEW",
        "1, 2854.99, 2015, below INFO",
        "1, 2855.00, 2015, notBelow REVIEW",
        "2, 0, 2014, below INFO",
    })
    void incomePerHeadIsComparedWithTheLineOfTheBaseYear(int heads, String net, int year, String expected) {
        assertThat(brief(evaluate(LivingRules.SET, family(adults(heads), net, year))))
                .containsExactly("R-ID-04 " + expected);
    }

    @Test
    void everyPartOfTheAccountCounts() {
        LivingConditions facts = new LivingConditions(
                2014,
                Money.yuan(1000),
                Money.yuan(2000),
                Money.yuan(300),
                Money.yuan(400),
                Money.yuan(50),
                Money.yuan(700),
                Money.yuan(5),
                null,
                adults(1),
                "A",
                true,
                Money.ZERO,
                DAY);

        assertThat(facts.netIncome()).isEqualTo(Money.yuan(3045));
    }

    @Test
    void aYearWithoutALineIsRefusedByName() {
        assertThatThrownBy(() -> evaluate(LivingRules.SET, family(adults(1), "1000", 2031)))
                .isInstanceOf(ParameterMissing.class)
                .hasMessageContaining("line.NBS.2031");
    }

    @ParameterizedTest(
            name = "away {0} months, sends money {1}, student or soldier {2}, shares the budget {3}: counted {4}")
    @CsvSource({
        "0, false, false, true, true",
        "6, false, false, true, true",
        "7, false, false, true, false",
        "12, true, false, true, true",
        "12, false, true, true, true",
        "0, false, false, false, false",
        "12, true, true, false, false",
    })
    void whoCountsIsWhoLivesFromTheCommonPurse(
            int monthsAway, boolean sends, boolean student, boolean shares, boolean counted) {
        List<BudgetMember> members = adults(1);
        members.add(new BudgetMember(
                "member:9", "示范九", LocalDate.of(1990, 1, 1), shares, monthsAway, sends, student, false, true, true));

        String perHead = evaluate(LivingRules.SET, family(members, "4000", 2014)).findings().stream()
                .flatMap(finding -> finding.inputs().stream())
                .filter(input -> input.name().equals("人均纯收入"))
                .map(input -> input.value())
                .findFirst()
                .orElseThrow();

        assertThat(perHead).isEqualTo(counted ? "2000.00 元" : "4000.00 元");
    }

    @Test
    void aHouseholdWhereNobodySharesTheBudgetCannotBeComputed() {
        assertThat(brief(evaluate(LivingRules.SET, family(List.of(), "0", 2014))))
                .containsExactly("R-ID-04 nobody FAIL");
    }

    @ParameterizedTest(name = "stated {0}: {1}")
    @CsvSource({"2000.00, true", "2000.01, false", "1999.99, false"})
    void whatTheFormSaysMustAgreeWithTheAccount(String stated, boolean agrees) {
        Evaluation<LivingConditions> evaluation =
                evaluate(LivingRules.SET, family(adults(2), "4000", 2014, stated, "A", true, Money.ZERO));

        assertThat(evaluation.of("R-ID-04", LivingRules.COMPUTATION).isEmpty()).isEqualTo(agrees);
    }

    @Test
    void aLossIsLookedAtAndIsBelowTheLine() {
        assertThat(brief(evaluate(LivingRules.SET, family(adults(2), "-0.01", 2014))))
                .containsExactly("R-ID-04 negative REVIEW", "R-ID-04 below INFO");
    }

    @ParameterizedTest(name = "self-paid {0} of a net income of 10000: {1}")
    @CsvSource({"4999.99, ''", "5000.00, illness", "12000.00, illness"})
    void seriousIllnessIsAShareOfIncome(BigDecimal cost, String expected) {
        LivingConditions facts = family(adults(1), "10000", 2014, null, "A", true, Money.yuan(cost));

        assertThat(deprivations(facts)).isEqualTo(expected);
    }

    @Test
    void illnessWithoutAnyIncomeIsADeprivation() {
        assertThat(deprivations(family(adults(1), "0", 2014, null, "A", true, new Money(1))))
                .isEqualTo("illness");
        assertThat(deprivations(family(adults(1), "0", 2014))).isEmpty();
    }

    @ParameterizedTest(name = "born {0}, in school {1}, finished {2}: {3}")
    @CsvSource({
        // six on the day
        "2009-08-03, false, false, schooling",
        "2009-08-04, false, false, ''",
        // fifteen until the day before the sixteenth birthday
        "1999-08-04, false, false, schooling",
        "1999-08-03, false, false, ''",
        "2005-01-01, true, false, ''",
        "2000-01-01, false, true, ''",
    })
    void aChildOfSchoolAgeBelongsInSchool(LocalDate born, boolean inSchool, boolean finished, String expected) {
        List<BudgetMember> members = adults(1);
        members.add(new BudgetMember("member:9", "示范九", born, true, 0, false, false, inSchool, finished, true));

        assertThat(deprivations(family(members, "1000", 2014))).isEqualTo(expected);
    }

    @Test
    void aFamilyAboveTheLineGoesOnOnlyWithADeprivation() {
        assertThat(LivingRules.mayGoOn(evaluate(LivingRules.SET, family(adults(1), "2800", 2014))))
                .isFalse();
        assertThat(LivingRules.mayGoOn(
                        evaluate(LivingRules.SET, family(adults(1), "2800", 2014, null, "D", true, Money.ZERO))))
                .isTrue();
        assertThat(LivingRules.mayGoOn(evaluate(LivingRules.SET, family(adults(1), "2799.99", 2014))))
                .isTrue();
    }

    private static String deprivations(LivingConditions facts) {
        return String.join(
                ",",
                evaluate(LivingRules.SET, facts).findings().stream()
                        .filter(finding -> finding.ruleId().equals("R-ID-05"))
                        .map(finding -> finding.code())
                        .toList());
    }
}
