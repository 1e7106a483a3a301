package org.bangfu.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bangfu.common.Money;
import org.junit.jupiter.api.Test;

class IncomeAccountTest {

    private static final IncomeAccount ACCOUNT = new IncomeAccount(
            Money.yuan(5000),
            Money.yuan(1000),
            Money.yuan(200),
            Money.yuan(300),
            Money.yuan(400),
            Money.yuan(50),
            Money.yuan(60),
            Map.of("0201", Money.yuan(1200), "0202", Money.yuan(300), "04", Money.yuan(900)),
            Money.yuan(70),
            Money.yuan(800),
            Money.yuan(10));

    @Test
    void netIncomeIsEveryKindOfIncomeLessOperatingCostAndTax() {
        assertThat(ACCOUNT.netIncome()).isEqualTo(Money.yuan(5000 + 1900 + 110 + 2400 + 70 - 800 - 10));
    }

    @Test
    void incomePerHeadIsRoundedHalfUpToTheFen() {
        IncomeAccount account = wage(new Money(100));

        assertThat(account.perCapita(3)).isEqualTo(new Money(33));
        assertThat(account.perCapita(8)).isEqualTo(new Money(13));
        assertThat(wage(new Money(200)).perCapita(3)).isEqualTo(new Money(67));
    }

    @Test
    void dibaoOfAllClassesIsOneTransfer() {
        assertThat(ACCOUNT.transfer("02")).isEqualTo(Money.yuan(1500));
    }

    @Test
    void aHouseholdOfNobodyHasNoIncomePerHead() {
        assertThatThrownBy(() -> ACCOUNT.perCapita(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHouseholdThatPaysMoreThanItEarnsHasANegativeIncome() {
        IncomeAccount account = new IncomeAccount(
                Money.ZERO,
                Money.yuan(100),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Map.of(),
                Money.ZERO,
                Money.yuan(400),
                Money.ZERO);

        assertThat(account.netIncome()).isEqualTo(Money.yuan(-300));
    }

    private static IncomeAccount wage(Money wage) {
        return new IncomeAccount(
                wage,
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
    }
}
