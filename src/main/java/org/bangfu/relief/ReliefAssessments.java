package org.bangfu.relief;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.Finding;
import org.bangfu.policy.relief.EarlierRelief;
import org.bangfu.policy.relief.ReliefAmount;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.policy.relief.ReliefNeed;
import org.bangfu.policy.relief.ReliefRequest;
import org.bangfu.policy.relief.ReliefRules;
import org.bangfu.recovery.Recoveries;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the facts of a relief case and asks the rules; everything they answer is kept. */
@Component
class ReliefAssessments {

    private static final Set<ComparisonSource> ASSETS = Set.of(
            ComparisonSource.VEHICLE, ComparisonSource.REAL_ESTATE, ComparisonSource.COMPANY, ComparisonSource.PAYROLL);

    private final DecisionRecords records;
    private final Awards awards;
    private final ComparisonLists lists;
    private final Recoveries recoveries;
    private final Clock clock;

    ReliefAssessments(
            DecisionRecords records, Awards awards, ComparisonLists lists, Recoveries recoveries, Clock clock) {
        this.records = records;
        this.awards = awards;
        this.lists = lists;
        this.recoveries = recoveries;
        this.clock = clock;
    }

    /** R-TR-01, R-TR-06, R-TE-01. */
    List<Finding> ofRequest(
            CaseNumber number,
            HouseholdId household,
            ReliefCause cause,
            boolean emergency,
            @Nullable CaseNumber follows) {
        return records.judge(
                        number,
                        ReliefRules.REQUEST,
                        new ReliefRequest(
                                cause,
                                emergency,
                                today(),
                                awards.of(household, number, follows),
                                recoveries.lastFraud(household).orElse(null)),
                        today())
                .findings();
    }

    /** R-TR-02 to R-TR-04. */
    List<Finding> ofNeed(CaseNumber number, HouseholdId household, ReliefCause cause, Survey survey) {
        return records.judge(number, ReliefRules.NEED, need(number, household, cause, survey), today())
                .findings();
    }

    /** The findings about the need as they were kept last; empty before the survey. */
    List<Finding> latestNeed(CaseNumber number) {
        return records.latest(number, ReliefRules.NEED)
                .map(DecisionRecord::findings)
                .orElse(List.of());
    }

    private ReliefNeed need(CaseNumber number, HouseholdId household, ReliefCause cause, Survey survey) {
        return new ReliefNeed(
                survey.type(),
                cause,
                survey.hardship(),
                survey.lostLabour(),
                survey.persons(),
                survey.costs(),
                survey.incomeYear(),
                survey.income(),
                lists.hits(household, today()).stream()
                        .filter(hit -> ASSETS.contains(hit.source()) && !hit.memberLeft())
                        .map(hit -> new ReliefNeed.Asset(
                                hit.reference(), hit.source().label(), hit.maskedValue(), hit.asOf()))
                        .toList(),
                awards.of(household, number),
                survey.surveyedOn());
    }

    /** R-TR-05, kept. */
    List<Finding> ofLevel(CaseNumber number, HouseholdId household, Money amount, @Nullable Money reserve) {
        return records.judge(number, ReliefRules.APPROVAL, amountOf(number, household, amount, reserve), today())
                .findings();
    }

    /** R-TR-05 asked again while a decision is taken; not kept. */
    boolean isWithinTownship(CaseNumber number, HouseholdId household, Money amount) {
        Evaluation<ReliefAmount> evaluation =
                records.evaluate(ReliefRules.APPROVAL, amountOf(number, household, amount, null), today());
        return ReliefRules.has(evaluation.findings(), ReliefRules.TOWNSHIP);
    }

    private ReliefAmount amountOf(CaseNumber number, HouseholdId household, Money amount, @Nullable Money reserve) {
        List<EarlierRelief> earlier = awards.of(household, number);
        return new ReliefAmount(amount, earlier, reserve, today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
