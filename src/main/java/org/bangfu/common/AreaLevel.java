package org.bangfu.common;

/** A level of the area tree; its length is that of the area codes on it. */
public enum AreaLevel {
    COUNTY(6, "县"),
    TOWNSHIP(9, "乡镇"),
    VILLAGE(12, "村"),
    GROUP(14, "村民小组");

    private final int length;
    private final String label;

    AreaLevel(int length, String label) {
        this.length = length;
        this.label = label;
    }

    public int length() {
        return length;
    }

    public String label() {
        return label;
    }
}
