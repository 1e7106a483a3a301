package org.bangfu.policy.housing;

import java.time.LocalDate;
import java.util.List;

/**
 * A household that asks for its house to be renovated.
 *
 * @param category what the registers say it is
 * @param proven whether a proof of poverty was handed in, for {@link HousingCategory#OTHER}
 * @param soleDwelling whether the household says that it has no other house
 * @param houses what the register of real estate has on its members
 * @param aids what it was helped with before
 * @param relocation whether it is to be relocated, or was helped to
 */
public record HousingRequest(
        HousingCategory category,
        boolean proven,
        boolean soleDwelling,
        List<OtherHouse> houses,
        List<FormerAid> aids,
        boolean relocation,
        LocalDate askedOn) {

    public HousingRequest {
        houses = List.copyOf(houses);
        aids = List.copyOf(aids);
    }

    /**
     * A house on the list of real estate.
     *
     * @param sure whether the person's number agrees, not only name and birth date
     */
    public record OtherHouse(String reference, String shown, boolean sure, LocalDate asOf) {}

    /**
     * A former renovation.
     *
     * @param source where it is known from, such as 资金台账
     * @param on the day of approval; the last of the year when only the year is known
     */
    public record FormerAid(String source, LocalDate on) {}
}
