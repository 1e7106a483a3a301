package org.bangfu.relief;

/** Why relief is refused; the household gets it in writing. */
public enum Refusal {
    INCOMPLETE("资料不齐"),
    SAME_CAUSE("同一事由本年已救助"),
    BARRED("骗取救助后限期内"),
    COVERED("其他制度已负担"),
    NOT_BURDENED("自负支出没有达到条件"),
    BY_TOWNSHIP("乡镇不予同意"),
    OBJECTION("公示异议成立"),
    BY_APPROVER("审批不予同意");

    private final String label;

    Refusal(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
