package org.bangfu.funds;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.registry.HouseholdId;

/**
 * The bank has paid an instalment. Published in the transaction that takes over the bank's answer.
 *
 * @param complete whether the grant is paid in full now
 */
public record GrantPaid(
        CaseNumber caseNumber,
        HouseholdId household,
        BenefitItem item,
        String instalment,
        Money amount,
        LocalDate paidOn,
        boolean complete) {}
