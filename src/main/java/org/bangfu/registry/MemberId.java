package org.bangfu.registry;

/** The technical id of a person's membership of a household. */
public record MemberId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
