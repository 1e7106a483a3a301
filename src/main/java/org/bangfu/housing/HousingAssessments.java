package org.bangfu.housing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.funds.BenefitItem;
import org.bangfu.funds.Grants;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Finding;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.housing.AreaLimits;
import org.bangfu.policy.housing.HouseComponents;
import org.bangfu.policy.housing.HousingArea;
import org.bangfu.policy.housing.HousingCategory;
import org.bangfu.policy.housing.HousingPayment;
import org.bangfu.policy.housing.HousingQuota;
import org.bangfu.policy.housing.HousingRequest;
import org.bangfu.policy.housing.HousingRules;
import org.bangfu.policy.housing.HousingSubsidy;
import org.bangfu.policy.housing.PlanType;
import org.bangfu.policy.housing.SubsidyClass;
import org.bangfu.registry.ComparisonHit;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.RecordedSnapshot;
import org.springframework.stereotype.Component;

/** Builds the facts of a renovation and asks the rules; everything they answer is kept. */
@Component
class HousingAssessments {

    private final Renovations renovations;
    private final DecisionRecords records;
    private final Households households;
    private final ComparisonLists lists;
    private final Grants grants;
    private final PolicyParameters policy;
    private final Clock clock;

    HousingAssessments(
            Renovations renovations,
            DecisionRecords records,
            Households households,
            ComparisonLists lists,
            Grants grants,
            PolicyParameters policy,
            Clock clock) {
        this.renovations = renovations;
        this.records = records;
        this.households = households;
        this.lists = lists;
        this.grants = grants;
        this.policy = policy;
        this.clock = clock;
    }

    /** What the register and the departments' lists say the household is. */
    HousingCategory category(HouseholdId household) {
        List<Member> members = households.members(household);
        List<ComparisonHit> hits = hits(household);
        HouseholdStatus status = households.get(household).status();
        boolean poor = status == HouseholdStatus.POOR || status == HouseholdStatus.RELAPSED;
        if (isOn(hits, ComparisonSource.WUBAO)) {
            return HousingCategory.WUBAO;
        }
        if (isOn(hits, ComparisonSource.DIBAO)
                || members.stream()
                        .anyMatch(member ->
                                Boolean.TRUE.equals(member.facts().insurance().dibao()))) {
            return HousingCategory.DIBAO;
        }
        boolean disabled = isOn(hits, ComparisonSource.DISABILITY)
                || members.stream().anyMatch(member -> member.facts().health().disabilityType() != null);
        if (!poor) {
            return HousingCategory.OTHER;
        }
        return disabled ? HousingCategory.DISABLED : HousingCategory.POOR;
    }

    private List<ComparisonHit> hits(HouseholdId household) {
        return lists.hits(household, today()).stream()
                .filter(hit -> !hit.memberLeft())
                .toList();
    }

    /** A person of the same name and birth date may be somebody else. */
    private static boolean isOn(List<ComparisonHit> hits, ComparisonSource source) {
        return hits.stream().anyMatch(hit -> hit.source() == source && isSure(hit));
    }

    private static boolean isSure(ComparisonHit hit) {
        return hit.confidence() != ComparisonHit.Confidence.LOW;
    }

    /** R-HS-01 to R-HS-03. */
    List<Finding> ofRequest(Renovation renovation) {
        HouseholdId household = renovation.household();
        List<HousingRequest.OtherHouse> houses = hits(household).stream()
                .filter(hit -> hit.source() == ComparisonSource.REAL_ESTATE)
                .map(hit -> new HousingRequest.OtherHouse(hit.reference(), hit.maskedValue(), isSure(hit), hit.asOf()))
                .toList();
        return judged(
                renovation.caseNumber(),
                HousingRules.REQUEST,
                new HousingRequest(
                        renovation.category(),
                        renovation.proven(),
                        renovation.soleDwelling(),
                        houses,
                        aids(household, renovation.caseNumber()),
                        isRelocated(household),
                        today()));
    }

    private List<HousingRequest.FormerAid> aids(HouseholdId household, CaseNumber number) {
        List<HousingRequest.FormerAid> aids = new ArrayList<>();
        households.snapshots(household).stream()
                .map(snapshot -> snapshot.figures().housing().renovationYear())
                .filter(year -> year != null)
                .distinct()
                .forEach(year -> aids.add(new HousingRequest.FormerAid("信息库", LocalDate.of(year, 12, 31))));
        renovations
                .approvedBefore(household, number)
                .forEach(on -> aids.add(new HousingRequest.FormerAid("危房改造台账", on)));
        return aids;
    }

    private boolean isRelocated(HouseholdId household) {
        boolean listed = households.snapshots(household).stream()
                .findFirst()
                .map(RecordedSnapshot::figures)
                .map(figures -> figures.relocation().need())
                .filter(Boolean.TRUE::equals)
                .isPresent();
        return listed
                || grants.granted(household, Set.of(BenefitItem.RELOCATION_GRANT), LocalDate.of(2000, 1, 1), today())
                                .fen()
                        > 0;
    }

    /** The findings about the request as they were kept last. */
    List<Finding> latestRequest(CaseNumber number) {
        return records.latest(number, HousingRules.REQUEST)
                .map(DecisionRecord::findings)
                .orElse(List.of());
    }

    /** R-HS-07. */
    List<Finding> ofHouse(CaseNumber number, HouseComponents parts) {
        return judged(number, HousingRules.APPRAISED, parts);
    }

    /** R-HS-08. */
    List<Finding> ofSubsidy(CaseNumber number, SubsidyClass subsidyClass, Money amount) {
        return judged(number, HousingRules.SUBSIDY, new HousingSubsidy(subsidyClass, amount, today()));
    }

    /** R-HS-04. */
    List<Finding> ofQuota(CaseNumber number, int year, int takenByOthers) {
        return judged(number, HousingRules.QUOTA, new HousingQuota(year, takenByOthers, today()));
    }

    /** R-HS-05, by the standard of the day on which the agreement is signed. */
    List<Finding> ofArea(
            CaseNumber number, PlanType method, int persons, BigDecimal squareMetres, boolean planned, LocalDate on) {
        return records.judge(number, HousingRules.SIZE, new HousingArea(method, persons, squareMetres, planned, on), on)
                .findings();
    }

    AreaLimits limits(int persons) {
        return AreaLimits.of(persons, key -> policy.value(key, today()));
    }

    /** R-HS-06. */
    List<Finding> ofPayment(CaseNumber number, Money approved, Money paid, Money next) {
        return judged(number, HousingRules.PAID, new HousingPayment(approved, paid, next, today()));
    }

    int number(String parameter) {
        return policy.number(parameter, today());
    }

    private <F> List<Finding> judged(CaseNumber number, RuleSet<F> rules, F facts) {
        return records.judge(number, rules, facts, today()).findings();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
