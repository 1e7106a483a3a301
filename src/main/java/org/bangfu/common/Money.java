package org.bangfu.common;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in fen (1/100 yuan). */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    public static Money yuan(long yuan) {
        return new Money(Math.multiplyExact(yuan, 100L));
    }

    /** @throws ArithmeticException when the amount has a fraction of a fen or does not fit */
    public static Money yuan(BigDecimal yuan) {
        return new Money(yuan.movePointRight(2).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(fen, factor));
    }

    /** This amount shared by a number of heads, to the fen, half up. */
    public Money perHead(int heads) {
        if (heads <= 0) {
            throw new IllegalArgumentException("人数必须大于零");
        }
        return new Money(BigDecimal.valueOf(fen)
                .divide(BigDecimal.valueOf(heads), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    public boolean isNegative() {
        return fen < 0;
    }

    public BigDecimal toYuan() {
        return BigDecimal.valueOf(fen, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** The amount in yuan with two decimals, such as {@code 2855.00}. */
    @Override
    public String toString() {
        return toYuan().toPlainString();
    }
}
