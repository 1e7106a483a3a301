package org.bangfu.chaos;

/**
 * Something that must not be.
 *
 * @param check which of the checks found it
 */
record Finding(String check, String what) {

    @Override
    public String toString() {
        return check + ": " + what;
    }
}
