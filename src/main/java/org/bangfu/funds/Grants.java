package org.bangfu.funds;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.registry.HouseholdId;

/**
 * Money for cases. Every call joins the caller's transaction; a domain refusal is a value, so that a process can go on
 * with it. The database refuses what this refuses, whoever writes to it.
 */
public interface Grants {

    /**
     * Promises the money of an approved case: takes it out of what the budget line of the year has available. Asked again
     * for the same case, item and period, answers the grant that exists.
     */
    GrantResult approve(NewGrant grant);

    /**
     * Makes an instalment payable: it waits for the next batch. Needs a notice of the case that has ended, no open and no
     * upheld objection, a living payee and an account in force. Asked again, answers the payment that exists.
     */
    PaymentResult release(CaseNumber caseNumber, String instalment);

    /** Pays again what the bank has returned, to the account that is in force now. */
    PaymentResult reissue(CaseNumber caseNumber, String instalment);

    /**
     * Gives up what has not been paid; the money goes back to the budget. Refused while a payment is in a batch.
     *
     * @param reason for the ledger, without personal data
     */
    CancelResult cancel(CaseNumber caseNumber, String reason);

    /**
     * Books what the household has paid back of the case's grant, cancelled or not: the year's budget line has it again.
     *
     * @return why it was not booked: more than was paid and not paid back yet; empty when it was
     */
    Optional<Refusal> repaid(CaseNumber caseNumber, Money amount);

    /** What was paid of the case's grant, cancelled or not, and has not been paid back. */
    Money kept(CaseNumber caseNumber);

    /** The grant of a case that is not cancelled. */
    Optional<Grant> of(CaseNumber caseNumber);

    /**
     * What a household was promised for the items, imprest money included, from a day to a day, both inclusive, by the
     * day of approval; of cancelled grants only what was paid, of recovered money nothing.
     */
    Money granted(HouseholdId household, Collection<BenefitItem> items, LocalDate from, LocalDate to);

    /** What the year's budget line still has to promise; zero when there is no line. */
    Money available(int year, FundCategory category);
}
