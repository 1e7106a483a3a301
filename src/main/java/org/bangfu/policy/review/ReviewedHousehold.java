package org.bangfu.policy.review;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;

/**
 * A household as the visit and the comparison left it.
 *
 * @param year whose income and line count
 * @param deprived whether the visit found a deprivation (R-ID-05)
 * @param grounds rules of section E whose hits stand after the household was heard and the township answered
 * @param foundOn the day of the visit
 */
public record ReviewedHousehold(
        Standing standing, int year, Money perHead, boolean deprived, List<String> grounds, LocalDate foundOn) {

    public ReviewedHousehold {
        grounds = List.copyOf(grounds);
    }
}
