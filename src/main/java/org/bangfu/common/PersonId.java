package org.bangfu.common;

/** The technical id of a member of staff; the only thing about them that the engine and the logs know. */
public record PersonId(String value) {

    /** Timers, jobs and imports act under this id. */
    public static final PersonId SYSTEM = new PersonId("system");

    public PersonId {
        if (!value.matches("[a-z0-9]{1,40}")) {
            throw new IllegalArgumentException("人员编号只能由小写字母和数字组成");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
