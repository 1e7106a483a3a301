package org.bangfu.funds;

/** Where money comes from: the four channels of the county's measure M6.3. */
public enum FundChannel {
    SPECIAL("专项扶贫资金"),
    AGRICULTURE("涉农项目资金整合"),
    TRAINING_SLICE("培训资金切块"),
    DEPARTMENT("部门帮扶资金");

    private final String label;

    FundChannel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
