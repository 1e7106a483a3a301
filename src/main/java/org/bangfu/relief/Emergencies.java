package org.bangfu.relief;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.Role;
import org.bangfu.common.WorkingCalendar;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.funds.ImprestResult;
import org.bangfu.funds.Imprests;
import org.bangfu.funds.NewProvisionalPayment;
import org.bangfu.policy.Finding;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.relief.ReliefRules;
import org.bangfu.recovery.Recoveries;
import org.bangfu.registry.Household;
import org.bangfu.registry.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Temporary relief by the emergency procedure: helped within hours on the township head's or the county duty officer's
 * word, out of the township's imprest; paperwork and the county's confirmation, adjustment or recovery follow.
 */
@Component
@Transactional
public class Emergencies {

    /** The tasks that decide provisionally. */
    static final Set<String> PROVISIONAL_STEPS = Set.of("userTask_decideByHead", "userTask_decideByDutyOfficer");
    /** The task that decides in the end. */
    static final Set<String> FINAL_STEPS = Set.of("userTask_confirmRelief");

    static final String BENEFIT = "紧急救助金";

    private final EmergencyCases cases;
    private final Surveys surveys;
    private final Awards awards;
    private final Referrals referrals;
    private final ReliefAssessments assessments;
    private final Reliefs reliefs;
    private final CaseFiles caseFiles;
    private final Evidence evidence;
    private final Households households;
    private final Imprests imprests;
    private final Recoveries recoveries;
    private final PolicyParameters policy;
    private final WorkingCalendar calendar;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Emergencies(
            EmergencyCases cases,
            Surveys surveys,
            Awards awards,
            Referrals referrals,
            ReliefAssessments assessments,
            Reliefs reliefs,
            CaseFiles caseFiles,
            Evidence evidence,
            Households households,
            Imprests imprests,
            Recoveries recoveries,
            PolicyParameters policy,
            WorkingCalendar calendar,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.surveys = surveys;
        this.awards = awards;
        this.referrals = referrals;
        this.assessments = assessments;
        this.reliefs = reliefs;
        this.caseFiles = caseFiles;
        this.evidence = evidence;
        this.households = households;
        this.imprests = imprests;
        this.recoveries = recoveries;
        this.policy = policy;
        this.calendar = calendar;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a case for a reported emergency.
     *
     * @throws org.bangfu.casefile.CaseAlreadyOpen when the household has an open emergency
     */
    public CaseNumber report(NewEmergency reported) {
        Household household = households.get(reported.household());
        CaseFile file = caseFiles.open(CaseKind.EMERGENCY_RELIEF, household.id(), household.area());
        awards.known(household.id());
        Instant now = clock.instant();
        Duration act =
                Duration.parse(policy.value("relief.emergency.act", today()).value());
        Emergency emergency = new Emergency(
                file.number(),
                household.id(),
                household.area(),
                reported.channel(),
                reported.reporter(),
                reported.cause(),
                reported.danger(),
                reported.report(),
                now,
                now.plus(act),
                confirmDue(LocalDate.ofInstant(now.plus(act), clock.getZone())),
                null,
                null,
                null,
                null,
                null,
                null);
        cases.insert(emergency);
        audit.record(AuditEntry.of("relief.emergencyReported")
                .onCase(file.number())
                .in(household.area())
                .with("channel", reported.channel().name()));
        events.publishEvent(
                new EmergencyReported(file.number(), household.area(), emergency.actDue(), emergency.confirmDue()));
        return file.number();
    }

    /** Paperwork, the county's decision, the notice after relief: only then is the money settled. */
    private LocalDate confirmDue(LocalDate helpedBy) {
        LocalDate decided = calendar.plusWorkdays(
                helpedBy,
                policy.days("relief.emergency.paper", today()) + policy.days("relief.emergency.confirm", today()));
        return calendar.plusDaysRolling(decided, policy.days("notice.days.relief.emergencyAfter", today()) + 1);
    }

    /** Opens an emergency out of an application that cannot wait. */
    public CaseNumber turnedFrom(CaseNumber ordinary) {
        Relief relief = reliefs.get(ordinary);
        return report(new NewEmergency(
                relief.household(),
                Emergency.Channel.VISIT,
                "由临时救助申请" + ordinary + "转来",
                relief.cause(),
                Emergency.Danger.LIFE,
                relief.statement()));
    }

    /** Ends the case at the household's wish, before it is helped. */
    public void withdraw(CaseNumber number, String ground) {
        Emergency emergency = locked(number);
        if (!caseFiles.get(number).isOpen() || emergency.providedAt() != null) {
            throw new ReliefRefused("案卷" + number + "已经先行救助或办结，不能撤回");
        }
        caseFiles.note(new TimelineEntry(number, "relief.withdrawn", "不再需要紧急救助：" + ground));
        events.publishEvent(new ReliefWithdrawn(number, true));
    }

    @Transactional(readOnly = true)
    public Optional<Emergency> find(CaseNumber number) {
        return cases.find(number);
    }

    /** @throws IllegalStateException when there is no such case */
    @Transactional(readOnly = true)
    public Emergency get(CaseNumber number) {
        return cases.find(number).orElseThrow(() -> new IllegalStateException("没有紧急救助案卷 " + number));
    }

    /** Keeps the fact sheet of the spot. */
    public void recordFacts(CaseNumber number, Emergency.Facts facts) {
        locked(number);
        Money cap = policy.money("relief.cap.case", today());
        if (facts.amount().fen() <= 0 || facts.amount().compareTo(cap) > 0) {
            throw new ReliefRefused("先行救助金额应大于零且不超过单次封顶" + cap + "元，请核对");
        }
        if (facts.means() == Means.GOODS
                && (facts.goods() == null || facts.goods().isBlank())) {
            throw new ReliefRefused("发放实物的，请写明品名和数量");
        }
        cases.facts(number, facts);
    }

    /**
     * What the facts come to.
     *
     * @param admissible whether the emergency procedure may be used (R-TE-01, R-TR-06)
     * @param withinTownship whether the township head's word is enough
     */
    public record Urgency(boolean admissible, boolean withinTownship) {}

    /** Called when the township completes the fact sheet. */
    public Urgency factsRecorded(CompletedTask task) {
        Emergency emergency = locked(task.caseNumber());
        Emergency.Facts facts = emergency.facts();
        if (facts == null) {
            throw new TaskRefused("请先在“现场核实”页面登记情况，再提交任务");
        }
        if (evidence.ofCase(task.caseNumber()).stream().noneMatch(item -> item.kind() == EvidenceKind.VISIT_PHOTO)) {
            throw new TaskRefused("请至少拍一张现场照片");
        }
        decided(task, "FACTS_RECORDED", "已现场核实", facts.text());
        List<Finding> findings =
                assessments.ofRequest(emergency.caseNumber(), emergency.household(), emergency.cause(), true, null);
        boolean admissible = !ReliefRules.has(findings, ReliefRules.EMERGENCY_TWICE)
                && !ReliefRules.has(findings, ReliefRules.BARRED);
        if (!admissible) {
            caseFiles.note(new TimelineEntry(
                    emergency.caseNumber(),
                    "relief.notUrgent",
                    ReliefProceedings.sentences(findings, ReliefRules.EMERGENCY_TWICE, ReliefRules.BARRED)));
        }
        return new Urgency(admissible, facts.amount().compareTo(policy.money("relief.emergency.limit", today())) <= 0);
    }

    /** What the decider says. */
    public enum Provision {
        RELIEVE("先行救助"),
        ORDINARY("转一般程序"),
        REFUSE("不予救助");

        private final String label;

        Provision(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Keeps the provisional decision of the township head, or of the county duty officer by phone. */
    public void decide(CompletedTask task, Provision provision, String reason) {
        Emergency emergency = locked(task.caseNumber());
        Emergency.Facts facts = factsOf(emergency);
        if (provision != Provision.RELIEVE && reason.isBlank()) {
            throw new TaskRefused("转一般程序或不予救助的，请写明理由");
        }
        boolean atTownship = task.role().tier() == Role.Tier.TOWNSHIP;
        if (provision == Provision.RELIEVE) {
            if (atTownship && facts.amount().compareTo(policy.money("relief.emergency.limit", today())) > 0) {
                throw new TaskRefused("金额超过乡镇先行救助限额，请由县民政局值班人员电话批准");
            }
            awards.lock(emergency.household());
            awards.add(new Awards.Given(
                    emergency.caseNumber(),
                    emergency.household(),
                    emergency.area(),
                    emergency.cause(),
                    true,
                    facts.means(),
                    facts.amount(),
                    today(),
                    task.by(),
                    atTownship));
        }
        decided(
                task,
                provision == Provision.RELIEVE ? "PROVISIONAL" : provision.name(),
                provision == Provision.RELIEVE ? "先行救助" + facts.amount() + "元" : provision.label(),
                reason);
        if (provision == Provision.REFUSE) {
            cases.refused(emergency.caseNumber(), reason, today());
        }
    }

    /** Pays out of the township's imprest, or issues the goods; answers whether there was enough. */
    public boolean provide(CaseNumber number) {
        Emergency emergency = locked(number);
        Emergency.Facts facts = factsOf(emergency);
        if (facts.means() == Means.CASH) {
            ImprestResult result = imprests.provisional(new NewProvisionalPayment(
                    number,
                    today().getYear() + "-" + emergency.cause().name(),
                    LocalDate.ofInstant(emergency.reportedAt(), clock.getZone()),
                    facts.amount(),
                    PROVISIONAL_STEPS,
                    emergency.confirmDue()));
            if (result instanceof org.bangfu.funds.Refusal refusal) {
                caseFiles.note(new TimelineEntry(number, "relief.imprestShort", refusal.sentence()));
                return false;
            }
        }
        cases.provided(number, clock.instant());
        return true;
    }

    /** Keeps that the county has seen to the imprest. */
    public void imprestProvided(CompletedTask task, String note) {
        locked(task.caseNumber());
        decided(task, "IMPREST_PROVIDED", "备用金已落实", note);
    }

    /** Keeps that the household has what it was given. */
    public void handedOver(CompletedTask task, LocalDate on, String receiver) {
        locked(task.caseNumber());
        if (on.isAfter(today()) || receiver.isBlank()) {
            throw new TaskRefused("请填写发放日期（不晚于今天）和签收人");
        }
        cases.handedOver(task.caseNumber(), new Emergency.Receipt(on, receiver));
        decided(task, "HANDED_OVER", "救助已发放到手，" + receiver + "签收", "");
    }

    /** The term for helping is over: reported when nobody has been helped yet, never decided by the clock. */
    public void actTermReached(CaseNumber number) {
        Emergency emergency = get(number);
        if (emergency.providedAt() == null && emergency.refused() == null) {
            caseFiles.note(new TimelineEntry(number, "relief.actLate", "报告后没有在规定时间内先行救助，已报县民政局督办"));
            audit.record(AuditEntry.of("relief.actLate").onCase(number).in(emergency.area()));
        }
    }

    /** The term for confirming is over: told to supervision while the money is not settled. */
    public void confirmTermReached(CaseNumber number) {
        Emergency emergency = get(number);
        if (emergency.providedAt() != null && emergency.conclusion() == null) {
            caseFiles.note(new TimelineEntry(number, "relief.confirmLate", "先行救助逾期没有追认，已报县纪检监察督办，备用金停止补充"));
            audit.record(AuditEntry.of("relief.confirmLate").onCase(number).in(emergency.area()));
        }
    }

    /** R-TR-02 to R-TR-04 for the paperwork: shown to the county, which decides. */
    public void assess(CaseNumber number) {
        Emergency emergency = locked(number);
        assessments.ofNeed(
                number,
                emergency.household(),
                emergency.cause(),
                surveys.latest(number).orElseThrow());
    }

    /**
     * Keeps the county's decision afterwards.
     *
     * @param amount for ADJUST: what is right
     * @param deceived whether the applicant hid or invented something: only then is it recovered
     */
    public void conclude(
            CompletedTask task,
            Emergency.Result result,
            @Nullable BigDecimal amount,
            boolean deceived,
            boolean furtherNeed,
            String reason) {
        Emergency emergency = locked(task.caseNumber());
        Money given = factsOf(emergency).amount();
        if (result != Emergency.Result.CONFIRM && reason.isBlank()) {
            throw new TaskRefused("调整或追回的，请写明理由");
        }
        if (result == Emergency.Result.RECOVER && !deceived) {
            throw new TaskRefused("申请人没有隐瞒或骗取的，不追回；请选择“追认”并写明情况");
        }
        Money right = switch (result) {
            case CONFIRM -> given;
            case ADJUST -> adjusted(given, amount);
            case RECOVER -> Money.ZERO;
        };
        cases.concluded(
                emergency.caseNumber(),
                new Emergency.Conclusion(
                        result, right, reason.strip(), furtherNeed && result != Emergency.Result.RECOVER));
        awards.lock(emergency.household());
        awards.change(emergency.caseNumber(), right);
        decided(
                task,
                switch (result) {
                    case CONFIRM -> "APPROVED";
                    case ADJUST -> "APPROVED_ADJUSTED";
                    case RECOVER -> "RECOVER";
                },
                result == Emergency.Result.ADJUST ? "调整为" + right + "元" : result.label(),
                reason);
    }

    private Money adjusted(Money given, @Nullable BigDecimal amount) {
        Money cap = policy.money("relief.cap.case", today());
        Money right = amount == null ? Money.ZERO : Money.yuan(amount);
        if (right.fen() <= 0 || right.equals(given) || right.compareTo(cap) > 0) {
            throw new TaskRefused("调整后的金额应大于零、与先行救助的" + given + "元不同、不超过" + cap + "元，请核对");
        }
        return right;
    }

    /**
     * Settles the imprest money; answers whether the household has to give some of it back.
     *
     * @throws IllegalStateException when the ledger refuses
     */
    public boolean settle(CaseNumber number) {
        Emergency emergency = locked(number);
        Emergency.Facts facts = factsOf(emergency);
        Emergency.Conclusion conclusion = concluded(emergency);
        boolean adjusted = conclusion.result() == Emergency.Result.ADJUST;
        if (facts.means() == Means.CASH) {
            settled(
                    number,
                    adjusted
                            ? imprests.adjust(number, conclusion.amount(), FINAL_STEPS)
                            : imprests.confirm(number, FINAL_STEPS));
        }
        Money surplus = facts.amount().minus(conclusion.amount());
        if (adjusted && surplus.fen() > 0) {
            recoveries.claim(number, BENEFIT, "县民政局核定的金额少于先行救助：" + conclusion.reason(), surplus);
            return true;
        }
        return false;
    }

    /** The relief was wrong, by the county's decision or an upheld objection: all of it is claimed back. */
    public void revoke(CaseNumber number) {
        Emergency emergency = locked(number);
        Emergency.Facts facts = factsOf(emergency);
        Emergency.Conclusion conclusion = concluded(emergency);
        String reason = conclusion.result() == Emergency.Result.RECOVER ? conclusion.reason() : "救助后公示期间收到异议，经调查异议成立";
        cases.concluded(number, new Emergency.Conclusion(Emergency.Result.RECOVER, Money.ZERO, reason, false));
        awards.lock(emergency.household());
        awards.change(number, Money.ZERO);
        if (facts.means() == Means.CASH) {
            settled(number, imprests.recover(number, FINAL_STEPS));
        }
        recoveries.claim(number, BENEFIT, reason, facts.amount());
    }

    private static void settled(CaseNumber number, ImprestResult result) {
        if (result instanceof org.bangfu.funds.Refusal refusal) {
            throw new IllegalStateException("案卷 " + number + " 的先行救助不能结清：" + refusal.sentence());
        }
    }

    /** A household has given money back: it goes into the township's imprest again. */
    public void repaid(CaseNumber number, Money amount) {
        if (factsOf(get(number)).means() == Means.CASH) {
            settled(number, imprests.repaid(number, amount));
        }
    }

    /** Looks what else the household may be entitled to, and sends it on. */
    public void refer(CaseNumber number) {
        Emergency emergency = locked(number);
        referrals.look(
                number,
                emergency.household(),
                emergency.cause(),
                surveys.latest(number).orElse(null));
    }

    /** Opens the ordinary case that goes on with the emergency, or that it turned out to be; once. */
    public void openOrdinary(CaseNumber number) {
        Emergency emergency = locked(number);
        if (emergency.followUp() != null) {
            return;
        }
        if (caseFiles.openCase(emergency.household(), CaseKind.RELIEF).isPresent()) {
            caseFiles.note(new TimelineEntry(number, "relief.ordinaryOpen", "本户已有在办的临时救助案卷，不另行开立"));
            return;
        }
        boolean helped = emergency.providedAt() != null;
        CaseNumber followUp = reliefs.open(
                new NewRelief(
                        emergency.household(),
                        helped ? Relief.Origin.FOLLOW_UP : Relief.Origin.TURNED,
                        emergency.cause(),
                        LocalDate.ofInstant(emergency.reportedAt(), clock.getZone()),
                        Money.ZERO,
                        Money.ZERO,
                        emergency.report(),
                        ""),
                number);
        cases.followedUp(number, followUp);
        caseFiles.note(new TimelineEntry(number, "relief.ordinaryOpened", "已开立临时救助案卷 " + followUp));
    }

    /** Keeps how the written reasons reached the household. */
    public void delivered(CompletedTask task, LocalDate on, String method) {
        Emergency emergency = locked(task.caseNumber());
        Emergency.Refused refused = emergency.refused();
        if (refused == null) {
            throw new IllegalStateException("案卷 " + task.caseNumber() + " 没有不予救助的理由");
        }
        if (on.isAfter(today()) || on.isBefore(refused.on())) {
            throw new TaskRefused("送达日期应在作出答复之日到今天之间，请核对");
        }
        cases.delivered(task.caseNumber(), on, method);
        decided(task, "DELIVERED", "书面答复已送达", "");
    }

    /** Closes the case file; heard when the process reaches an end. */
    public void ended(CaseNumber number, Outcome outcome) {
        caseFiles.close(number, outcome);
    }

    private static Emergency.Facts factsOf(Emergency emergency) {
        Emergency.Facts facts = emergency.facts();
        if (facts == null) {
            throw new IllegalStateException("案卷 " + emergency.caseNumber() + " 没有现场核实");
        }
        return facts;
    }

    private static Emergency.Conclusion concluded(Emergency emergency) {
        Emergency.Conclusion conclusion = emergency.conclusion();
        if (conclusion == null) {
            throw new IllegalStateException("案卷 " + emergency.caseNumber() + " 县里还没有作出决定");
        }
        return conclusion;
    }

    private void decided(CompletedTask task, String code, String label, String reason) {
        caseFiles.decided(Decision.in(task, Outcome.of(code, label), reason));
    }

    private Emergency locked(CaseNumber number) {
        return cases.lock(number).orElseThrow(() -> new IllegalStateException("没有紧急救助案卷 " + number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
