package org.bangfu.policy.exclusion;

/** How surely a row of a comparison list means a member of the household. */
public enum Match {
    ID("身份证号码一致"),
    /** Same name, same birth date, no id number to compare: somebody has to look. */
    NAME_BIRTH("姓名和出生日期一致，身份证号码未核对");

    private final String label;

    Match(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
