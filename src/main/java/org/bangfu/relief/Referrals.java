package org.bangfu.relief;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** After relief: looks what else the household may be entitled to, and keeps where it was sent on to. */
@Component
class Referrals {

    private final JdbcClient jdbc;
    private final Households households;
    private final ComparisonLists lists;
    private final CaseFiles caseFiles;
    private final PolicyParameters policy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Referrals(
            JdbcClient jdbc,
            Households households,
            ComparisonLists lists,
            CaseFiles caseFiles,
            PolicyParameters policy,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.households = households;
        this.lists = lists;
        this.caseFiles = caseFiles;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
    }

    List<Referral> of(CaseNumber number) {
        return jdbc.sql("select * from relief_referral where case_number = ? order by target")
                .param(number.value())
                .query((rs, n) -> new Referral(
                        Referral.Target.valueOf(rs.getString("target")),
                        rs.getString("reason"),
                        rs.getObject("recorded_on", LocalDate.class)))
                .list();
    }

    /** Looks and keeps; done twice it has one effect. */
    void look(CaseNumber number, HouseholdId id, ReliefCause cause, @Nullable Survey survey) {
        if (!of(number).isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        Household household = households.get(id);
        List<Member> members = households.members(id);
        List<Referral> found = new ArrayList<>();
        if (survey != null) {
            dibao(id, members, survey, today, found);
            medical(cause, survey, today, found);
        }
        housing(id, cause, today, found);
        education(cause, members, today, found);
        if (household.status() != HouseholdStatus.ORDINARY && household.status() != HouseholdStatus.REMOVED) {
            found.add(
                    new Referral(Referral.Target.MONITORING, household.status().label() + "发生突发困难，告知返贫监测", today));
            events.publishEvent(new HardshipReported(number, id, today));
        }
        for (Referral referral : found) {
            jdbc.sql("insert into relief_referral (case_number, target, reason, recorded_on) values (?, ?, ?, ?)")
                    .params(number.value(), referral.target().name(), referral.reason(), referral.on())
                    .update();
            caseFiles.note(new TimelineEntry(
                    number, "relief.referred", "转介" + referral.target().label()));
        }
    }

    private void dibao(HouseholdId id, List<Member> members, Survey survey, LocalDate today, List<Referral> found) {
        boolean onList = lists.hits(id, today).stream()
                .anyMatch(hit -> hit.source() == ComparisonSource.DIBAO || hit.source() == ComparisonSource.WUBAO);
        boolean recorded = members.stream()
                .anyMatch(
                        member -> Boolean.TRUE.equals(member.facts().insurance().dibao()));
        Money perHead = survey.income().perHead(Math.max(1, members.size()));
        Money yearly = policy.money("dibao.rural.monthly", today).times(12);
        if (!onList && !recorded && perHead.compareTo(yearly) < 0) {
            found.add(new Referral(
                    Referral.Target.DIBAO,
                    survey.incomeYear() + "年人均收入" + perHead + "元，低于低保年标准" + yearly + "元，且不在低保名单上",
                    today));
        }
    }

    private void medical(ReliefCause cause, Survey survey, LocalDate today, List<Referral> found) {
        if (cause != ReliefCause.ILLNESS && cause != ReliefCause.ACCIDENT) {
            return;
        }
        Money net = survey.netBurden();
        if (survey.income().fen() <= 0
                || policy.ratio("relief.refer.medicalShare", today)
                        .isReachedBy(net.fen(), survey.income().fen())) {
            found.add(new Referral(Referral.Target.MEDICAL_AID, "自负医疗支出" + net + "元，占家庭收入比例较高", today));
        }
    }

    private void housing(HouseholdId id, ReliefCause cause, LocalDate today, List<Referral> found) {
        String grade = households.snapshots(id).stream()
                .findFirst()
                .map(snapshot -> snapshot.figures().housing().grade())
                .orElse(null);
        if ("C".equals(grade) || "D".equals(grade)) {
            found.add(new Referral(Referral.Target.HOUSING, "住房登记为" + grade + "级危房", today));
        } else if (cause == ReliefCause.DISASTER) {
            found.add(new Referral(Referral.Target.HOUSING, "受灾户，住房是否安全需要鉴定", today));
        }
    }

    private void education(ReliefCause cause, List<Member> members, LocalDate today, List<Referral> found) {
        int from = policy.number("edu.compulsory.ageFrom", today);
        int to = policy.number("edu.compulsory.ageTo", today);
        boolean childOutOfSchool = members.stream()
                .anyMatch(member -> member.age(today) >= from
                        && member.age(today) <= to
                        && "01".equals(member.facts().schooling().inSchool()));
        if (cause == ReliefCause.EDUCATION_COST || childOutOfSchool) {
            found.add(
                    new Referral(Referral.Target.EDUCATION, childOutOfSchool ? "有义务教育阶段的孩子没有在校就读" : "因教育支出困难", today));
        }
    }

    /** The household's net income of a year, when the register knows it. */
    static @Nullable Money knownIncome(Households households, HouseholdId id, int year) {
        YearlySnapshot snapshot = households.snapshot(id, year).orElse(null);
        return snapshot == null ? null : snapshot.income().netIncome();
    }
}
