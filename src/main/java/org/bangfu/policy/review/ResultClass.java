package org.bangfu.policy.review;

/** What a review comes to. The decision table {@code review-class} answers with these names. */
public enum ResultClass {
    ORDINARY("一般农户"),
    /** Should be in the register and is not: identification begins. */
    MISSED("漏评"),
    POOR("继续帮扶"),
    /** Had left poverty and fails a criterion again. */
    RELAPSED("返贫"),
    /** Exit verification begins. */
    EXIT_CANDIDATE("拟退出"),
    /** Has left poverty for good: no more benefits. */
    STABLE_OUT("稳定脱贫"),
    /** Was wrongly registered. */
    REMOVE("清退");

    private final String label;

    ResultClass(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the village's representative assembly has to vote. */
    public boolean isVotedOn() {
        return this == MISSED || this == RELAPSED || this == REMOVE;
    }
}
