package org.bangfu.identification;

import org.bangfu.registry.RegistrationCause;

/** How an identification begins. */
public enum Origin {
    APPLICATION("农户申请"),
    FOUND("村里主动发现"),
    CAMPAIGN("全村排查"),
    /** A review found that the household should be in the register. */
    REVIEW("动态复核发现漏评"),
    /** The household used its right after a refusal. */
    REEXAMINATION("申请复查");

    private final String label;

    Origin(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    RegistrationCause registrationCause() {
        return switch (this) {
            case APPLICATION, REEXAMINATION -> RegistrationCause.APPLICATION;
            case FOUND, REVIEW -> RegistrationCause.FOUND;
            case CAMPAIGN -> RegistrationCause.CAMPAIGN;
        };
    }
}
