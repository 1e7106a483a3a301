package org.bangfu.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something a rule looked at, as it may be shown: numbers of people, plates and accounts are masked.
 *
 * @param source who says so: a list, the visitors, a policy source
 * @param date the day of the data
 * @param verified false for a policy value whose source was not seen
 */
public record Input(
        String name, String value, String source, @Nullable LocalDate date, boolean verified) {

    public static Input of(String name, Object value, String source, @Nullable LocalDate date) {
        return new Input(name, value.toString(), source, date, true);
    }

    public static Input of(String name, ParameterValue policy) {
        String unit = policy.unit() == null ? "" : " " + policy.unit();
        return new Input(
                name,
                policy.value() + unit,
                policy.source() + "（" + policy.confidence().label() + "）",
                policy.validity().from(),
                policy.isVerified());
    }
}
