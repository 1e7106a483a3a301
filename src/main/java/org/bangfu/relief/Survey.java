package org.bangfu.relief;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.policy.relief.CostItem;
import org.bangfu.policy.relief.Hardship;
import org.bangfu.policy.relief.ReliefType;

/**
 * What two surveyors found at the household.
 *
 * @param round 1, or more when the case was returned
 * @param persons how many the relief is for
 * @param incomeYear the last full year before
 * @param income the household's net income of that year
 */
public record Survey(
        int round,
        LocalDate surveyedOn,
        PersonId surveyor,
        PersonId secondSurveyor,
        ReliefType type,
        Hardship hardship,
        boolean lostLabour,
        int persons,
        int incomeYear,
        Money income,
        List<CostItem> costs,
        String findings,
        boolean householdSigned) {

    public Survey {
        costs = List.copyOf(costs);
    }

    public Money cost() {
        return costs.stream().map(CostItem::cost).reduce(Money.ZERO, Money::plus);
    }

    public Money reimbursed() {
        return costs.stream().map(CostItem::reimbursed).reduce(Money.ZERO, Money::plus);
    }

    public Money netBurden() {
        return costs.stream().map(CostItem::burden).reduce(Money.ZERO, Money::plus);
    }
}
