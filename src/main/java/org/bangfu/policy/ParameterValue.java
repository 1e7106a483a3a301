package org.bangfu.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.bangfu.common.Money;
import org.bangfu.common.Period;
import org.jspecify.annotations.Nullable;

/**
 * A policy value with its validity and its source. The readers throw {@link IllegalStateException} naming the key when
 * the text is not of that kind.
 *
 * @param value the text as decided: {@code 30000}, {@code 2/3}, {@code P24M}, {@code 2016-12-31}
 * @param validity the days on which it is in force
 */
public record ParameterValue(
        String key,
        String value,
        @Nullable String unit,
        Period validity,
        String source,
        Confidence confidence,
        @Nullable String note) {

    /** Whether a source was seen; everything else carries the 未核实 badge. */
    public boolean isVerified() {
        return confidence.isVerified();
    }

    public BigDecimal asDecimal() {
        return read("数字", BigDecimal::new);
    }

    public int asInt() {
        return read("整数", Integer::parseInt);
    }

    /** A number of days: a plain number or an ISO period of days. */
    public int asDays() {
        return read("天数", text -> {
            if (!text.startsWith("P")) {
                return Integer.parseInt(text);
            }
            java.time.Period period = java.time.Period.parse(text);
            if (period.toTotalMonths() != 0) {
                throw new IllegalArgumentException(text);
            }
            return period.getDays();
        });
    }

    /** A length of hours and minutes such as {@code PT24H}. */
    public java.time.Duration asDuration() {
        return read("时长", java.time.Duration::parse);
    }

    /** A calendar period such as {@code P24M}. */
    public java.time.Period asPeriod() {
        return read("期间", java.time.Period::parse);
    }

    /** An amount given in yuan. */
    public Money asMoney() {
        return read("金额", text -> Money.yuan(new BigDecimal(text)));
    }

    public Ratio asRatio() {
        return read("份额", Ratio::parse);
    }

    public LocalDate asDate() {
        return read("日期", LocalDate::parse);
    }

    private <T> T read(String kind, java.util.function.Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new IllegalStateException("政策参数“" + key + "”的值不是" + kind + "，请在“政策参数”页更正", e);
        }
    }
}
