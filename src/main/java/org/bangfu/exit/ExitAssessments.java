package org.bangfu.exit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Finding;
import org.bangfu.policy.exit.ExitFacts;
import org.bangfu.policy.exit.ExitIncome;
import org.bangfu.policy.exit.ExitRules;
import org.bangfu.policy.exit.IncomeKind;
import org.bangfu.policy.income.BudgetMember;
import org.bangfu.registry.CommonPurse;
import org.bangfu.registry.Household;
import org.bangfu.registry.Households;
import org.bangfu.registry.HousingFacts;
import org.bangfu.registry.IncomeAccount;
import org.bangfu.registry.Member;
import org.bangfu.registry.MemberId;
import org.bangfu.registry.RegisterEntry;
import org.bangfu.registry.WaterFacts;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts register and visit into the words of the rules and asks them; everything they answer is kept. */
@Component
class ExitAssessments {

    private static final String MAJOR_ILLNESS = "03";
    private static final String DISABLED = "04";

    private final DecisionRecords records;
    private final ExitVisits visits;
    private final Households households;
    private final CommonPurse purse;
    private final Clock clock;

    ExitAssessments(DecisionRecords records, ExitVisits visits, Households households, CommonPurse purse, Clock clock) {
        this.records = records;
        this.visits = visits;
        this.households = households;
        this.purse = purse;
        this.clock = clock;
    }

    /** R-EX-00 to R-EX-10, kept. */
    List<Finding> judge(HouseholdExit exit, ExitVisit visit) {
        return records.judge(exit.caseNumber(), ExitRules.SET, facts(exit, visit), today())
                .findings();
    }

    /** The findings as they were kept last; empty before the visit. */
    List<Finding> latest(CaseNumber number) {
        return records.latest(number, ExitRules.SET)
                .map(DecisionRecord::findings)
                .orElse(List.of());
    }

    /** The income per head that the account comes to; nothing when nobody counts. */
    Money perHead(HouseholdExit exit, List<ExitIncome> income) {
        int heads = heads(exit);
        return heads == 0 ? Money.ZERO : net(income).perHead(heads);
    }

    private int heads(HouseholdExit exit) {
        return purse.heads(
                households.members(exit.household()).stream().map(Member::facts).toList(), today());
    }

    private static Money net(List<ExitIncome> income) {
        return income.stream()
                .filter(one -> !one.expected())
                .map(one -> one.kind().isCost() ? Money.ZERO.minus(one.amount()) : one.amount())
                .reduce(Money.ZERO, Money::plus);
    }

    private ExitFacts facts(HouseholdExit exit, ExitVisit visit) {
        Household household = households.get(exit.household());
        Map<MemberId, ExitVisit.Found> found = new HashMap<>();
        visit.members().forEach(member -> found.put(member.member(), member));
        List<ExitFacts.Member> members = new ArrayList<>();
        for (Member member : households.members(exit.household())) {
            members.add(member(member, found.get(member.id())));
        }
        Money perHead = perHead(exit, visit.income());
        RegisterEntry entry = household.entry();
        return new ExitFacts(
                exit.year(),
                visit.income(),
                visit.medical().plus(visit.education()),
                members,
                visit.living(),
                new ExitFacts.Support(visit.completedMeasures(), visit.incomeSource() != null, visit.assistance()),
                new ExitFacts.Comparison(
                        households
                                .snapshot(exit.household(), exit.year() - 1)
                                .map(YearlySnapshot::perCapita)
                                .orElse(null),
                        visits.alike(exit.caseNumber(), exit.area(), exit.year(), perHead)
                                .size()),
                entry == null ? null : entry.identifiedYear(),
                visit.visitedOn());
    }

    /** What the visitors found takes the place of what the register knew; who joined since is as the register says. */
    private static ExitFacts.Member member(Member member, ExitVisit.@Nullable Found found) {
        BudgetMember known = member.inBudget();
        String health = member.facts().health().health();
        BudgetMember seen = found == null
                ? known
                : new BudgetMember(
                        known.reference(),
                        known.name(),
                        known.birthDate(),
                        known.sharesBudget(),
                        known.monthsAway(),
                        known.sendsMoney(),
                        known.studentOrSoldier(),
                        found.inSchool(),
                        known.finishedCompulsory(),
                        found.insured());
        return new ExitFacts.Member(
                seen,
                found != null && found.schoolExempt(),
                found != null && found.able(),
                MAJOR_ILLNESS.equals(health),
                DISABLED.equals(health));
    }

    /** The year's figures for the register: regular income that has come in, dwelling and water as found. */
    YearlySnapshot snapshot(HouseholdExit exit, ExitVisit visit) {
        YearlySnapshot base = households.snapshots(exit.household()).stream()
                .findFirst()
                .map(recorded -> recorded.figures())
                .orElseGet(() -> YearlySnapshot.of(exit.year(), Math.max(1, heads(exit))));
        HousingFacts house = base.housing();
        return new YearlySnapshot(
                exit.year(),
                Math.max(1, heads(exit)),
                account(visit),
                new YearlySnapshot.Spending(visit.medical(), visit.education()),
                new HousingFacts(
                        house.areaM2(),
                        house.structure(),
                        house.builtYear(),
                        visit.living().houseGrade(),
                        house.renovationYear()),
                new WaterFacts(
                        visit.living().waterSafe(),
                        base.water().difficult(),
                        base.water().source()),
                base.land(),
                base.living(),
                base.relocation());
    }

    private static IncomeAccount account(ExitVisit visit) {
        Map<String, Money> transfers = new HashMap<>();
        transfer(transfers, dibaoCode(visit), sum(visit, IncomeKind.DIBAO));
        transfer(transfers, "03", sum(visit, IncomeKind.WUBAO));
        transfer(transfers, "04", sum(visit, IncomeKind.PENSION));
        transfer(transfers, "10", sum(visit, IncomeKind.OTHER_TRANSFER));
        return new IncomeAccount(
                sum(visit, IncomeKind.WAGE),
                sum(visit, IncomeKind.PLANTING),
                sum(visit, IncomeKind.FORESTRY),
                sum(visit, IncomeKind.BREEDING),
                sum(visit, IncomeKind.OTHER_OPERATING),
                sum(visit, IncomeKind.DIVIDEND),
                sum(visit, IncomeKind.OTHER_PROPERTY),
                transfers,
                sum(visit, IncomeKind.IN_KIND),
                sum(visit, IncomeKind.OPERATING_COST),
                sum(visit, IncomeKind.TAX));
    }

    private static String dibaoCode(ExitVisit visit) {
        return switch (visit.assistance()) {
            case DIBAO_FIRST -> "0201";
            case DIBAO_SECOND -> "0202";
            case DIBAO_THIRD, NONE, WUBAO -> "0203";
        };
    }

    private static void transfer(Map<String, Money> transfers, String code, Money amount) {
        if (amount.fen() > 0) {
            transfers.put(code, amount);
        }
    }

    private static Money sum(ExitVisit visit, IncomeKind kind) {
        return visit.income().stream()
                .filter(one -> one.kind() == kind && !one.expected())
                .map(ExitIncome::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
