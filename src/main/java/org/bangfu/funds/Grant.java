package org.bangfu.funds;

import java.time.Instant;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.registry.HouseholdId;

/**
 * Money promised to a household.
 *
 * @param year the budget year that it is committed in
 * @param paid what the bank has paid out so far
 */
public record Grant(
        long id,
        CaseNumber caseNumber,
        HouseholdId household,
        AreaCode area,
        BenefitItem item,
        String period,
        int year,
        Money amount,
        Money paid,
        Status status,
        Instant approvedAt,
        List<Instalment> instalments)
        implements GrantResult {

    public Grant {
        instalments = List.copyOf(instalments);
    }

    /**
     * The year of a period. What else a period says, such as why the family was helped, is for the books alone: no bank
     * and no list shows it.
     */
    static String year(String period) {
        return period.substring(0, 4);
    }

    /** How far it is. */
    public enum Status {
        COMMITTED("已承诺"),
        PAID("已付清"),
        CANCELLED("已取消");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param status of its last payment */
    public record Instalment(long id, String key, Money amount, String condition, InstalmentStatus status) {}

    /** How far an instalment is. */
    public enum InstalmentStatus {
        WAITING("待满足条件"),
        READY("待制单"),
        IN_BATCH("制单中"),
        IN_TRANSIT("银行代发中"),
        PAID("已到账"),
        RETURNED("已退回"),
        CANCELLED("已取消");

        private final String label;

        InstalmentStatus(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
