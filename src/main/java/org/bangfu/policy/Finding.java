package org.bangfu.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param ruleId such as {@code X03}
 * @param code which of the rule's outcomes, such as {@code duplicate}; the same rule may find several
 * @param sentence one Chinese sentence: what, about whom, what to do
 * @param reference the technical id of what was hit, such as {@code vehicle:12}; exceptions and comments refer to it
 * @param citation where the rule comes from
 */
public record Finding(
        String ruleId,
        String code,
        Severity severity,
        String sentence,
        @Nullable String reference,
        List<Input> inputs,
        String citation) {

    public Finding {
        inputs = List.copyOf(inputs);
    }

    /** Whether a policy value that nobody has verified took part: shown as 未核实. */
    public boolean isUnverified() {
        return inputs.stream().anyMatch(input -> !input.verified());
    }
}
