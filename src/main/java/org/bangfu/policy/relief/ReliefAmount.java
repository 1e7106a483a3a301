package org.bangfu.policy.relief;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * An amount that waits for approval.
 *
 * @param earlier what the household was awarded before
 * @param reserve what can still be paid from; null when no money leaves (goods, referral)
 */
public record ReliefAmount(
        Money amount, List<EarlierRelief> earlier, @Nullable Money reserve, LocalDate on) {

    public ReliefAmount {
        earlier = List.copyOf(earlier);
    }

    /** What the household was awarded in the twelve months up to the day, the day of a year ago not counted. */
    public Money withinTwelveMonths() {
        LocalDate after = on.minusYears(1);
        return earlier.stream()
                .filter(one -> one.on().isAfter(after) && !one.on().isAfter(on))
                .map(EarlierRelief::amount)
                .reduce(Money.ZERO, Money::plus);
    }
}
