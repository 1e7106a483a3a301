package org.bangfu.policy.housing;

/** How a dangerous house is to be replaced or mended. */
public enum PlanType {
    REPAIR("修缮加固"),
    REBUILD("原址拆除重建"),
    NEW_SITE("异地新建"),
    BUY("购买安全住房"),
    SHARED_HOUSE("安置公租或集体房");

    private final String label;

    PlanType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Only C is repaired, only D rebuilt or left. */
    public boolean fits(DangerGrade grade) {
        return grade == DangerGrade.C ? this == REPAIR : grade == DangerGrade.D && this != REPAIR;
    }

    /** Whether the old house has to be gone before the new one is accepted. */
    public boolean demolishesOldHouse() {
        return this == REBUILD;
    }
}
