package org.bangfu.policy.housing;

/** How a part of a house was graded. */
public enum ComponentGrade {
    A("a级（完好）"),
    B("b级（轻微损坏）"),
    C("c级（局部危险）"),
    D("d级（整体危险）");

    private final String label;

    ComponentGrade(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
