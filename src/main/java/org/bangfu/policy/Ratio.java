package org.bangfu.policy;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact share such as 2/3 or 0.3; compared with integers, never rounded. The denominator is positive. */
public record Ratio(BigInteger numerator, BigInteger denominator) {

    public Ratio {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("分母必须大于零");
        }
    }

    /** @throws IllegalArgumentException unless the text is a fraction ({@code 2/3}) or a decimal ({@code 0.3}) */
    public static Ratio parse(String text) {
        String plain = text.strip();
        if (plain.matches("\\d+/\\d+")) {
            int slash = plain.indexOf('/');
            return new Ratio(new BigInteger(plain.substring(0, slash)), new BigInteger(plain.substring(slash + 1)));
        }
        if (plain.matches("\\d+(\\.\\d+)?")) {
            BigDecimal decimal = new BigDecimal(plain);
            BigInteger denominator = BigInteger.TEN.pow(decimal.scale());
            return new Ratio(decimal.unscaledValue(), denominator);
        }
        throw new IllegalArgumentException("份额应写成小数（如 0.3）或分数（如 2/3）");
    }

    /** 以上: {@code part / whole >= this}. */
    public boolean isReachedBy(long part, long whole) {
        return compare(part, whole) >= 0;
    }

    /** 超过: {@code part / whole > this}. */
    public boolean isExceededBy(long part, long whole) {
        return compare(part, whole) > 0;
    }

    /** The smallest whole number that is at least this share of the whole. */
    public long atLeastOf(long whole) {
        BigInteger[] parts = numerator.multiply(BigInteger.valueOf(whole)).divideAndRemainder(denominator);
        return parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
    }

    private int compare(long part, long whole) {
        return denominator.multiply(BigInteger.valueOf(part)).compareTo(numerator.multiply(BigInteger.valueOf(whole)));
    }
}
