package org.bangfu.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bangfu.common.CaseNumber;

/**
 * A kept evaluation. The facts stay sealed in the database; the findings carry what may be shown of them.
 *
 * @param on the day whose policy was applied
 * @param tables decision tables that were asked, name to version
 */
public record DecisionRecord(
        long id,
        CaseNumber caseNumber,
        String ruleSetId,
        String ruleSetTitle,
        LocalDate on,
        Instant keptAt,
        List<Evaluation.AppliedRule> rules,
        List<ParameterValue> parameters,
        Map<String, String> tables,
        List<Finding> findings) {

    public DecisionRecord {
        rules = List.copyOf(rules);
        parameters = List.copyOf(parameters);
        tables = Map.copyOf(tables);
        findings = List.copyOf(findings);
    }
}
