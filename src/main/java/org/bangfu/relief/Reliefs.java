package org.bangfu.relief;

import java.math.BigDecimal;
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
import org.bangfu.funds.BenefitItem;
import org.bangfu.funds.FundCategory;
import org.bangfu.funds.Grant;
import org.bangfu.funds.GrantResult;
import org.bangfu.funds.Grants;
import org.bangfu.funds.NewGrant;
import org.bangfu.funds.NewInstalment;
import org.bangfu.funds.PaymentResult;
import org.bangfu.policy.Finding;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.Severity;
import org.bangfu.policy.relief.EarlierRelief;
import org.bangfu.policy.relief.ReliefRules;
import org.bangfu.registry.Household;
import org.bangfu.registry.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Temporary relief by the ordinary procedure, from the application to the money. Pages open, supplement and withdraw; the
 * process calls the rest while a task or a job of the case is done. Scope is the callers' to check; seats and four eyes
 * are the engine's.
 */
@Component
@Transactional
public class Reliefs {

    /** The tasks that approve: the money is promised on the last decision of one of them. */
    static final Set<String> APPROVAL_STEPS = Set.of("userTask_approveTownship", "userTask_approveCounty");

    private final ReliefCases cases;
    private final Surveys surveys;
    private final Awards awards;
    private final SplitFlags flags;
    private final Referrals referrals;
    private final ReliefAssessments assessments;
    private final CaseFiles caseFiles;
    private final Evidence evidence;
    private final Households households;
    private final Grants grants;
    private final PolicyParameters policy;
    private final WorkingCalendar calendar;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reliefs(
            ReliefCases cases,
            Surveys surveys,
            Awards awards,
            SplitFlags flags,
            Referrals referrals,
            ReliefAssessments assessments,
            CaseFiles caseFiles,
            Evidence evidence,
            Households households,
            Grants grants,
            PolicyParameters policy,
            WorkingCalendar calendar,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.surveys = surveys;
        this.awards = awards;
        this.flags = flags;
        this.referrals = referrals;
        this.assessments = assessments;
        this.caseFiles = caseFiles;
        this.evidence = evidence;
        this.households = households;
        this.grants = grants;
        this.policy = policy;
        this.calendar = calendar;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    // Opening, supplementing, withdrawing: called by pages.

    /**
     * Opens a case for a household of the information base, registered as poor or not.
     *
     * @throws org.bangfu.casefile.CaseAlreadyOpen when it has an open one
     * @throws ReliefRefused when what was said cannot be
     */
    public CaseNumber open(NewRelief asked) {
        if (asked.eventOn().isAfter(today())) {
            throw new ReliefRefused("事由发生日期不能晚于今天，请核对");
        }
        if (asked.reimbursed().compareTo(asked.cost()) > 0) {
            throw new ReliefRefused("已报销和其他救助不能超过支出或损失，请核对");
        }
        return open(asked, null);
    }

    /** Opens the case that an emergency goes on with, or turns into. */
    CaseNumber open(NewRelief asked, @Nullable CaseNumber follows) {
        Household household = households.get(asked.household());
        CaseFile file = caseFiles.open(CaseKind.RELIEF, household.id(), household.area());
        LocalDate overallDue = calendar.plusWorkdays(today(), policy.days("relief.total.sla", today()));
        awards.known(household.id());
        cases.insert(new Relief(
                file.number(),
                household.id(),
                household.area(),
                asked.origin(),
                follows,
                asked.cause(),
                asked.eventOn(),
                new Relief.Claimed(asked.cost(), asked.reimbursed()),
                asked.statement(),
                asked.proxyName().isBlank() ? null : asked.proxyName(),
                today(),
                overallDue,
                0,
                null,
                null,
                null,
                null,
                null));
        audit.record(AuditEntry.of("relief.opened")
                .onCase(file.number())
                .in(household.area())
                .with("origin", asked.origin().name()));
        if (follows != null) {
            caseFiles.note(new TimelineEntry(file.number(), "relief.follows", "接续紧急救助案卷 " + follows));
        }
        events.publishEvent(new ReliefOpened(file.number(), household.area(), overallDue));
        return file.number();
    }

    /** Keeps what was brought in answer to the list of gaps. */
    public void supplement(CaseNumber number, String supplement) {
        Relief relief = locked(number);
        if (!caseFiles.get(number).isOpen() || relief.gaps() == null) {
            throw new ReliefRefused("案卷" + number + "没有待补正的申请，请刷新页面");
        }
        caseFiles.note(new TimelineEntry(number, "relief.supplemented", "已补正申请资料：" + supplement));
        events.publishEvent(new ReliefSupplemented(number));
    }

    /** Ends the case at the household's wish, before the money is promised. */
    public void withdraw(CaseNumber number, String ground) {
        locked(number);
        if (!caseFiles.get(number).isOpen()) {
            throw new ReliefRefused("案卷" + number + "已经办结，不能撤回");
        }
        if (isApproved(number)) {
            throw new ReliefRefused("案卷" + number + "已经审批，不能撤回；不再需要的，请告知民政所在发放环节处理");
        }
        caseFiles.note(new TimelineEntry(number, "relief.withdrawn", "家庭撤回申请：" + ground));
        events.publishEvent(new ReliefWithdrawn(number, false));
    }

    private boolean isApproved(CaseNumber number) {
        return caseFiles.decisions(number).stream()
                .anyMatch(made -> APPROVAL_STEPS.contains(made.decision().step())
                        && made.decision().outcome().code().startsWith("APPROV"));
    }

    // Reading

    @Transactional(readOnly = true)
    public Optional<Relief> find(CaseNumber number) {
        return cases.find(number);
    }

    /** @throws IllegalStateException when there is no such case */
    @Transactional(readOnly = true)
    public Relief get(CaseNumber number) {
        return cases.find(number).orElseThrow(() -> new IllegalStateException("没有临时救助案卷 " + number));
    }

    /** The latest survey of an ordinary case, or of the paperwork after an emergency. */
    @Transactional(readOnly = true)
    public Optional<Survey> survey(CaseNumber number) {
        return surveys.latest(number);
    }

    /** What the rules found about the need; empty before the survey. */
    @Transactional(readOnly = true)
    public List<Finding> need(CaseNumber number) {
        return assessments.latestNeed(number);
    }

    /** What the household was awarded in the twelve months before today, without this case. */
    @Transactional(readOnly = true)
    public List<EarlierRelief> earlier(CaseNumber number) {
        LocalDate after = today().minusYears(1);
        return awards.of(caseFiles.get(number).household(), number).stream()
                .filter(one -> one.on().isAfter(after))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Referral> referrals(CaseNumber number) {
        return referrals.of(number);
    }

    // Steps: called by the process.

    /** What came of looking at an application. */
    public enum Acceptance {
        ACCEPT("予以受理"),
        RETURN("一次性告知补正"),
        URGENT("情况紧急，转紧急程序"),
        REFUSE("不予受理");

        private final String label;

        Acceptance(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Keeps what the township said to an application.
     *
     * @param text what is missing, why it is urgent, or why it is refused
     * @param specialGround what makes it a special case although the cause was helped this year already; empty when none
     */
    public void accept(CompletedTask task, Acceptance acceptance, String text, String specialGround) {
        Relief relief = locked(task.caseNumber());
        if (acceptance != Acceptance.ACCEPT && text.isBlank()) {
            throw new TaskRefused(acceptance == Acceptance.RETURN ? "请在“说明”中逐项写明还缺哪些资料，一次告知" : "请在“说明”中写明理由，家庭据此知道为什么");
        }
        if (acceptance == Acceptance.RETURN) {
            if (relief.returns() >= policy.number("relief.returns.max", today())) {
                throw new TaskRefused("缺什么资料只能一次性告知，已经告知过；请受理，或写明理由不予受理");
            }
            cases.returned(relief.caseNumber(), text);
        }
        if (acceptance == Acceptance.ACCEPT && !specialGround.isBlank()) {
            cases.specialAsked(relief.caseNumber(), specialGround);
        }
        decided(task, acceptance.name(), acceptance.label(), text);
        if (acceptance == Acceptance.REFUSE) {
            refuse(relief.caseNumber(), Refusal.INCOMPLETE, text);
        }
    }

    /**
     * What the rules say to a request.
     *
     * @param admissible whether it goes on
     * @param special whether the county has to answer first
     */
    public record Request(boolean admissible, boolean special) {}

    /** R-TR-01 and R-TR-06; refuses what is barred, and a repeated cause for which nobody has stated a special case. */
    public Request checkRequest(CaseNumber number) {
        Relief relief = locked(number);
        List<Finding> findings =
                assessments.ofRequest(number, relief.household(), relief.cause(), false, relief.follows());
        if (ReliefRules.has(findings, ReliefRules.BARRED)) {
            refuse(number, Refusal.BARRED, sentences(findings, ReliefRules.BARRED));
            return new Request(false, false);
        }
        if (!ReliefRules.has(findings, ReliefRules.SAME_CAUSE)) {
            return new Request(true, false);
        }
        if (relief.special() == null) {
            refuse(number, Refusal.SAME_CAUSE, sentences(findings, ReliefRules.SAME_CAUSE));
            return new Request(false, false);
        }
        return new Request(false, true);
    }

    /** Keeps the county's answer to a special case; refuses when it is not granted. */
    public boolean answerSpecial(CompletedTask task, boolean granted, String reason) {
        locked(task.caseNumber());
        if (!granted && reason.isBlank()) {
            throw new TaskRefused("不同意按特殊情形办理的，请写明理由");
        }
        cases.specialAnswered(task.caseNumber(), granted);
        decided(task, granted ? "SPECIAL_GRANTED" : "SPECIAL_DENIED", granted ? "同意按特殊情形办理" : "不同意按特殊情形办理", reason);
        if (!granted) {
            refuse(task.caseNumber(), Refusal.SAME_CAUSE, "同一事由本年已救助，县民政局不同意按特殊情形再次救助：" + reason);
        }
        return granted;
    }

    /** Keeps a survey, of an ordinary case or for the paperwork after an emergency. */
    public void survey(CaseNumber number, Survey survey) {
        if (survey.costs().isEmpty()) {
            throw new ReliefRefused("请至少填写一项支出或损失");
        }
        if (survey.surveyor().equals(survey.secondSurveyor())) {
            throw new ReliefRefused("入户调查须两人，请选择另一名调查人");
        }
        surveys.add(number, survey);
        audit.record(AuditEntry.of("relief.surveyed")
                .onCase(number)
                .in(caseFiles.get(number).area())
                .with("members", survey.persons()));
    }

    /** Called when the surveyors complete their task: a survey of this round and photos must be there. */
    public void surveyed(CompletedTask task) {
        Optional<Survey> survey = surveys.latest(task.caseNumber());
        long before = caseFiles.decisions(task.caseNumber()).stream()
                .filter(made -> made.decision().step().equals(task.key()))
                .count();
        if (survey.map(Survey::round).orElse(0) <= before) {
            throw new TaskRefused("请先在“入户调查”页面登记本次调查，再提交任务");
        }
        if (evidence.ofCase(task.caseNumber()).stream().noneMatch(item -> item.kind() == EvidenceKind.VISIT_PHOTO)) {
            throw new TaskRefused("请至少拍一张入户调查照片");
        }
        if (!survey.map(Survey::householdSigned).orElse(false)) {
            throw new TaskRefused("请在调查表上由家庭签字后再提交");
        }
        decided(task, "SURVEYED", "已入户调查", survey.map(Survey::findings).orElse(""));
    }

    /** R-TR-02 to R-TR-04: proposes the amount, or refuses with the rules' reasons; answers whether the case goes on. */
    public boolean assess(CaseNumber number) {
        Relief relief = locked(number);
        Survey survey = surveys.latest(number).orElseThrow();
        List<Finding> findings = assessments.ofNeed(number, relief.household(), relief.cause(), survey);
        if (ReliefRules.has(findings, ReliefRules.NO_MONTHS)) {
            throw new IllegalStateException("案卷 " + number + "：" + sentences(findings, ReliefRules.NO_MONTHS));
        }
        if (ReliefRules.has(findings, ReliefRules.COVERED)) {
            refuse(number, Refusal.COVERED, sentences(findings, ReliefRules.COVERED));
            return false;
        }
        if (ReliefRules.has(findings, ReliefRules.NO_BURDEN) || ReliefRules.has(findings, ReliefRules.BELOW_SHARE)) {
            refuse(number, Refusal.NOT_BURDENED, sentences(findings, ReliefRules.NO_BURDEN, ReliefRules.BELOW_SHARE));
            return false;
        }
        ReliefRules.proposed(findings)
                .ifPresent(amount -> cases.award(number, new Relief.Award(Means.CASH, amount, null)));
        return true;
    }

    /** An official's opinion on a case. */
    public enum Opinion {
        APPROVE("同意"),
        RETURN("退回"),
        REJECT("不予同意");

        private final String label;

        Opinion(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Keeps the township's opinion: means and amount are what the notice will show.
     *
     * @param amount null for what the rules proposed
     * @param goods what is given, for goods
     */
    public void opine(
            CompletedTask task,
            Opinion opinion,
            Means means,
            @Nullable BigDecimal amount,
            String goods,
            String reason) {
        CaseNumber number = task.caseNumber();
        locked(number);
        List<Finding> findings = assessments.latestNeed(number);
        boolean assets = findings.stream().anyMatch(finding -> finding.severity() == Severity.REVIEW);
        if (reason.isBlank() && (opinion != Opinion.APPROVE || assets)) {
            throw new TaskRefused(opinion == Opinion.APPROVE ? "部门名单上有本户成员，请在“理由”中写明是否影响救助" : "退回或不予同意时请在“理由”中写明");
        }
        if (opinion == Opinion.APPROVE) {
            cases.award(
                    number,
                    award(means, amount, goods, ReliefRules.proposed(findings).orElse(null)));
        }
        decided(task, opinion.name(), opinion.label(), reason);
        if (opinion == Opinion.REJECT) {
            refuse(number, Refusal.BY_TOWNSHIP, reason);
        }
    }

    private static Relief.Award award(
            Means means, @Nullable BigDecimal amount, String goods, @Nullable Money proposed) {
        if (means == Means.REFERRAL) {
            return new Relief.Award(means, null, null);
        }
        if (proposed == null) {
            throw new TaskRefused("本户本年已达到年度封顶，只能转介服务");
        }
        Money value = amount == null ? proposed : Money.yuan(amount);
        if (value.fen() <= 0 || value.compareTo(proposed) > 0) {
            throw new TaskRefused("金额应大于零且不超过按标准计算的" + proposed + "元，请核对");
        }
        if (means == Means.GOODS && goods.isBlank()) {
            throw new TaskRefused("发放实物的，请写明品名和数量");
        }
        return new Relief.Award(means, value, means == Means.GOODS ? goods : null);
    }

    /**
     * Who has to approve.
     *
     * @param withinTownship whether the sum of twelve months is within the township's limit
     * @param reserveShort whether finance has to provide money first
     */
    public record Level(boolean withinTownship, boolean reserveShort) {}

    /** R-TR-05; a request that is small only by itself is flagged. */
    public Level level(CaseNumber number) {
        Relief relief = locked(number);
        Relief.Award award = awarded(relief);
        Money reserve = award.means() == Means.CASH ? grants.available(today().getYear(), FundCategory.RELIEF) : null;
        List<Finding> findings = assessments.ofLevel(number, relief.household(), award.value(), reserve);
        if (ReliefRules.has(findings, ReliefRules.SPLIT)) {
            flags.splitSeen(number, relief.area(), sentences(findings, ReliefRules.SPLIT));
        }
        return new Level(
                ReliefRules.has(findings, ReliefRules.TOWNSHIP), ReliefRules.has(findings, ReliefRules.RESERVE_SHORT));
    }

    /** Keeps that finance has provided money. */
    public void fundsProvided(CompletedTask task, String note) {
        locked(task.caseNumber());
        decided(task, "FUNDS_PROVIDED", "资金已落实", note);
    }

    /** A decision on the amount. */
    public enum Verdict {
        APPROVE("同意"),
        REDUCE("同意，减少金额"),
        RETURN("退回乡镇"),
        REFUSE("不予同意");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public boolean isApproval() {
            return this == APPROVE || this == REDUCE;
        }
    }

    /**
     * Keeps the approver's decision. The township approves only while the household's twelve months stay within its limit.
     *
     * @param amount for REDUCE: less than what was posted
     */
    public void approve(CompletedTask task, Verdict verdict, @Nullable BigDecimal amount, String reason) {
        CaseNumber number = task.caseNumber();
        Relief relief = locked(number);
        Relief.Award award = awarded(relief);
        if (verdict != Verdict.APPROVE && reason.isBlank()) {
            throw new TaskRefused("减少金额、退回或不予同意的，请在“理由”中写明");
        }
        if (verdict == Verdict.REDUCE) {
            award = reduced(award, amount);
            cases.award(number, award);
        }
        if (verdict.isApproval()) {
            awards.lock(relief.household());
            boolean atTownship = task.role().tier() == Role.Tier.TOWNSHIP;
            if (atTownship && !assessments.isWithinTownship(number, relief.household(), award.value())) {
                throw new TaskRefused("本户十二个月累计已超过乡镇审批限额，应由县民政局审批，请退回重新核定层级");
            }
            Awards.Given given = new Awards.Given(
                    number,
                    relief.household(),
                    relief.area(),
                    relief.cause(),
                    false,
                    award.means(),
                    award.value(),
                    today(),
                    task.by(),
                    atTownship);
            awards.add(given);
            flags.awarded(given);
        }
        decided(
                task,
                switch (verdict) {
                    case APPROVE -> "APPROVED";
                    case REDUCE -> "APPROVED_REDUCED";
                    case RETURN -> "RETURNED";
                    case REFUSE -> "REFUSED";
                },
                verdict.isApproval() ? verdict.label() + "，" + award.value() + "元" : verdict.label(),
                reason);
        if (verdict == Verdict.REFUSE) {
            refuse(number, Refusal.BY_APPROVER, reason);
        }
    }

    private static Relief.Award reduced(Relief.Award award, @Nullable BigDecimal amount) {
        if (amount == null) {
            throw new TaskRefused("请填写减少后的金额");
        }
        Money less = Money.yuan(amount);
        if (less.fen() <= 0 || less.compareTo(award.value()) >= 0) {
            throw new TaskRefused("减少后的金额应大于零且少于公示的" + award.value() + "元；要增加的，请退回乡镇重新公示");
        }
        return new Relief.Award(award.means(), less, award.goods());
    }

    /** Promises the money; done twice it has one effect. Answers whether there was enough. */
    public boolean commit(CaseNumber number) {
        Relief relief = locked(number);
        long round = awards.of(relief.household(), number, relief.follows()).stream()
                .filter(one -> one.cause() == relief.cause() && one.on().getYear() == today().getYear())
                .count();
        String period =
                relief.openedOn().getYear() + "-" + relief.cause().name() + (round == 0 ? "" : "-" + (round + 1));
        GrantResult result = grants.approve(NewGrant.atOnce(
                number,
                BenefitItem.RELIEF_CASH,
                period,
                relief.openedOn(),
                awarded(relief).value(),
                APPROVAL_STEPS));
        if (result instanceof org.bangfu.funds.Refusal refusal) {
            caseFiles.note(new TimelineEntry(number, "relief.notCommitted", refusal.sentence()));
            return false;
        }
        return true;
    }

    /** Sends the money on its way, or again after the bank has returned it; answers whether it is on its way. */
    public boolean release(CaseNumber number) {
        boolean returned = grants.of(number).stream()
                .flatMap(grant -> grant.instalments().stream())
                .anyMatch(instalment -> instalment.status() == Grant.InstalmentStatus.RETURNED);
        PaymentResult result =
                returned ? grants.reissue(number, NewInstalment.WHOLE) : grants.release(number, NewInstalment.WHOLE);
        if (result instanceof org.bangfu.funds.Refusal refusal) {
            caseFiles.note(new TimelineEntry(number, "relief.notReleased", refusal.sentence()));
            return false;
        }
        return true;
    }

    /** Keeps that what kept the bank from paying has been mended. */
    public void accountCorrected(CompletedTask task, String note) {
        locked(task.caseNumber());
        decided(task, "ACCOUNT_CORRECTED", "收款信息已更正", note);
    }

    /** The bank has paid. */
    public void paid(CaseNumber number) {
        locked(number);
        cases.settled(number, today());
        caseFiles.note(new TimelineEntry(number, "relief.paid", "救助金已到账"));
    }

    /** The first day on which a payment that is approved today is late. */
    @Transactional(readOnly = true)
    public LocalDate payDue() {
        return calendar.plusWorkdays(today(), policy.days("relief.pay", today()))
                .plusDays(1);
    }

    /** The term for paying is over: reported, never decided by the clock. */
    public void paymentLate(CaseNumber number) {
        Relief relief = get(number);
        caseFiles.note(new TimelineEntry(number, "relief.paymentLate", "审批后没有按期发放到账，已报县民政局督办"));
        audit.record(AuditEntry.of("relief.paymentLate").onCase(number).in(relief.area()));
    }

    /** Keeps that goods were handed over. */
    public void goodsDelivered(CompletedTask task, LocalDate on, String receiver) {
        Relief relief = locked(task.caseNumber());
        if (on.isAfter(today()) || receiver.isBlank()) {
            throw new TaskRefused("请填写发放日期（不晚于今天）和签收人");
        }
        cases.settled(relief.caseNumber(), on);
        decided(task, "GOODS_DELIVERED", "实物已发放，" + receiver + "签收", "");
    }

    /** What the award is by: for the process to go on with. */
    @Transactional(readOnly = true)
    public Means means(CaseNumber number) {
        return awarded(get(number)).means();
    }

    /** Looks what else the household may be entitled to, and sends it on. */
    public void refer(CaseNumber number) {
        Relief relief = locked(number);
        referrals.look(
                number,
                relief.household(),
                relief.cause(),
                surveys.latest(number).orElse(null));
        if (awarded(relief).means() == Means.REFERRAL) {
            cases.settled(number, today());
        }
    }

    /** The objection against the notice was upheld. */
    public void objectionUpheld(CaseNumber number) {
        locked(number);
        refuse(number, Refusal.OBJECTION, "公示期间收到异议，经调查异议成立");
    }

    /** Keeps how the written reasons reached the household. */
    public void delivered(CompletedTask task, LocalDate on, String method) {
        Relief relief = locked(task.caseNumber());
        Relief.Refused refused = relief.refused();
        if (refused == null) {
            throw new IllegalStateException("案卷 " + task.caseNumber() + " 没有不予救助的理由");
        }
        if (on.isAfter(today()) || on.isBefore(refused.on())) {
            throw new TaskRefused("送达日期应在作出答复之日到今天之间，请核对");
        }
        cases.delivered(task.caseNumber(), on, method);
        decided(task, "DELIVERED", "书面答复已送达", "");
    }

    /** The overall term is over: reported, never decided by the clock. */
    public void overallTermReached(CaseNumber number) {
        Relief relief = get(number);
        caseFiles.note(new TimelineEntry(number, "case.overdue", "案卷已超过总时限（" + relief.overallDue() + "），已报县民政局督办"));
        audit.record(AuditEntry.of("case.overallTermReached").onCase(number).in(relief.area()));
    }

    /** Closes the case file; heard when the process reaches an end. */
    public void ended(CaseNumber number, Outcome outcome) {
        caseFiles.close(number, outcome);
    }

    private void refuse(CaseNumber number, Refusal refusal, String reason) {
        cases.refused(number, refusal, reason.length() > 2000 ? reason.substring(0, 2000) : reason, today());
        audit.record(AuditEntry.of("relief.refused")
                .onCase(number)
                .in(get(number).area())
                .with("refusal", refusal.name()));
    }

    private static Relief.Award awarded(Relief relief) {
        Relief.Award award = relief.award();
        if (award == null) {
            throw new IllegalStateException("案卷 " + relief.caseNumber() + " 还没有核定救助");
        }
        return award;
    }

    static String sentences(List<Finding> findings, String... codes) {
        Set<String> wanted = Set.of(codes);
        return String.join(
                "",
                findings.stream()
                        .filter(finding -> wanted.contains(finding.code()))
                        .map(Finding::sentence)
                        .toList());
    }

    private void decided(CompletedTask task, String code, String label, String reason) {
        caseFiles.decided(Decision.in(task, Outcome.of(code, label), reason));
    }

    private Relief locked(CaseNumber number) {
        return cases.lock(number).orElseThrow(() -> new IllegalStateException("没有临时救助案卷 " + number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
