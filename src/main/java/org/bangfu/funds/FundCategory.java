package org.bangfu.funds;

/** What money is for: the budget of a year has one line for each. */
public enum FundCategory {
    INDUSTRY("产业扶贫", true),
    RELIEF("救济救助", true),
    INFRASTRUCTURE("基础设施", false),
    EDUCATION("教育扶贫", false),
    HOUSING("住房改造", false),
    TRAINING("技能培训", false),
    FINANCE("金融扶贫", false),
    OTHER("其他", false);

    private final String label;
    private final boolean direct;

    FundCategory(String label, boolean direct) {
        this.label = label;
        this.direct = direct;
    }

    public String label() {
        return label;
    }

    /** Whether it counts towards the share of industry and relief. */
    public boolean countsAsIndustryOrRelief() {
        return direct;
    }
}
