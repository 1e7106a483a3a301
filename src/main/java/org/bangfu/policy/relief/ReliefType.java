package org.bangfu.policy.relief;

/** Which need is met: a sudden one, or spending that the household cannot bear. */
public enum ReliefType {
    EMERGENCY("急难型"),
    EXPENDITURE("支出型");

    private final String label;

    ReliefType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
