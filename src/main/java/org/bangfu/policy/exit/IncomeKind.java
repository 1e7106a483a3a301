package org.bangfu.policy.exit;

/** What a line of the income account of the exit year is. */
public enum IncomeKind {
    WAGE("工资性收入", Weight.REGULAR),
    PLANTING("种植收入", Weight.REGULAR),
    FORESTRY("林业收入", Weight.REGULAR),
    BREEDING("养殖收入", Weight.REGULAR),
    OTHER_OPERATING("其他经营收入", Weight.REGULAR),
    DIVIDEND("资产收益分红", Weight.REGULAR),
    OTHER_PROPERTY("其他财产性收入", Weight.REGULAR),
    DIBAO("低保金", Weight.REGULAR),
    WUBAO("五保供养金", Weight.REGULAR),
    PENSION("养老保险金", Weight.REGULAR),
    OTHER_TRANSFER("其他长期政策补贴", Weight.REGULAR),
    IN_KIND("自产自用折价", Weight.REGULAR),
    OPERATING_COST("生产经营支出", Weight.COST),
    TAX("税费", Weight.COST),
    /** Left out when R-EX-02 asks whether income is stable. */
    RELIEF("临时救助", Weight.HELP),
    /** Left out when R-EX-02 asks whether income is stable. */
    GIFT("一次性捐赠慰问", Weight.HELP),
    INSURANCE_PAYOUT("保险赔付", Weight.ONE_OFF),
    COMPENSATION("一次性补偿", Weight.ONE_OFF);

    private enum Weight {
        REGULAR,
        COST,
        HELP,
        ONE_OFF
    }

    private final String label;
    private final Weight weight;

    IncomeKind(String label, Weight weight) {
        this.label = label;
        this.weight = weight;
    }

    public String label() {
        return label;
    }

    /** Whether it is subtracted. */
    public boolean isCost() {
        return weight == Weight.COST;
    }

    /** Temporary relief and gifts: they do not come again. */
    public boolean isHelp() {
        return weight == Weight.HELP;
    }

    /** A source that pays once; without any single one of them the household must still be above the line. */
    public boolean isOneOff() {
        return weight == Weight.ONE_OFF;
    }

    /** Whether it has a place in the register's account of the year. */
    public boolean isRegular() {
        return weight == Weight.REGULAR || weight == Weight.COST;
    }
}
