package org.bangfu.policy;

import java.util.ArrayList;
import java.util.List;
import org.bangfu.common.Period;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a named value. It looks at facts, asks the policy for numbers, and answers with everything it finds; it
 * changes nothing and knows no other module.
 *
 * @param version raised whenever the check's meaning changes; decision records keep it
 * @param title the rule in Chinese, as shown
 * @param citation where it comes from; not the wording of a law
 * @param validity when it applies
 */
public record Rule<F>(String id, int version, String title, String citation, Period validity, Check<? super F> check) {

    /** What a rule does. */
    @FunctionalInterface
    public interface Check<F> {
        void check(F facts, Policy policy, Found found);
    }

    /** Collects what a rule finds. */
    public static final class Found {

        private final String ruleId;
        private final String citation;
        private final List<Finding> findings = new ArrayList<>();

        private Found(String ruleId, String citation) {
            this.ruleId = ruleId;
            this.citation = citation;
        }

        public void add(Severity severity, String code, String sentence, Input... inputs) {
            add(severity, code, null, sentence, List.of(inputs));
        }

        public void add(
                Severity severity, String code, @Nullable String reference, String sentence, List<Input> inputs) {
            findings.add(new Finding(ruleId, code, severity, sentence, reference, inputs, citation));
        }
    }

    /** Everything this rule finds, in a stable order; nothing when it finds nothing. */
    public List<Finding> check(F facts, Policy policy) {
        Found found = new Found(id, citation);
        check.check(facts, policy, found);
        return List.copyOf(found.findings);
    }
}
