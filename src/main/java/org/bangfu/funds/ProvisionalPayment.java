package org.bangfu.funds;

import java.time.Instant;
import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * Emergency money paid out of a township's imprest.
 *
 * @param paid what the household received
 * @param settled what the county found right; null until it has decided
 * @param owed what the household has to give back and has not
 */
public record ProvisionalPayment(
        long id,
        CaseNumber caseNumber,
        HouseholdId household,
        AreaCode township,
        Money paid,
        Instant paidAt,
        LocalDate confirmBy,
        Status status,
        @Nullable Money settled,
        Money owed)
        implements ImprestResult {

    /** Every payment ends in one of the last three. */
    public enum Status {
        PROVISIONAL("待确认"),
        CONFIRMED("已确认"),
        ADJUSTED("已调整"),
        RECOVERED("应追回");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whether it should have been confirmed before the day. */
    public boolean isOverdue(LocalDate on) {
        return status == Status.PROVISIONAL && on.isAfter(confirmBy);
    }
}
