package org.bangfu.funds;

import org.bangfu.common.Money;

/**
 * A part of a grant that is paid by itself.
 *
 * @param key names it within the grant, such as {@code START}
 * @param condition what has to have happened, in Chinese, for the people who read the ledger; empty when nothing
 */
public record NewInstalment(String key, Money amount, String condition) {

    /** The key of the only instalment of a grant that is paid at once. */
    public static final String WHOLE = "WHOLE";

    public NewInstalment {
        if (!key.matches("[A-Z0-9_-]{1,20}")) {
            throw new IllegalArgumentException("分期代号只能由大写字母、数字、下划线和连字符组成：" + key);
        }
        if (amount.fen() <= 0) {
            throw new IllegalArgumentException("分期金额应大于零");
        }
    }
}
