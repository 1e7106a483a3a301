package org.bangfu.policy.exit;

import org.bangfu.common.Money;

/**
 * A line of the income account.
 *
 * @param expected not in the household's hands yet: shown, and left out of every sum
 */
public record ExitIncome(IncomeKind kind, Money amount, boolean expected) {

    /** What it adds to the net income; expected income adds nothing. */
    Money counted() {
        if (expected) {
            return Money.ZERO;
        }
        return kind.isCost() ? Money.ZERO.minus(amount) : amount;
    }
}
