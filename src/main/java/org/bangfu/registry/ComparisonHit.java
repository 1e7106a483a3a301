package org.bangfu.registry;

import java.time.LocalDate;
import java.util.Locale;
import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * A row of a department's list that concerns a member of a household.
 *
 * @param row technical id of the row
 * @param memberLeft the member no longer belongs to the household
 * @param kind what the row is about: kind of vehicle, of real estate, of post, part in a business, class of dibao or
 *     wubao, type of disability; the codes of {@link ComparisonCodes}
 * @param state whether it still is so, the codes of {@link ComparisonCodes}
 * @param detail plate, place, employer, business or grade as the list has it
 * @param amount price of the vehicle or monthly amount of the benefit
 * @param since day of death, of registration
 * @param adapted a vehicle adapted for a disabled driver
 * @param asOf the day of the list's data
 * @param maskedValue the detail as it may be shown
 */
public record ComparisonHit(
        long row,
        ComparisonSource source,
        MemberId member,
        String memberName,
        boolean memberLeft,
        MatchedBy matchedBy,
        @Nullable String kind,
        @Nullable String state,
        @Nullable String detail,
        @Nullable Money amount,
        @Nullable LocalDate since,
        boolean adapted,
        LocalDate asOf,
        Confidence confidence,
        String maskedValue) {

    /** What the row and the member have in common. */
    public enum MatchedBy {
        ID,
        /** Same name and birth date; the row has no id number. */
        NAME_BIRTH
    }

    /** How surely the row means the member. */
    public enum Confidence {
        /** Id number and name agree. */
        HIGH,
        /** The id number agrees, the name does not. */
        MEDIUM,
        /** Name and birth date only. */
        LOW
    }

    /** Technical id such as {@code vehicle:12}, by which exceptions and comments refer to the hit. */
    public String reference() {
        return source.name().toLowerCase(Locale.ROOT) + ":" + row;
    }
}
