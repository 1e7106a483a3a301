package org.bangfu.relief;

import java.time.LocalDate;
import org.bangfu.common.Money;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.HouseholdId;

/**
 * An application, or what the village found.
 *
 * @param origin APPLICATION or FOUND
 * @param cost what the applicant says it cost
 * @param reimbursed what others have paid of it
 * @param proxyName who applied for the household; empty when it did itself
 */
public record NewRelief(
        HouseholdId household,
        Relief.Origin origin,
        ReliefCause cause,
        LocalDate eventOn,
        Money cost,
        Money reimbursed,
        String statement,
        String proxyName) {}
