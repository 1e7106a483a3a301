package org.bangfu.registry;

import java.time.LocalDate;
import java.time.Period;
import org.bangfu.common.CitizenId;
import org.bangfu.policy.income.BudgetMember;
import org.jspecify.annotations.Nullable;

/**
 * A person in a household.
 *
 * @param citizenId the whole number, for rules and comparison; pages show it masked
 * @param relation to the head, code list {@code RELATION}; {@code 01} is the head
 * @param phoneMasked such as {@code 138****1234}
 * @param leftOn when the person left the household; null while a member
 */
public record Member(
        MemberId id,
        HouseholdId household,
        String name,
        CitizenId citizenId,
        String relation,
        MemberFacts facts,
        @Nullable String phoneMasked,
        LocalDate joinedOn,
        @Nullable LocalDate leftOn) {

    public boolean isHead() {
        return relation.equals(HEAD);
    }

    public boolean isActive() {
        return leftOn == null;
    }

    /** Full years on the day. */
    public int age(LocalDate on) {
        return Period.between(citizenId.birthDate(), on).getYears();
    }

    /** The person's technical id in the words of rules and findings. */
    public String reference() {
        return "member:" + id;
    }

    /** As the rules about income and living see the person; unless it is known otherwise an absent one sends money. */
    public BudgetMember inBudget() {
        Integer away = facts.absence().months();
        return new BudgetMember(
                reference(),
                name,
                citizenId.birthDate(),
                facts.sharesBudget(),
                away == null ? 0 : away,
                !Boolean.FALSE.equals(facts.absence().sendsMoney()),
                facts.isStudentOrSoldier(),
                facts.schooling().isAttending(),
                facts.schooling().hasFinishedCompulsory(),
                Boolean.TRUE.equals(facts.insurance().basicMedical()));
    }

    /** The relation code of the head. */
    public static final String HEAD = "01";
}
