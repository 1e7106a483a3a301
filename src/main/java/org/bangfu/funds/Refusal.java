package org.bangfu.funds;

/**
 * Why money is not promised or not paid. Nothing has changed.
 *
 * @param sentence what is wrong, where, and what to do; shown to officials, names no person and no account
 */
public record Refusal(Reason reason, String sentence)
        implements GrantResult, PaymentResult, CancelResult, ImprestResult {

    /** The kinds of refusal, for a process that goes different ways. */
    public enum Reason {
        /** No budget line of the year for the item's category. */
        NO_BUDGET,
        NOT_ENOUGH_MONEY,
        /** The commitment would put 70 % for industry and relief out of reach; the leading group may override. */
        SHARE_OUT_OF_REACH,
        /** No decision of the named steps approves it. */
        NOT_APPROVED,
        /** The notice has not ended, an objection is open or was upheld. */
        NOTICE_NOT_CLEAR,
        /** The household has had this item for this period, or a grant that excludes another still runs. */
        ALREADY_GRANTED,
        PAYEE_DEAD,
        /** The household was split off another and the township has not found that genuine. */
        SPLIT_NOT_REVIEWED,
        NO_ACCOUNT,
        /** The account is being changed, belongs to a member of staff, or is shared and nobody has said why. */
        ACCOUNT_BLOCKED,
        /** The use stands on the negative list. */
        FORBIDDEN_USE,
        /** The township's imprest is missing, empty or blocked. */
        NO_IMPREST,
        /** Above what the decider may give. */
        OVER_LIMIT,
        /** There is no such grant, instalment or payment, or it is not in that state. */
        WRONG_STATE
    }

    public static Refusal of(Reason reason, String sentence) {
        return new Refusal(reason, sentence);
    }
}
