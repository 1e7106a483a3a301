package org.bangfu.funds;

import org.bangfu.common.Money;
import org.bangfu.policy.Ratio;

/**
 * Industry and relief in the whole, of money raised, committed or paid.
 *
 * @param direct industry and relief
 * @param total of all categories
 */
public record Gauge(Money direct, Money total, Ratio floor) {

    /** Whether the share is reached; nothing is no share. */
    public boolean isReached() {
        return total.fen() > 0 && floor.isReachedBy(direct.fen(), total.fen());
    }

    public boolean isEmpty() {
        return total.fen() == 0;
    }

    /** In tenths of a per cent, rounded down so that it never shows more than there is. */
    public int permille() {
        return isEmpty() ? 0 : (int) (direct.fen() * 1000 / total.fen());
    }

    /** Such as {@code 71.4 %}. */
    public String shown() {
        return isEmpty() ? "—" : permille() / 10 + "." + permille() % 10 + " %";
    }
}
