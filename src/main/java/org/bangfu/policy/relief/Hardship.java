package org.bangfu.policy.relief;

/** How hard the household is hit, as two surveyors saw it; the table of months is read with it. */
public enum Hardship {
    LIGHT("一般"),
    HEAVY("较重"),
    SEVERE("严重");

    private final String label;

    Hardship(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
