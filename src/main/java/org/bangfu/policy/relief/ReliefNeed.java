package org.bangfu.policy.relief;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;

/**
 * What two surveyors found, and what the registers say.
 *
 * @param lostLabour whether illness or injury took a member's capacity for work
 * @param persons how many the relief is for
 * @param yearlyIncome the household's net income of the income year
 * @param assets one sentence for each vehicle, town house, company or public salary on the departments' lists
 * @param earlier what the household was awarded before
 */
public record ReliefNeed(
        ReliefType type,
        ReliefCause cause,
        Hardship hardship,
        boolean lostLabour,
        int persons,
        List<CostItem> costs,
        int incomeYear,
        Money yearlyIncome,
        List<Asset> assets,
        List<EarlierRelief> earlier,
        LocalDate foundOn) {

    /**
     * A row of a department's list.
     *
     * @param reference technical id such as {@code vehicle:12}
     * @param maskedValue as it may be shown
     */
    public record Asset(String reference, String list, String maskedValue, LocalDate asOf) {}

    public ReliefNeed {
        costs = List.copyOf(costs);
        assets = List.copyOf(assets);
        earlier = List.copyOf(earlier);
    }

    public Money cost() {
        return costs.stream().map(CostItem::cost).reduce(Money.ZERO, Money::plus);
    }

    public Money reimbursed() {
        return costs.stream().map(CostItem::reimbursed).reduce(Money.ZERO, Money::plus);
    }

    /** Cost less what others have paid, without what schemes of their own pay. */
    public Money netBurden() {
        return costs.stream().map(CostItem::burden).reduce(Money.ZERO, Money::plus);
    }
}
