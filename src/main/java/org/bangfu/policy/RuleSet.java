package org.bangfu.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules that are asked together about the same facts. All of them are asked, and all findings reported.
 *
 * @param id stable: decision records keep it
 * @param factsType a record that can be written as JSON and read back equal
 */
public record RuleSet<F>(String id, String title, Class<F> factsType, List<Rule<F>> rules) {

    public RuleSet {
        rules = List.copyOf(rules);
        Set<String> ids = new LinkedHashSet<>();
        for (Rule<F> rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("规则 " + rule.id() + " 在“" + title + "”中出现两次");
            }
        }
    }

    /** The rules that apply on the policy's day. */
    public List<Rule<F>> inForce(Policy policy) {
        return rules.stream()
                .filter(rule -> rule.validity().contains(policy.on()))
                .toList();
    }

    public List<Finding> findings(F facts, Policy policy) {
        List<Finding> findings = new ArrayList<>();
        for (Rule<F> rule : inForce(policy)) {
            findings.addAll(rule.check(facts, policy));
        }
        return List.copyOf(findings);
    }

    /** The same set with one rule switched off. */
    public RuleSet<F> without(String ruleId) {
        return new RuleSet<>(
                id,
                title,
                factsType,
                rules.stream().filter(rule -> !rule.id().equals(ruleId)).toList());
    }
}
