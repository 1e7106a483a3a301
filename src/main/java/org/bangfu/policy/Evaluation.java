package org.bangfu.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules asked about facts on a day, with everything they read.
 *
 * @param rules which rules, in which version, were in force
 * @param parameters the policy values that were read
 * @param tables the decision tables that were asked, name to version
 */
public record Evaluation<F>(
        RuleSet<F> ruleSet,
        F facts,
        LocalDate on,
        List<AppliedRule> rules,
        List<ParameterValue> parameters,
        Map<String, String> tables,
        List<Finding> findings) {

    /** A rule that was asked. */
    public record AppliedRule(String id, int version, String title) {}

    public Evaluation {
        rules = List.copyOf(rules);
        parameters = List.copyOf(parameters);
        tables = Map.copyOf(tables);
        findings = List.copyOf(findings);
    }

    public static <F> Evaluation<F> of(
            RuleSet<F> ruleSet, F facts, LocalDate on, PolicyParameters parameters, DecisionTables tables) {
        NotedPolicy policy = new NotedPolicy(on, parameters, tables);
        List<Finding> findings = ruleSet.findings(facts, policy);
        List<AppliedRule> applied = ruleSet.inForce(policy).stream()
                .map(rule -> new AppliedRule(rule.id(), rule.version(), rule.title()))
                .toList();
        return new Evaluation<>(ruleSet, facts, on, applied, policy.parametersRead(), policy.tablesAsked(), findings);
    }

    public boolean has(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }

    public List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    public Optional<Finding> of(String ruleId, String code) {
        return findings.stream()
                .filter(finding ->
                        finding.ruleId().equals(ruleId) && finding.code().equals(code))
                .findFirst();
    }
}
