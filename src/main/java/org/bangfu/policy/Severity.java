package org.bangfu.policy;

/** What a finding means for the case, in rising weight. */
public enum Severity {
    /** Shown, binds nobody. */
    INFO("提示"),
    /** Needs a written finding by the person who decides. */
    REVIEW("须核实"),
    /** Stops the step until what is wrong has been mended. */
    FAIL("须改正"),
    /** Bars the household unless an exception is granted with evidence. */
    VETO("一票否决");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
