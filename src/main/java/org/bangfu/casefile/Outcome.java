package org.bangfu.casefile;

/**
 * How a case or a step ended.
 *
 * @param code closed list of the capability, such as {@code REJECTED_BY_VOTE}
 * @param label how it is called in Chinese
 */
public record Outcome(String code, String label) {

    public Outcome {
        if (!code.matches("[A-Z][A-Z0-9_]{0,39}")) {
            throw new IllegalArgumentException("办理结果代码只能由大写字母、数字和下划线组成：" + code);
        }
    }

    public static Outcome of(String code, String label) {
        return new Outcome(code, label);
    }
}
