package org.bangfu.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest(name = "{0} yuan for {1} heads is {2}")
    @CsvSource({
        "8400.00, 3, 2800.00",
        "8399.99, 3, 2800.00",
        "8399.98, 3, 2799.99",
        "0.01, 2, 0.01",
        "0.01, 3, 0.00",
        "100.00, 7, 14.29",
        "-0.01, 2, -0.01",
        "-100.00, 3, -33.33",
    })
    void aShareIsRoundedHalfUpToTheFen(BigDecimal yuan, int heads, String expected) {
        assertThat(Money.yuan(yuan).perHead(heads)).hasToString(expected);
    }

    @Test
    void nobodyToShareWithIsADefect() {
        assertThatThrownBy(() -> Money.ZERO.perHead(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} does not fit into fen")
    @CsvSource({"0.001", "92233720368547758.08"})
    void fractionsOfAFenAndOverflowAreRefused(BigDecimal yuan) {
        assertThatThrownBy(() -> Money.yuan(yuan)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void sumsThatOverflowAreRefused() {
        Money most = new Money(Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plus(new Money(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.yuan(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amountsAreComparedAndPrinted() {
        assertThat(Money.yuan(2855)).isGreaterThan(new Money(285_499)).hasToString("2855.00");
        assertThat(Money.yuan(3).minus(Money.yuan(5)).isNegative()).isTrue();
        assertThat(Money.ZERO.isNegative()).isFalse();
    }
}
