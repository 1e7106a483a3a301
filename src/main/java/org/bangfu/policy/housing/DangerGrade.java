package org.bangfu.policy.housing;

/** How dangerous a whole house is. */
public enum DangerGrade {
    A("A级（安全）"),
    B("B级（个别构件有险，主体安全）"),
    C("C级（局部危房）"),
    D("D级（整幢危房）");

    private final String label;

    DangerGrade(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the house qualifies for renovation. */
    public boolean isDangerous() {
        return this == C || this == D;
    }
}
