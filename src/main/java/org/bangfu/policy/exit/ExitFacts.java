package org.bangfu.policy.exit;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.policy.income.BudgetMember;
import org.jspecify.annotations.Nullable;

/**
 * How a household earned and lived in the exit year, as two people found it.
 *
 * @param spending what the household itself paid in the year for illness and schooling
 * @param identifiedYear when it was entered as poor; null when not recorded
 */
public record ExitFacts(
        int year,
        List<ExitIncome> income,
        Money spending,
        List<Member> members,
        Living living,
        Support support,
        Comparison comparison,
        @Nullable Integer identifiedYear,
        LocalDate foundOn) {

    /**
     * @param schoolExempt certified unable to attend
     * @param able has capacity for work
     * @param majorlyIll under treatment for a major illness
     */
    public record Member(
            BudgetMember budget, boolean schoolExempt, boolean able, boolean majorlyIll, boolean disabled) {}

    /**
     * @param houseGrade A to D, or null when no grade was given
     * @param renovationAccepted renovated as a dangerous house, and accepted
     * @param relocated whether the household is on the relocation plan
     */
    public record Living(
            boolean food,
            boolean clothing,
            @Nullable String houseGrade,
            boolean renovationAccepted,
            boolean relocated,
            boolean keysReceived,
            boolean livingIn,
            boolean waterSafe) {}

    /**
     * @param completedMeasures aid measures that were carried out
     * @param sourceNamed whether the source of a lasting income is named
     */
    public record Support(int completedMeasures, boolean sourceNamed, Assistance assistance) {}

    /**
     * What the account is held against.
     *
     * @param perHeadBefore net income per head of the year before; null when not recorded
     * @param sameInVillage other households of the village with the same income per head in the year
     */
    public record Comparison(@Nullable Money perHeadBefore, int sameInVillage) {}

    public ExitFacts {
        income = List.copyOf(income);
        members = List.copyOf(members);
    }

    /** Everything that has come in, less costs. */
    public Money netIncome() {
        return income.stream().map(ExitIncome::counted).reduce(Money.ZERO, Money::plus);
    }

    /** What is only expected. */
    public Money expected() {
        return income.stream()
                .filter(ExitIncome::expected)
                .map(ExitIncome::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** How many share living and budget; see {@link BudgetMember#counts(boolean, int, boolean, boolean, int)}. */
    public int heads(int longestAway) {
        return (int) members.stream()
                .map(Member::budget)
                .filter(member -> BudgetMember.counts(
                        member.sharesBudget(),
                        member.monthsAway(),
                        member.sendsMoney(),
                        member.studentOrSoldier(),
                        longestAway))
                .count();
    }

    boolean hasLabour() {
        return members.stream().anyMatch(Member::able);
    }
}
