package org.bangfu.review;

/** Why a household is reviewed. */
public enum ReviewOrigin {
    CAMPAIGN("年度复核"),
    EVENT("家庭重大变化"),
    COMPLAINT("举报或审计疑点"),
    MONITORING("监测预警"),
    /** Somebody joined or left, and the income per head crossed the line (R-RV-01). */
    MEMBER_CHANGE("成员变更越线");

    private final String label;

    ReviewOrigin(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
