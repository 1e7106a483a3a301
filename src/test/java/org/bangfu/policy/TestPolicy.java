package org.bangfu.policy;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.policy.process.ShippedTables;

/** The shipped policy of the demo's day, without a database. */
public final class TestPolicy {

    public static final LocalDate DAY = LocalDate.of(2015, 8, 3);

    private TestPolicy() {}

    public static <F> Evaluation<F> evaluate(RuleSet<F> rules, F facts) {
        return evaluate(rules, facts, DAY);
    }

    public static <F> Evaluation<F> evaluate(RuleSet<F> rules, F facts, LocalDate on) {
        return evaluate(rules, facts, on, FixedParameters.shipped());
    }

    public static <F> Evaluation<F> evaluate(RuleSet<F> rules, F facts, LocalDate on, PolicyParameters parameters) {
        return Evaluation.of(rules, facts, on, parameters, new ShippedTables());
    }

    /** What was found, as {@code rule code SEVERITY}, in order. */
    public static List<String> brief(Evaluation<?> evaluation) {
        return evaluation.findings().stream()
                .map(finding -> finding.ruleId() + " " + finding.code() + " " + finding.severity())
                .toList();
    }
}
