package org.bangfu.policy.relief;

/** What brought the household into need (事由). A natural disaster is a cause of its own. */
public enum ReliefCause {
    ILLNESS("重大疾病"),
    ACCIDENT("意外伤害"),
    SUDDEN_EVENT("突发事件"),
    DISASTER("自然灾害"),
    EDUCATION_COST("教育支出"),
    OTHER("其他特殊困难");

    private final String label;

    ReliefCause(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
