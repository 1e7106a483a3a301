package org.bangfu.registry;

/** Where a year's figures come from. */
public enum SnapshotSource {
    VISIT("入户调查"),
    REVIEW("复核"),
    IMPORT("批量导入"),
    ENTERED("手工录入");

    private final String label;

    SnapshotSource(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
