package org.bangfu.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.CaseNumber;

/** Asks rules and keeps what they answered, so that every decision can be explained and repeated. */
public interface DecisionRecords {

    /** Asks the rules with the policy of a day; keeps nothing. */
    <F> Evaluation<F> evaluate(RuleSet<F> ruleSet, F facts, LocalDate on);

    /** Keeps an evaluation for a case, in the running transaction. */
    DecisionRecord keep(CaseNumber caseNumber, Evaluation<?> evaluation);

    /** {@link #evaluate} and {@link #keep} in one. */
    default <F> DecisionRecord judge(CaseNumber caseNumber, RuleSet<F> ruleSet, F facts, LocalDate on) {
        return keep(caseNumber, evaluate(ruleSet, facts, on));
    }

    Optional<DecisionRecord> find(long id);

    /** All records of a case, the newest first. */
    List<DecisionRecord> ofCase(CaseNumber caseNumber);

    /** The newest record of a rule set for a case. */
    Optional<DecisionRecord> latest(CaseNumber caseNumber, RuleSet<?> ruleSet);

    /**
     * The facts that a record was made of.
     *
     * @throws IllegalArgumentException when there is no such record, or it is of other rules
     */
    <F> F facts(long id, RuleSet<F> ruleSet);

    /**
     * Asks today's rules again about the kept facts, with the policy values and tables of then.
     *
     * @throws IllegalArgumentException when there is no such record
     */
    Replay replay(long id);

    /**
     * What a replay found.
     *
     * @param differences one Chinese sentence each; empty when today's rules say what they said then
     */
    record Replay(long recordId, List<Finding> findings, List<String> differences) {

        public boolean isSame() {
            return differences.isEmpty();
        }
    }
}
