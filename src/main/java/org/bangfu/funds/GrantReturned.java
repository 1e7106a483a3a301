package org.bangfu.funds;

import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.registry.HouseholdId;

/**
 * The bank could not pay an instalment. Published in the transaction that takes over the bank's answer; once the cause is
 * mended, {@link Grants#reissue} pays again.
 *
 * @param accountAtFault whether the account has to be corrected first
 */
public record GrantReturned(
        CaseNumber caseNumber,
        HouseholdId household,
        BenefitItem item,
        String instalment,
        Money amount,
        boolean accountAtFault) {}
