package org.bangfu.registry;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.bangfu.common.Money;

/**
 * The income of a household in a year (guide D4). Medical reimbursement and temporary relief are not income and have no
 * place here.
 *
 * @param wage 工资性收入
 * @param planting 种植; with forestry, breeding and other it makes 生产经营性收入
 * @param dividend 资产收益扶贫分红; with other property it makes 财产性收入
 * @param transfers 转移性收入 by code list {@code TRANSFER_INCOME}
 * @param inKind 实物折价
 * @param operatingCost 生产经营性支出
 * @param tax 税费
 */
public record IncomeAccount(
        Money wage,
        Money planting,
        Money forestry,
        Money breeding,
        Money otherOperating,
        Money dividend,
        Money otherProperty,
        Map<String, Money> transfers,
        Money inKind,
        Money operatingCost,
        Money tax) {

    public static final IncomeAccount NONE = new IncomeAccount(
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Map.of(),
            Money.ZERO,
            Money.ZERO,
            Money.ZERO);

    public IncomeAccount {
        transfers = Collections.unmodifiableMap(new TreeMap<>(transfers));
    }

    public Money operating() {
        return planting.plus(forestry).plus(breeding).plus(otherOperating);
    }

    public Money property() {
        return dividend.plus(otherProperty);
    }

    public Money transfer() {
        return transfers.values().stream().reduce(Money.ZERO, Money::plus);
    }

    /** The transfers whose code begins with the prefix, such as {@code 02} for dibao of all classes. */
    public Money transfer(String codePrefix) {
        return transfers.entrySet().stream()
                .filter(item -> item.getKey().startsWith(codePrefix))
                .map(Map.Entry::getValue)
                .reduce(Money.ZERO, Money::plus);
    }

    /** 纯收入 = wage + operating + property + transfer + in kind - operating cost - tax. */
    public Money netIncome() {
        return wage.plus(operating())
                .plus(property())
                .plus(transfer())
                .plus(inKind)
                .minus(operatingCost)
                .minus(tax);
    }

    /**
     * Net income per member sharing the budget, half up to the fen.
     *
     * @throws IllegalArgumentException when there is no member
     */
    public Money perCapita(int members) {
        return netIncome().perHead(members);
    }
}
