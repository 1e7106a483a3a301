package org.bangfu.policy.exit;

/** Lasting assistance by civil affairs that a household lives on. */
public enum Assistance {
    NONE("没有"),
    DIBAO_FIRST("低保一类（A）"),
    DIBAO_SECOND("低保二类（B）"),
    DIBAO_THIRD("低保三类（C）"),
    WUBAO("五保供养");

    private final String label;

    Assistance(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
