package org.bangfu.policy.review;

/** How a household stands in the register when it is reviewed. */
public enum Standing {
    /** Not in it, or taken off it. */
    UNREGISTERED,
    /** In it as poor, or poor again. */
    REGISTERED,
    EXITED;

    /** What the review comes to when nothing of the household's standing changes. */
    public ResultClass unchanged() {
        return switch (this) {
            case UNREGISTERED -> ResultClass.ORDINARY;
            case REGISTERED -> ResultClass.POOR;
            case EXITED -> ResultClass.STABLE_OUT;
        };
    }

    /** Whether a review of such a household can come to the class at all. */
    public boolean allows(ResultClass result) {
        return switch (this) {
            case UNREGISTERED -> result == ResultClass.ORDINARY || result == ResultClass.MISSED;
            case REGISTERED ->
                result == ResultClass.POOR || result == ResultClass.EXIT_CANDIDATE || result == ResultClass.REMOVE;
            case EXITED ->
                result == ResultClass.STABLE_OUT || result == ResultClass.RELAPSED || result == ResultClass.REMOVE;
        };
    }
}
