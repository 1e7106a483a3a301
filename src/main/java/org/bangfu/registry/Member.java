package org.bangfu.registry;

import java.time.LocalDate;
import java.time.Period;
import org.bangfu.common.CitizenId;
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

    /** The relation code of the head. */
    public static final String HEAD = "01";
}
