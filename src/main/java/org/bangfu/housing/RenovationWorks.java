package org.bangfu.housing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.funds.BenefitItem;
import org.bangfu.funds.CancelResult;
import org.bangfu.funds.Cancelled;
import org.bangfu.funds.Grant;
import org.bangfu.funds.GrantResult;
import org.bangfu.funds.Grants;
import org.bangfu.funds.NewGrant;
import org.bangfu.funds.NewInstalment;
import org.bangfu.funds.PaymentResult;
import org.bangfu.policy.Finding;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.housing.AreaLimits;
import org.bangfu.policy.housing.HousingRules;
import org.bangfu.policy.housing.PlanType;
import org.bangfu.recovery.Recoveries;
import org.bangfu.registry.Households;
import org.bangfu.registry.HousingFacts;
import org.bangfu.registry.RecordedSnapshot;
import org.bangfu.registry.SnapshotSource;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows the approval of a renovation: the money, the agreement, the building, the acceptance, the file; and what
 * happens when it is given up. Pages cancel; the process calls the rest while a task or a job of the case is done.
 */
@Component
@Transactional
public class RenovationWorks {

    /** The instalment that is paid when the household begins to build. */
    public static final String START = "START";

    /** The instalment that is paid after acceptance. */
    public static final String BALANCE = "BALANCE";

    private static final Set<Grant.InstalmentStatus> UNDER_WAY =
            Set.of(Grant.InstalmentStatus.IN_BATCH, Grant.InstalmentStatus.IN_TRANSIT);

    private final Renovations renovations;
    private final HousingPlaces places;
    private final HousingAssessments assessments;
    private final CaseFiles caseFiles;
    private final Evidence evidence;
    private final Households households;
    private final Grants grants;
    private final Recoveries recoveries;
    private final PolicyParameters policy;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RenovationWorks(
            Renovations renovations,
            HousingPlaces places,
            HousingAssessments assessments,
            CaseFiles caseFiles,
            Evidence evidence,
            Households households,
            Grants grants,
            Recoveries recoveries,
            PolicyParameters policy,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.renovations = renovations;
        this.places = places;
        this.assessments = assessments;
        this.caseFiles = caseFiles;
        this.evidence = evidence;
        this.households = households;
        this.grants = grants;
        this.recoveries = recoveries;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    // Cancelling: called by a page.

    /**
     * Gives up an approved renovation; what was paid is recovered, the place of the year becomes free.
     *
     * @throws HousingRefused when it is not approved, accepted already, or a payment is on its way
     */
    public void cancel(CaseNumber number, String reason) {
        Renovation renovation = renovations.locked(number);
        if (!caseFiles.get(number).isOpen() || renovation.cancelled() != null) {
            throw new HousingRefused("案卷" + number + "已经办结或正在取消，请刷新页面");
        }
        if (!HousingRenovations.isApproved(renovation)) {
            throw new HousingRefused("案卷" + number + "还没有批准，不需要取消；农户不再申请的，请办理“农户撤回”");
        }
        if (renovation.accepted() != null) {
            throw new HousingRefused("案卷" + number + "已经验收合格，不能取消");
        }
        boolean underWay = grants.of(number).stream()
                .flatMap(grant -> grant.instalments().stream())
                .anyMatch(instalment -> UNDER_WAY.contains(instalment.status()));
        if (underWay) {
            throw new HousingRefused("案卷" + number + "有补助正在制单或由银行代发，请移出批次或等银行回单后再取消");
        }
        renovations.cancelled(number, reason, today());
        events.publishEvent(new RenovationCancelled(number));
    }

    // Reading

    @Transactional(readOnly = true)
    public List<Inspection> inspections(CaseNumber number) {
        return renovations.inspections(number);
    }

    @Transactional(readOnly = true)
    public List<Acceptance> acceptances(CaseNumber number) {
        return renovations.acceptances(number);
    }

    /** Whether the case holds one of the year's places. */
    @Transactional(readOnly = true)
    public boolean holdsPlace(CaseNumber number) {
        return places.has(number);
    }

    // Steps: called by the process.

    /** Promises the money in two instalments; done twice it has one effect. Answers whether it was there. */
    public boolean commit(CaseNumber number) {
        Renovation renovation = renovations.locked(number);
        Money amount = amountOf(renovation);
        LocalDate approved = approvedOn(renovation);
        Money first = new Money(policy.value("housing.firstInstalment", approved)
                .asDecimal()
                .multiply(BigDecimal.valueOf(amount.fen()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
        GrantResult result = grants.approve(new NewGrant(
                number,
                BenefitItem.HOUSING_GRANT,
                String.valueOf(approved.getYear()),
                renovation.openedOn(),
                List.of(
                        new NewInstalment(START, first, "签订协议并开工"),
                        new NewInstalment(BALANCE, amount.minus(first), "竣工验收合格")),
                Set.of(HousingRenovations.APPROVAL_STEP),
                approved.plusYears(policy.number("housing.reaid.years", approved))));
        if (result instanceof org.bangfu.funds.Refusal refusal) {
            caseFiles.note(new TimelineEntry(number, "housing.notCommitted", refusal.sentence()));
            return false;
        }
        return true;
    }

    private static Money amountOf(Renovation renovation) {
        Renovation.Proposal proposal = renovation.proposal();
        Money amount = proposal == null ? null : proposal.amount();
        if (amount == null) {
            throw new IllegalStateException("案卷 " + renovation.caseNumber() + " 没有核定金额");
        }
        return amount;
    }

    private static LocalDate approvedOn(Renovation renovation) {
        Renovation.Proposal proposal = renovation.proposal();
        LocalDate on = proposal == null ? null : proposal.approvedOn();
        if (on == null) {
            throw new IllegalStateException("案卷 " + renovation.caseNumber() + " 没有批准");
        }
        return on;
    }

    /** Keeps that finance has mended what kept the money from being promised. */
    public void fundsProvided(CompletedTask task, String note) {
        renovations.locked(task.caseNumber());
        decided(task, "FUNDS_PROVIDED", "资金已落实", note);
    }

    /** Keeps the agreement; its area must be within the standard (R-HS-05). */
    public void agreed(CompletedTask task, BigDecimal squareMetres, LocalDate startBy, LocalDate finishBy) {
        CaseNumber number = task.caseNumber();
        Renovation renovation = renovations.locked(number);
        if (evidence.ofCase(number).stream().noneMatch(item -> item.kind() == EvidenceKind.HOUSE_AGREEMENT)) {
            throw new TaskRefused("请先在案卷里上传双方签字的改造协议");
        }
        int days = policy.days("housing.start", today());
        if (startBy.isBefore(today()) || startBy.isAfter(today().plusDays(days))) {
            throw new TaskRefused("开工日期应在今天起" + days + "天以内，请核对");
        }
        LocalDate yearEnd = LocalDate.of(today().getYear(), 12, 31);
        if (!finishBy.isAfter(startBy) || finishBy.isAfter(yearEnd)) {
            throw new TaskRefused("竣工日期应晚于开工日期，且在本预算年度内（" + yearEnd + "以前），请核对");
        }
        int persons = households.members(renovation.household()).size();
        PlanType method = renovation.method();
        List<Finding> findings = assessments.ofArea(number, method, persons, squareMetres, true, today());
        if (HousingRules.fails(findings)) {
            throw new TaskRefused(HousingRules.failures(findings));
        }
        AreaLimits limits = assessments.limits(persons);
        boolean unlimited = method == PlanType.REPAIR;
        renovations.agreed(
                number,
                persons,
                new Renovation.Agreement(
                        squareMetres,
                        unlimited ? null : limits.floor(),
                        unlimited ? null : limits.cap(),
                        today(),
                        startBy,
                        finishBy));
        decided(
                task,
                "AGREEMENT_SIGNED",
                "已签订改造协议，" + squareMetres.stripTrailingZeros().toPlainString() + "平方米",
                "");
    }

    /** The first moment at which the house is late. */
    @Transactional(readOnly = true)
    public String finishDue(CaseNumber number) {
        Renovation.Agreement agreement = agreementOf(renovation(number));
        return agreement.finishBy().plusDays(1) + "T00:00:00";
    }

    private Renovation renovation(CaseNumber number) {
        return renovations.find(number).orElseThrow(() -> new IllegalStateException("没有危房改造案卷 " + number));
    }

    private static Renovation.Agreement agreementOf(Renovation renovation) {
        Renovation.Agreement agreement = renovation.agreement();
        if (agreement == null) {
            throw new IllegalStateException("案卷 " + renovation.caseNumber() + " 没有改造协议");
        }
        return agreement;
    }

    /** Keeps when building began; answers the first moment at which the first instalment is late. */
    public String started(CompletedTask task, LocalDate on, String builder) {
        Renovation renovation = renovations.locked(task.caseNumber());
        requireBetween(agreementOf(renovation).signedOn(), on, "开工日期");
        renovations.started(task.caseNumber(), on, builder);
        decided(task, "STARTED", "已开工", "");
        return today().plusDays(policy.days("housing.payFirst", today()) + 1L) + "T00:00:00";
    }

    /** Keeps what the township saw on the site; a photo of this visit must be there. Answers whether it was sound. */
    public boolean inspected(
            CompletedTask task, Inspection.Stage stage, boolean passed, String findings, LocalDate on) {
        CaseNumber number = task.caseNumber();
        Renovation renovation = renovations.locked(number);
        Renovation.Building building = renovation.building();
        if (building == null) {
            throw new IllegalStateException("案卷 " + number + " 没有开工");
        }
        requireBetween(building.startedOn(), on, "检查日期");
        List<Inspection> earlier = renovations.inspections(number);
        long photos = evidence.ofCase(number).stream()
                .filter(item -> item.kind() == EvidenceKind.HOUSE_INSPECTION)
                .count();
        if (photos <= earlier.size()) {
            throw new TaskRefused("请先在案卷里上传本次检查的照片（每次检查至少一张）");
        }
        int round = (int) earlier.stream().filter(one -> one.stage() == stage).count() + 1;
        renovations.add(number, new Inspection(stage, round, passed, findings, on, task.by()));
        decided(task, passed ? "PASSED" : "FAILED", stage.label() + (passed ? "合格" : "不合格，须整改"), findings);
        return passed;
    }

    /** Keeps what was mended after an inspection or an acceptance. */
    public void mended(CompletedTask task, String work, LocalDate on) {
        Renovation renovation = renovations.locked(task.caseNumber());
        requireBetween(agreementOf(renovation).signedOn(), on, "整改完成日期");
        decided(task, "MENDED", "已整改", work);
    }

    /** Keeps that the house is finished; who rebuilds has taken the old one down. */
    public void completed(CompletedTask task, LocalDate on, boolean demolished) {
        Renovation renovation = renovations.locked(task.caseNumber());
        Renovation.Building building = renovation.building();
        if (building == null) {
            throw new IllegalStateException("案卷 " + task.caseNumber() + " 没有开工");
        }
        requireBetween(building.startedOn(), on, "竣工日期");
        if (renovation.method().demolishesOldHouse() && !demolished) {
            throw new TaskRefused("拆除重建的，旧房拆除后才能报告竣工，请确认后勾选“旧房已拆除”");
        }
        renovations.completed(task.caseNumber(), on, demolished);
        decided(task, "COMPLETED", "已竣工", "");
    }

    /** The agreed day is over and the house is not finished: reported, never decided by the clock. */
    public void buildingLate(CaseNumber number) {
        Renovation renovation = renovation(number);
        caseFiles.note(new TimelineEntry(
                number,
                "housing.buildingLate",
                "到协议竣工日期（" + agreementOf(renovation).finishBy() + "）没有竣工，已报县住建局督办"));
        audit.record(AuditEntry.of("housing.buildingLate").onCase(number).in(renovation.area()));
    }

    /**
     * Keeps what a party says to the finished house.
     *
     * @param measured what the county measured; null for the others
     */
    public void said(
            CompletedTask task,
            Acceptance.Party party,
            boolean agreed,
            String reason,
            boolean signed,
            Acceptance.@Nullable Measured measured) {
        CaseNumber number = task.caseNumber();
        Renovation renovation = renovations.locked(number);
        if (!signed) {
            throw new TaskRefused("三方须在验收表上签字，请签字后勾选");
        }
        if (!agreed && reason.isBlank()) {
            throw new TaskRefused("不合格的，请写明理由，农户据此整改");
        }
        if (party == Acceptance.Party.COUNTY) {
            requirePhotosAfter(number);
        }
        renovations.add(
                number,
                new Acceptance(
                        renovation.acceptanceRounds() + 1,
                        party,
                        agreed,
                        agreed ? null : reason,
                        task.by(),
                        today(),
                        measured));
        decided(task, agreed ? "ACCEPTED" : "NOT_ACCEPTED", agreed ? "验收合格" : "验收不合格", reason);
    }

    private void requirePhotosAfter(CaseNumber number) {
        int least = policy.number("housing.photos", today());
        long there = evidence.ofCase(number).stream()
                .filter(item -> item.kind() == EvidenceKind.HOUSE_AFTER)
                .count();
        if (there < least) {
            throw new TaskRefused("请先在案卷里上传至少" + least + "张改造后照片，现在有" + there + "张");
        }
    }

    /**
     * What the acceptance comes to.
     *
     * @param accepted whether all agree and the area is within the agreement's standard (R-HS-05)
     * @param reworkLeft whether the house may be mended and accepted again without the leading group
     * @param payDue the first moment at which the balance is late
     */
    public record Conclusion(boolean accepted, boolean reworkLeft, String payDue) {}

    /** Adds up what the three parties said in this round. */
    public Conclusion conclude(CaseNumber number) {
        Renovation renovation = renovations.locked(number);
        int round = renovation.acceptanceRounds() + 1;
        List<Acceptance> said = renovations.acceptances(number).stream()
                .filter(one -> one.round() == round)
                .toList();
        Acceptance.Measured measured = said.stream()
                .map(Acceptance::measured)
                .filter(one -> one != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("案卷 " + number + " 没有实测面积"));
        List<Finding> area = assessments.ofArea(
                number,
                renovation.method(),
                renovation.persons(),
                measured.squareMetres(),
                false,
                agreementOf(renovation).signedOn());
        boolean accepted = said.size() == Acceptance.Party.values().length
                && said.stream().allMatch(Acceptance::agreed)
                && !HousingRules.fails(area);
        renovations.acceptanceHeld(number, round);
        if (accepted) {
            renovations.accepted(
                    number,
                    new Renovation.Accepted(today(), measured.squareMetres(), measured.quality(), measured.toilet()));
            caseFiles.note(new TimelineEntry(number, "housing.accepted", "第" + round + "次联合验收合格"));
        } else {
            String reasons = said.stream()
                            .filter(one -> !one.agreed())
                            .map(one -> one.party().label() + "：" + one.reason() + "。")
                            .collect(Collectors.joining())
                    + HousingRules.failures(area);
            caseFiles.note(
                    new TimelineEntry(number, "housing.notAccepted", shortened("第" + round + "次联合验收不合格：" + reasons)));
        }
        return new Conclusion(
                accepted,
                round <= policy.number("housing.reworks.max", today()),
                today().plusDays(policy.days("housing.payWithin", today()) + 1L) + "T00:00:00");
    }

    private static String shortened(String text) {
        return text.length() > 500 ? text.substring(0, 500) : text;
    }

    /** Keeps whether the leading group lets the house be mended once more; otherwise the renovation is given up. */
    public void further(CompletedTask task, boolean goesOn, String reason) {
        renovations.locked(task.caseNumber());
        if (!goesOn) {
            renovations.cancelled(task.caseNumber(), "多次验收不合格：" + reason, today());
        }
        decided(task, goesOn ? "CONTINUED" : "TERMINATED", goesOn ? "继续整改" : "终止改造", reason);
    }

    /** Sends an instalment on its way, or again after the bank has returned it; answers whether it is on its way. */
    public boolean release(CaseNumber number, String instalment) {
        Renovation renovation = renovations.locked(number);
        if (instalment.equals(BALANCE) && renovation.accepted() == null) {
            throw new IllegalStateException("案卷 " + number + " 没有验收合格，不能付余款");
        }
        Grant grant = grants.of(number).orElseThrow(() -> new IllegalStateException("案卷 " + number + " 没有安排资金"));
        Grant.Instalment due = grant.instalments().stream()
                .filter(one -> one.key().equals(instalment))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("案卷 " + number + " 没有这一期：" + instalment));
        List<Finding> findings =
                assessments.ofPayment(number, amountOf(renovation), spent(grant, instalment), due.amount());
        if (HousingRules.fails(findings)) {
            throw new IllegalStateException("案卷 " + number + "：" + HousingRules.failures(findings));
        }
        PaymentResult result = due.status() == Grant.InstalmentStatus.RETURNED
                ? grants.reissue(number, instalment)
                : grants.release(number, instalment);
        if (result instanceof org.bangfu.funds.Refusal refusal) {
            caseFiles.note(new TimelineEntry(number, "housing.notReleased", refusal.sentence()));
            return false;
        }
        return true;
    }

    /** What other instalments have been paid or are on their way. */
    private static Money spent(Grant grant, String besides) {
        Set<Grant.InstalmentStatus> nothing = Set.of(
                Grant.InstalmentStatus.WAITING, Grant.InstalmentStatus.RETURNED, Grant.InstalmentStatus.CANCELLED);
        return grant.instalments().stream()
                .filter(one -> !one.key().equals(besides) && !nothing.contains(one.status()))
                .map(Grant.Instalment::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Keeps that what kept the bank from paying has been mended. */
    public void accountCorrected(CompletedTask task, String note) {
        renovations.locked(task.caseNumber());
        decided(task, "ACCOUNT_CORRECTED", "收款信息已更正", note);
    }

    /** The bank has paid an instalment. */
    public void paid(CaseNumber number, String instalment, Money amount) {
        renovations.locked(number);
        caseFiles.note(
                new TimelineEntry(number, "housing.paid", (instalment.equals(START) ? "首期款" : "余款") + amount + "元已到账"));
    }

    /** The household has paid something back: the year's budget line has it again. */
    public void repaid(CaseNumber number, Money amount) {
        grants.repaid(number, amount).ifPresent(refusal -> {
            throw new IllegalStateException(refusal.sentence());
        });
    }

    /** The term for paying is over: reported, never decided by the clock. */
    public void paymentLate(CaseNumber number) {
        Renovation renovation = renovation(number);
        caseFiles.note(new TimelineEntry(number, "housing.paymentLate", "补助没有按期发放到账，已报县住建局督办"));
        audit.record(AuditEntry.of("housing.paymentLate").onCase(number).in(renovation.area()));
    }

    /** The household lives safely: the register says so, and whoever wants to know is told. */
    public void close(CaseNumber number) {
        Renovation renovation = renovations.locked(number);
        Renovation.Accepted accepted = renovation.accepted();
        if (accepted == null) {
            throw new IllegalStateException("案卷 " + number + " 没有验收合格");
        }
        List<RecordedSnapshot> years = households.snapshots(renovation.household());
        RecordedSnapshot newest = years.isEmpty()
                ? new RecordedSnapshot(
                        YearlySnapshot.of(today().getYear(), renovation.persons()), SnapshotSource.ENTERED, today())
                : years.get(0);
        HousingFacts known = newest.figures().housing();
        Integer builtYear = switch (renovation.method()) {
            case REPAIR -> known.builtYear();
            case REBUILD, NEW_SITE -> Integer.valueOf(accepted.on().getYear());
            case BUY, SHARED_HOUSE -> null;
        };
        HousingFacts safe = new HousingFacts(
                accepted.squareMetres(),
                renovation.method() == PlanType.REPAIR ? known.structure() : null,
                builtYear,
                accepted.quality(),
                accepted.on().getYear());
        households.recordSnapshot(renovation.household(), newest.figures().with(safe), newest.source());
        renovations.closed(number, today());
        caseFiles.note(new TimelineEntry(number, "housing.safe", "信息库已登记安全住房，一户一档已归档"));
        audit.record(AuditEntry.of("housing.safe").onCase(number).in(renovation.area()));
        events.publishEvent(new HousingSafe(renovation.household(), number, today()));
    }

    /** Takes back what is not paid and the place of the year, claims what is; answers whether something is owed. */
    public boolean revoke(CaseNumber number) {
        Renovation renovation = renovations.locked(number);
        Renovation.Cancelled cancelled = renovation.cancelled();
        if (cancelled == null) {
            throw new IllegalStateException("案卷 " + number + " 没有决定取消");
        }
        CancelResult result = grants.cancel(number, "取消危房改造");
        if (result instanceof org.bangfu.funds.Refusal refusal) {
            throw new IllegalStateException(refusal.sentence());
        }
        places.free(number);
        Money paid = result instanceof Cancelled done ? done.paid() : Money.ZERO;
        caseFiles.note(new TimelineEntry(number, "housing.cancelled", shortened("取消改造，年度指标已腾出：" + cancelled.reason())));
        audit.record(AuditEntry.of("housing.cancelled").onCase(number).in(renovation.area()));
        if (paid.fen() <= 0) {
            return false;
        }
        recoveries.claim(number, BenefitItem.HOUSING_GRANT.label(), shortened(cancelled.reason()), paid);
        return true;
    }

    private void requireBetween(LocalDate first, LocalDate day, String which) {
        if (day.isBefore(first) || day.isAfter(today())) {
            throw new TaskRefused(which + "应在" + first + "到今天之间，请核对");
        }
    }

    private void decided(CompletedTask task, String code, String label, String reason) {
        caseFiles.decided(Decision.in(task, Outcome.of(code, label), reason));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
