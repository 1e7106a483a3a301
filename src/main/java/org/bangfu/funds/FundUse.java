package org.bangfu.funds;

/** What project money may be used for, and the negative list. */
public enum FundUse {
    INDUSTRY_PROJECT("产业项目", true),
    VILLAGE_ROAD("通村通组道路", true),
    DRINKING_WATER("饮水和小型水利", true),
    POWER_AND_NETWORK("用电、通信、广播电视", true),
    SCHOOLING("助学", true),
    SKILLS_CLASS("培训办班", true),
    LOAN_GUARANTEE("小额贷款担保、奖励", true),
    RELIEF_GOODS("救济物资", true),
    HOUSE_BUILDING("住房建设", true),
    ADMINISTRATION("行政事业单位基本支出", false),
    BONUS("奖金、津贴、福利补助", false),
    ENTERPRISE_LOSS("弥补企业亏损", false),
    OFFICE_BUILDING("修建楼堂馆所、住宅", false),
    BUDGET_GAP("弥补预算支出缺口", false),
    VEHICLE_OR_PHONE("购买交通工具、通讯设备", false);

    private final String label;
    private final boolean allowed;

    FundUse(String label, boolean allowed) {
        this.label = label;
        this.allowed = allowed;
    }

    public String label() {
        return label;
    }

    public boolean isAllowed() {
        return allowed;
    }
}
