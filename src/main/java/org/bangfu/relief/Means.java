package org.bangfu.relief;

/** How a household is helped. */
public enum Means {
    CASH("发给现金"),
    GOODS("发放实物"),
    /** To another scheme, when relief itself has nothing to give. */
    REFERRAL("转介服务");

    private final String label;

    Means(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
