package org.bangfu.registry;

/** The technical id of a household in the register. */
public record HouseholdId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
