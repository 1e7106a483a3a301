package org.bangfu.policy.exit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.policy.income.BudgetMember;
import org.jspecify.annotations.Nullable;

/** Builds what is found at a household; unless something else is said it meets every condition in 2016. */
final class ExitFamily {

    static final LocalDate DAY = LocalDate.of(2016, 11, 7);

    /** The line of 2016 in the series for exit. */
    static final Money LINE = Money.yuan(3146);

    private final List<ExitIncome> income = new ArrayList<>();
    private final List<ExitFacts.Member> members = new ArrayList<>();
    private Money spending = Money.ZERO;
    private ExitFacts.Living living = new ExitFacts.Living(true, true, "A", false, false, false, false, true);
    private ExitFacts.Support support = new ExitFacts.Support(1, true, Assistance.NONE);
    private @Nullable Money before = Money.yuan(2800);
    private int same;
    private @Nullable Integer identified = 2014;

    /** With so many grown people, all of them able to work. */
    static ExitFamily of(int adults) {
        ExitFamily family = new ExitFamily();
        for (int i = 1; i <= adults; i++) {
            family.adult("成员" + i, true, true);
        }
        return family;
    }

    ExitFamily earning(Money net) {
        return with(IncomeKind.WAGE, net);
    }

    /** Exactly so much per head, whatever comes besides. */
    ExitFamily earningPerHead(Money perHead) {
        return earning(perHead.times(members.size()));
    }

    ExitFamily with(IncomeKind kind, Money amount) {
        income.add(new ExitIncome(kind, amount, false));
        return this;
    }

    ExitFamily expecting(IncomeKind kind, Money amount) {
        income.add(new ExitIncome(kind, amount, true));
        return this;
    }

    ExitFamily spending(Money amount) {
        spending = amount;
        return this;
    }

    ExitFamily adult(String name, boolean able, boolean insured) {
        return member(name, LocalDate.of(1975, 3, 9), able, insured, true, true, false, false, false);
    }

    ExitFamily child(LocalDate born, boolean inSchool, boolean finished, boolean exempt) {
        return member("孩子" + members.size(), born, false, true, inSchool, finished, exempt, false, false);
    }

    ExitFamily ill() {
        return member("病人", LocalDate.of(1975, 3, 9), false, true, false, true, false, true, false);
    }

    ExitFamily disabled() {
        return member("残疾人", LocalDate.of(1975, 3, 9), false, true, false, true, false, false, true);
    }

    private ExitFamily member(
            String name,
            LocalDate born,
            boolean able,
            boolean insured,
            boolean inSchool,
            boolean finished,
            boolean exempt,
            boolean ill,
            boolean disabled) {
        members.add(new ExitFacts.Member(
                new BudgetMember(
                        "member:" + (members.size() + 1),
                        name,
                        born,
                        true,
                        0,
                        true,
                        false,
                        inSchool,
                        finished,
                        insured),
                exempt,
                able,
                ill,
                disabled));
        return this;
    }

    ExitFamily living(ExitFacts.Living found) {
        living = found;
        return this;
    }

    ExitFamily housing(@Nullable String grade, boolean accepted) {
        return living(new ExitFacts.Living(true, true, grade, accepted, false, false, false, true));
    }

    ExitFamily relocated(boolean keys, boolean livingIn) {
        return living(new ExitFacts.Living(true, true, null, false, true, keys, livingIn, true));
    }

    ExitFamily support(int measures, boolean source, Assistance assistance) {
        support = new ExitFacts.Support(measures, source, assistance);
        return this;
    }

    ExitFamily before(@Nullable String perHead) {
        before = perHead == null ? null : Money.yuan(new BigDecimal(perHead));
        return this;
    }

    ExitFamily sameAs(int others) {
        same = others;
        return this;
    }

    ExitFamily identified(@Nullable Integer year) {
        identified = year;
        return this;
    }

    ExitFacts facts() {
        return new ExitFacts(
                2016,
                income,
                spending,
                members,
                living,
                support,
                new ExitFacts.Comparison(before, same),
                identified,
                DAY);
    }
}
