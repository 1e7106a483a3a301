package org.bangfu.exit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.casefile.VisitDuty;
import org.bangfu.casefile.VisitSamples;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.policy.Finding;
import org.bangfu.policy.ParameterMissing;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.Profile;
import org.bangfu.policy.exit.ExitRules;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.SnapshotSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Household exit as other modules and pages know it: open, draw up the account, withdraw and read. The steps between are
 * called by the process. Scope is the callers' to check; seats and four eyes are the engine's.
 */
@Component
@Transactional
public class HouseholdExits {

    private static final Set<HouseholdStatus> POOR = Set.of(HouseholdStatus.POOR, HouseholdStatus.RELAPSED);

    private final ExitCases cases;
    private final ExitVisits visits;
    private final SectorChecks sectors;
    private final ExitAssessments assessments;
    private final VisitSamples samples;
    private final CaseFiles caseFiles;
    private final Households households;
    private final PolicyParameters policy;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HouseholdExits(
            ExitCases cases,
            ExitVisits visits,
            SectorChecks sectors,
            ExitAssessments assessments,
            VisitSamples samples,
            CaseFiles caseFiles,
            Households households,
            PolicyParameters policy,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.visits = visits;
        this.sectors = sectors;
        this.assessments = assessments;
        this.samples = samples;
        this.caseFiles = caseFiles;
        this.households = households;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens the verification of a poor household's exit for the present year.
     *
     * @param statement why, in a sentence
     * @throws ExitRefused before the rules of exit are in force, without a line for the year, when the household is not
     *     poor, or when it has exited for the year already
     * @throws org.bangfu.casefile.CaseAlreadyOpen when it has an open case of this kind
     */
    public CaseNumber open(HouseholdId household, ExitOrigin origin, String statement) {
        Household family = households.get(household);
        refusal(family).ifPresent(sentence -> {
            throw new ExitRefused(sentence);
        });
        CaseFile file = caseFiles.open(CaseKind.EXIT, household, family.area());
        LocalDate overallDue = today().plusDays(policy.days("exit.sla", today()));
        cases.insert(file.number(), household, family.area(), origin, statement, today(), overallDue);
        audit.record(AuditEntry.of("exit.opened")
                .onCase(file.number())
                .in(family.area())
                .with("origin", origin.name())
                .with("year", today().getYear()));
        events.publishEvent(new ExitOpened(file.number(), family.area(), overallDue));
        return file.number();
    }

    /** Why no exit can be opened for the household now; empty when one can. */
    @Transactional(readOnly = true)
    public Optional<String> refusal(HouseholdId household) {
        return refusal(households.get(household));
    }

    private Optional<String> refusal(Household household) {
        if (!Profile.HUNAN_2016.contains(today())) {
            return Optional.of("退出核查规则（湖南2016年）自" + Profile.HUNAN_2016.from() + "起施行，现在不能开立退出案卷");
        }
        int year = today().getYear();
        try {
            policy.line(ExitRules.SERIES, year);
        } catch (ParameterMissing missing) {
            return Optional.of(year + "年的退出标准还没有：" + missing.getMessage());
        }
        if (!POOR.contains(household.status())) {
            return Optional.of("本户现为" + household.status().label() + "，只有在册贫困户才办理退出");
        }
        if (cases.hasExited(household.id(), year)) {
            return Optional.of("本户" + year + "年已经办理过退出，同一年不能再办");
        }
        return Optional.empty();
    }

    /** The poor households of an area whose exit can be opened now. */
    @Transactional(readOnly = true)
    public List<HouseholdId> candidates(AreaCode area) {
        return households.inArea(area, POOR).stream()
                .filter(household ->
                        caseFiles.openCase(household, CaseKind.EXIT).isEmpty())
                .toList();
    }

    /** Ends the case at the household's or the office's wish, before the household has exited. */
    public void withdraw(CaseNumber number, String ground) {
        locked(number);
        if (!caseFiles.get(number).isOpen()) {
            throw new ExitRefused("案卷" + number + "已经办结，不能撤回");
        }
        caseFiles.note(new TimelineEntry(number, "exit.withdrawn", "撤回退出：" + ground));
        events.publishEvent(new ExitWithdrawn(number));
    }

    /** Keeps the account and the sheet; the regular figures go into the register's snapshot of the year. */
    public void visit(CaseNumber number, ExitVisit visit) {
        HouseholdExit exit = locked(number);
        if (visit.account().isEmpty()) {
            throw new ExitRefused("请至少填写一项收入");
        }
        if (visit.helperName().isBlank()) {
            throw new ExitRefused("请写明该户的帮扶责任人");
        }
        if (visit.visitedOn().isAfter(today()) || visit.visitedOn().isBefore(exit.openedOn())) {
            throw new ExitRefused("入户日期应在开立案卷之日到今天之间，请核对");
        }
        visits.add(number, visit, assessments.perHead(exit, visit.income()));
        cases.accounted(number, visit);
        households.recordSnapshot(exit.household(), assessments.snapshot(exit, visit), SnapshotSource.VISIT);
        audit.record(AuditEntry.of("exit.accounted")
                .onCase(number)
                .in(exit.area())
                .with("members", visit.members().size()));
    }

    @Transactional(readOnly = true)
    public Optional<HouseholdExit> find(CaseNumber number) {
        return cases.find(number);
    }

    /** @throws IllegalStateException when there is no such exit case */
    @Transactional(readOnly = true)
    public HouseholdExit get(CaseNumber number) {
        return cases.find(number).orElseThrow(() -> new IllegalStateException("没有退出案卷 " + number));
    }

    /** The account and sheet that stand; empty before the visit. */
    @Transactional(readOnly = true)
    public Optional<ExitVisit> latestVisit(CaseNumber number) {
        return visits.latest(number);
    }

    /** What the rules found about the account that stands. */
    @Transactional(readOnly = true)
    public List<Finding> findings(CaseNumber number) {
        return assessments.latest(number);
    }

    /** What the departments have signed in the present round, or in the last one. */
    @Transactional(readOnly = true)
    public List<SectorOpinion> sectors(CaseNumber number) {
        int round = get(number).sectorRound();
        List<SectorOpinion> present = sectors.of(number, round);
        return present.isEmpty() && round > 1 ? sectors.of(number, round - 1) : present;
    }

    /** What the township has to know about visiting the household itself; empty before the draw. */
    @Transactional(readOnly = true)
    public Optional<VisitDuty> visitDuty(CaseNumber number) {
        return samples.duty(Role.Tier.TOWNSHIP, number);
    }

    private HouseholdExit locked(CaseNumber number) {
        return cases.lock(number).orElseThrow(() -> new IllegalStateException("没有退出案卷 " + number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
