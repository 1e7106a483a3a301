package org.bangfu.funds;

import org.bangfu.common.AreaCode;
import org.jspecify.annotations.Nullable;

/**
 * An account of the ledger. Money enters from a source, is available, committed, in transit at the bank, paid; or held,
 * handed out provisionally and owed in a township.
 */
record LedgerAccount(
        Kind kind,
        int year,
        @Nullable FundCategory category,
        @Nullable FundChannel channel,
        @Nullable AreaCode township) {

    /** What the money on it is. */
    enum Kind {
        SOURCE("来源"),
        AVAILABLE("可安排"),
        COMMITTED("已承诺"),
        IN_TRANSIT("银行代发中"),
        PAID("已支付"),
        IMPREST("乡镇备用金"),
        PROVISIONAL("先行救助"),
        OWED("应追回");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static LedgerAccount source(int year, FundChannel channel) {
        return new LedgerAccount(Kind.SOURCE, year, null, channel, null);
    }

    static LedgerAccount of(Kind kind, int year, FundCategory category) {
        return new LedgerAccount(kind, year, category, null, null);
    }

    /** Imprest money is relief money. */
    static LedgerAccount in(Kind kind, int year, AreaCode township) {
        return new LedgerAccount(kind, year, FundCategory.RELIEF, null, township);
    }

    String code() {
        String what = channel != null
                ? channel.name()
                : township != null ? township.value() : String.valueOf(category == null ? null : category.name());
        return kind.name() + ":" + year + ":" + what;
    }
}
