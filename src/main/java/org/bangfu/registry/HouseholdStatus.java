package org.bangfu.registry;

import java.util.Set;

/** Where a household stands in the register. */
public enum HouseholdStatus {
    /** Known, not poor. */
    ORDINARY("一般农户"),
    POOR("贫困户"),
    EXITED("已脱贫"),
    RELAPSED("返贫户"),
    /** Taken off: should not have been listed, or no longer exists. */
    REMOVED("已清退");

    private final String label;

    HouseholdStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /**
     * The statuses that can follow; entering the register as poor is {@link Households#enterRegister}, an exit that was
     * wrong goes back to poor.
     */
    public Set<HouseholdStatus> next() {
        return switch (this) {
            case ORDINARY -> Set.of();
            case POOR, RELAPSED -> Set.of(EXITED, REMOVED);
            case EXITED -> Set.of(POOR, RELAPSED, REMOVED);
            case REMOVED -> Set.of();
        };
    }

    /** Whether identification may enter the household as poor. */
    public boolean mayEnter() {
        return this == ORDINARY || this == REMOVED;
    }
}
