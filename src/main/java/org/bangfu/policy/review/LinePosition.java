package org.bangfu.policy.review;

import org.bangfu.common.Money;

/** Where an income per head lies: identification asks for less than the line, exit for more than it. */
public enum LinePosition {
    BELOW("低于"),
    EQUAL("等于"),
    ABOVE("高于");

    private final String label;

    LinePosition(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static LinePosition of(Money perHead, Money line) {
        int compared = perHead.compareTo(line);
        return compared < 0 ? BELOW : compared == 0 ? EQUAL : ABOVE;
    }
}
