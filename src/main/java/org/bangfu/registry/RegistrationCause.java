package org.bangfu.registry;

/** How a household became known to the register. */
public enum RegistrationCause {
    APPLICATION("户主申请"),
    FOUND("主动发现"),
    CAMPAIGN("集中识别"),
    IMPORT("批量导入"),
    ENTERED("手工录入");

    private final String label;

    RegistrationCause(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
