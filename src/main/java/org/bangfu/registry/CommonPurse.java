package org.bangfu.registry;

import java.time.LocalDate;
import java.util.Collection;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.income.BudgetMember;
import org.springframework.stereotype.Component;

/**
 * Who counts for income per head: those who share living and budget at the year's end, students and soldiers included;
 * whoever was away for longer than the policy says without sending money does not. The same answer as rule R-ID-04 gives,
 * for figures that are stored before the rule is asked.
 */
@Component
public class CommonPurse {

    private final PolicyParameters policy;

    CommonPurse(PolicyParameters policy) {
        this.policy = policy;
    }

    /** How many of the people count, with the policy of the day. */
    public int heads(Collection<MemberFacts> people, LocalDate on) {
        int longest = longestAway(on);
        return (int) people.stream().filter(facts -> counts(facts, longest)).count();
    }

    /** Whether it must be known if the person sends money, to say whether the person counts. */
    public boolean needsToKnowOfMoney(MemberFacts facts, LocalDate on) {
        Integer months = facts.absence().months();
        return months != null
                && months > longestAway(on)
                && facts.sharesBudget()
                && !facts.isStudentOrSoldier()
                && facts.absence().sendsMoney() == null;
    }

    /** The months that somebody may be away without sending money and still counts. */
    public int longestAway(LocalDate on) {
        return policy.number("id.income.monthsAway", on);
    }

    /** As long as nobody has asked, an absent person is taken to send money. */
    private static boolean counts(MemberFacts facts, int longest) {
        Integer months = facts.absence().months();
        return BudgetMember.counts(
                facts.sharesBudget(),
                months == null ? 0 : months,
                !Boolean.FALSE.equals(facts.absence().sendsMoney()),
                facts.isStudentOrSoldier(),
                longest);
    }
}
