package org.bangfu.recovery;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * What a household should not have had, and what became of it.
 *
 * @param caseNumber the case that paid it, or the case of its own that was opened when it came to light later
 * @param about the ended case that paid it, for a claim with a case of its own
 * @param benefit what it was, such as 紧急救助金
 * @param ground why it should not have been paid; told to the household
 * @param amount what is claimed
 */
public record Claim(
        CaseNumber caseNumber,
        @Nullable CaseNumber about,
        HouseholdId household,
        AreaCode area,
        String benefit,
        String ground,
        Money amount,
        LocalDate openedOn,
        @Nullable LocalDate notifiedOn,
        @Nullable Statement statement,
        @Nullable Ruling ruling,
        @Nullable Plan plan,
        Money repaid,
        @Nullable LocalDate fineReferredOn) {

    /** What the household said; it may have said nothing. */
    public record Statement(String text, LocalDate on) {}

    /**
     * @param amount what has to be paid back; null when waived
     * @param fraud whether it was obtained by deceit: barred for a time, a fine may follow
     * @param suspended whether running benefits are suspended until it is paid back
     */
    public record Ruling(@Nullable Money amount, String reason, LocalDate on, boolean fraud, boolean suspended) {

        public boolean isWaived() {
            return amount == null;
        }
    }

    public record Plan(int instalments, LocalDate firstDue) {}

    public record Repayment(Money amount, LocalDate on, String receipt) {}

    /** What is still to be paid back. */
    public Money owed() {
        Ruling decided = ruling;
        Money due = decided == null || decided.amount() == null ? Money.ZERO : decided.amount();
        return due.minus(repaid);
    }
}
