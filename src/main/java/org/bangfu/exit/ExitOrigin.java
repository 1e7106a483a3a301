package org.bangfu.exit;

/** Why a household's exit is verified. */
public enum ExitOrigin {
    REVIEW("动态复核提出"),
    REQUEST("农户申请"),
    YEARLY_PLAN("年度退出计划");

    private final String label;

    ExitOrigin(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
