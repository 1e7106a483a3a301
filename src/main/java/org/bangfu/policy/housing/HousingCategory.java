package org.bangfu.policy.housing;

/** Whose houses are renovated, in the order in which they are (wubao before dibao and disabled before poor before others). */
public enum HousingCategory {
    WUBAO("五保户", 1),
    DIBAO("低保户", 2),
    DISABLED("贫困残疾人家庭", 2),
    POOR("建档立卡贫困户", 3),
    /** Poor by the village's word only: needs a proof. */
    OTHER("其他贫困户", 4);

    private final String label;
    private final int order;

    HousingCategory(String label, int order) {
        this.label = label;
        this.order = order;
    }

    public String label() {
        return label;
    }

    /** Smaller comes first. */
    public int order() {
        return order;
    }
}
