package org.bangfu.review;

/** Why somebody joins or leaves a household; the codes are those of the list {@code MEMBER_CHANGE}. */
public enum MemberChangeKind {
    DEATH("01", "死亡", false),
    MARRIED_OUT("02", "嫁出", false),
    SETTLED_ABROAD("03", "出国定居", false),
    IMPRISONED("04", "判刑收监", false),
    MARRIED_IN("05", "嫁入", true),
    NEWBORN("06", "新生儿", true),
    OTHER_IN("07", "其他转入", true),
    OTHER_OUT("08", "其他转出", false);

    private final String code;
    private final String label;
    private final boolean joins;

    MemberChangeKind(String code, String label, boolean joins) {
        this.code = code;
        this.label = label;
        this.joins = joins;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** Whether somebody joins; else somebody leaves. */
    public boolean joins() {
        return joins;
    }

    static MemberChangeKind of(String code) {
        for (MemberChangeKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("没有这种成员变更：" + code);
    }
}
