package org.bangfu.registry;

/** The departments' lists that households are compared with. */
public enum ComparisonSource {
    VEHICLE("机动车名单", "公安车管"),
    REAL_ESTATE("不动产名单", "不动产登记"),
    PAYROLL("财政供养人员名单", "财政"),
    COMPANY("工商登记名单", "工商"),
    DIBAO("低保名单", "民政"),
    WUBAO("五保名单", "民政"),
    DISABILITY("残疾人名单", "残联"),
    DEATH("死亡人员名单", "公安、民政");

    private final String label;
    private final String department;

    ComparisonSource(String label, String department) {
        this.label = label;
        this.department = department;
    }

    public String label() {
        return label;
    }

    /** Who keeps the list. */
    public String department() {
        return department;
    }
}
