package org.bangfu.villageexit;

/** Why a village does not exit. */
public enum Refusal {
    CONDITIONS("不符合退出条件"),
    BY_VOTE("村民代表会议没有同意"),
    BY_TOWNSHIP("乡镇核查不予同意"),
    OBJECTION("公示异议成立"),
    ACCEPTANCE("联合验收不合格"),
    BY_LEADERS("领导小组审定不同意"),
    BY_CITY("市级核查没有通过");

    private final String label;

    Refusal(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
