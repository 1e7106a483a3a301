package org.bangfu.sampling;

/** What a sampled household is looked at for. */
public enum Stratum {
    /** Declared exited: did its people exit rightly. */
    EXITED("已脱贫户", "错退人数"),
    /** Not in the register: were its people missed. */
    UNLISTED("未建档户", "漏评人数");

    private final String label;
    private final String wrong;

    Stratum(String label, String wrong) {
        this.label = label;
        this.wrong = wrong;
    }

    public String label() {
        return label;
    }

    /** What is counted among its people. */
    public String wrong() {
        return wrong;
    }
}
