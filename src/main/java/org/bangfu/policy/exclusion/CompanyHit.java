package org.bangfu.policy.exclusion;

/** X05: a business in a member's name. */
public record CompanyHit(ListHit hit, Part part, State state, String business) {

    /** What the member is in it. */
    public enum Part {
        LEGAL_REPRESENTATIVE("法定代表人", Weight.BARS),
        SELF_EMPLOYED("个体工商户经营者", Weight.BARS),
        COOPERATIVE_HEAD("合作社负责人", Weight.BARS),
        CONTRACTOR("工程承包人", Weight.BARS),
        SHAREHOLDER("股东", Weight.ASKS),
        /** Shares held for a poverty-relief cooperative, dividends only. */
        NOMINAL_SHAREHOLDER("扶贫合作社名义股东", Weight.NONE),
        COOPERATIVE_MEMBER("合作社成员", Weight.NONE);

        private final String label;
        private final Weight weight;

        Part(String label, Weight weight) {
            this.label = label;
            this.weight = weight;
        }

        public String label() {
            return label;
        }

        Weight weight() {
            return weight;
        }
    }

    enum Weight {
        BARS,
        ASKS,
        NONE
    }

    /** Whether it does business. */
    public enum State {
        OPERATING("在营"),
        CLOSED("已注销"),
        REVOKED("已吊销");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
