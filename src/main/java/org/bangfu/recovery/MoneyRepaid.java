package org.bangfu.recovery;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;

/**
 * A household has paid something back. Heard in the same transaction by whoever keeps the money.
 *
 * @param complete whether nothing is owed any more
 */
public record MoneyRepaid(CaseNumber caseNumber, Money amount, LocalDate on, boolean complete) {}
