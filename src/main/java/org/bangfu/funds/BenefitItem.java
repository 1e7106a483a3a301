package org.bangfu.funds;

/** What a household is paid for. The name is what bank files and ledgers say; each is paid from one category. */
public enum BenefitItem {
    RELIEF_CASH("临时救助金", FundCategory.RELIEF),
    EMERGENCY_RELIEF_CASH("紧急救助金", FundCategory.RELIEF),
    HOUSING_GRANT("危房改造补助", FundCategory.HOUSING),
    RELOCATION_GRANT("易地搬迁补助", FundCategory.HOUSING),
    CONSCRIPT_BENEFIT("义务兵家庭优待金", FundCategory.RELIEF),
    MEDICAL_AID("医疗救助金", FundCategory.RELIEF),
    INSURANCE_PREMIUM("参保缴费补助", FundCategory.RELIEF),
    INDUSTRY_SUPPORT("产业发展补助", FundCategory.INDUSTRY),
    EDUCATION_AID("教育资助金", FundCategory.EDUCATION),
    TRAINING_ALLOWANCE("培训补助", FundCategory.TRAINING),
    LOAN_INTEREST("小额贷款贴息", FundCategory.FINANCE);

    private final String label;
    private final FundCategory category;

    BenefitItem(String label, FundCategory category) {
        this.label = label;
        this.category = category;
    }

    public String label() {
        return label;
    }

    public FundCategory category() {
        return category;
    }
}
