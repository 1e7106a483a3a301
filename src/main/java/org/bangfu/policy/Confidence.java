package org.bangfu.policy;

import java.util.Locale;

/** How far the source of a policy value can be trusted. Only a value of the founding report or a seen text is verified. */
public enum Confidence {
    SEED("报道原文", true),
    SEEN("见过原文", true),
    SEEN_LOCAL("外地规定", false),
    SEEN_PARTIAL("见到部分", false),
    SEEN_APPROX("约数", false),
    HIGH("业内常识", false),
    MEDIUM("业内说法", false),
    PRACTICE("通行做法", false),
    DERIVED("推算", false),
    DESIGN("本系统取值", false);

    private final String label;
    private final boolean verified;

    Confidence(String label, boolean verified) {
        this.label = label;
        this.verified = verified;
    }

    public String label() {
        return label;
    }

    public boolean isVerified() {
        return verified;
    }

    /** As written in the seed file, such as {@code seen-local}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such degree */
    public static Confidence of(String id) {
        for (Confidence confidence : values()) {
            if (confidence.id().equals(id)) {
                return confidence;
            }
        }
        throw new IllegalArgumentException("可信程度“" + id + "”不在清单内，请对照 seeds/README.md 填写");
    }
}
