package org.bangfu.housing;

/** Why a household's house is not renovated. */
public enum Refusal {
    NOT_ELIGIBLE("不符合申请条件"),
    BY_VOTE("村民代表会议没有通过"),
    BY_TOWNSHIP("乡镇审核不同意"),
    BY_COUNTY("县级审批不同意"),
    OBJECTION("公示异议成立");

    private final String label;

    Refusal(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
