package org.bangfu.policy.relief;

import org.bangfu.common.Money;

/**
 * A cost or loss and what others have paid of it.
 *
 * @param reimbursed by medical scheme, insurance, those liable, other aid
 * @param scheme a scheme of its own that pays for this cost, so that relief does not
 */
public record CostItem(String item, Money cost, Money reimbursed, Scheme scheme) {

    /** Emergency schemes beside temporary relief. */
    public enum Scheme {
        NONE("无"),
        DISASTER("已由自然灾害应急救助负担"),
        MEDICAL("已由疾病应急救助负担");

        private final String label;

        Scheme(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean isCovered() {
        return scheme != Scheme.NONE;
    }

    /** What is left to the household; nothing when a scheme of its own pays. */
    public Money burden() {
        return isCovered() ? Money.ZERO : cost.minus(reimbursed);
    }
}
