package org.bangfu.casefile;

import java.util.Arrays;
import java.util.Optional;

/** What a case is about. */
public enum CaseKind {
    IDENTIFICATION("P1", "贫困户识别", "household-identification", true),
    /** About another case: a household may have several at once. */
    OBJECTION("P26", "异议办理", "objection", false);

    private final String code;
    private final String label;
    private final String process;
    private final boolean onePerHousehold;

    CaseKind(String code, String label, String process, boolean onePerHousehold) {
        this.code = code;
        this.label = label;
        this.process = process;
        this.onePerHousehold = onePerHousehold;
    }

    /** The first part of its case numbers. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The id of the process that handles it. */
    public String process() {
        return process;
    }

    /** Whether a household may have only one open case of this kind; the database refuses a second. */
    public boolean onePerHousehold() {
        return onePerHousehold;
    }

    public static Optional<CaseKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
