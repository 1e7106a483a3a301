package org.bangfu.policy.housing;

import java.math.BigDecimal;
import java.util.function.Function;
import org.bangfu.policy.ParameterValue;

/**
 * How small and how large a new house may be for so many people: for up to three as a whole, for more by the head.
 *
 * @param least the parameter of the lower limit
 * @param most the parameter of the upper limit
 * @param heads what the parameters are multiplied with
 */
public record AreaLimits(ParameterValue least, ParameterValue most, int heads) {

    public static AreaLimits of(int persons, Function<String, ParameterValue> policy) {
        return persons <= 3
                ? new AreaLimits(
                        policy.apply("housing.area.floor." + Math.max(1, persons)),
                        policy.apply("housing.area.cap.1to3"),
                        1)
                : new AreaLimits(
                        policy.apply("housing.area.perPerson.min4plus"),
                        policy.apply("housing.area.perPerson.max4plus"),
                        persons);
    }

    public BigDecimal floor() {
        return least.asDecimal().multiply(BigDecimal.valueOf(heads));
    }

    public BigDecimal cap() {
        return most.asDecimal().multiply(BigDecimal.valueOf(heads));
    }
}
