package org.bangfu.funds;

import org.bangfu.common.Money;

/**
 * A grant that was given up.
 *
 * @param freed what went back to the budget
 * @param paid what the household had been paid already; recovering it is another process's business
 */
public record Cancelled(Money freed, Money paid) implements CancelResult {}
