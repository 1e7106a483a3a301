package org.bangfu.exit;

/** Why a household stays in the register as poor; it gets the reason in writing. */
public enum Refusal {
    CONDITIONS("退出条件不符合"),
    BY_VOTE("村民代表会议没有通过"),
    BY_HOUSEHOLD("农户不认可"),
    OBJECTION("公示异议成立"),
    BY_TOWNSHIP("乡镇审核不同意"),
    BY_DEPARTMENT("部门会核不合格"),
    BY_LEADING_GROUP("领导小组不同意");

    private final String label;

    Refusal(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
