package org.bangfu.registry;

/** Where a village stands. */
public enum VillageStatus {
    /** Not listed as poor. */
    ORDINARY("非贫困村"),
    POOR("贫困村"),
    EXITED("已退出");

    private final String label;

    VillageStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
