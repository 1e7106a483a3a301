package org.bangfu.funds;

import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;

/**
 * An order to pay an instalment, which waits for a batch.
 *
 * @param attempt 1, or more after the bank has returned it
 */
public record Payment(long id, CaseNumber caseNumber, String instalment, Money amount, int attempt)
        implements PaymentResult {}
