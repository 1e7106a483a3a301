package org.bangfu.relief;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.bangfu.common.Role;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.funds.FundCategory;
import org.bangfu.funds.Grants;
import org.bangfu.policy.Finding;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.Severity;
import org.bangfu.policy.relief.ReliefRules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of ordinary relief that decide and deliver: called by the process, each under the lock of its case. */
@Component
@Transactional
public class ReliefProceedings {

    private final ReliefCases cases;
    private final Surveys surveys;
    private final Awards awards;
    private final SplitFlags flags;
    private final Referrals referrals;
    private final ReliefAssessments assessments;
    private final CaseFiles caseFiles;
    private final Evidence evidence;
    private final Grants grants;
    private final PolicyParameters policy;
    private final AuditTrail audit;
    private final Clock clock;

    ReliefProceedings(
            ReliefCases cases,
            Surveys surveys,
            Awards awards,
            SplitFlags flags,
            Referrals referrals,
            ReliefAssessments assessments,
            CaseFiles caseFiles,
            Evidence evidence,
            Grants grants,
            PolicyParameters policy,
            AuditTrail audit,
            Clock clock) {
        this.cases = cases;
        this.surveys = surveys;
        this.awards = awards;
        this.flags = flags;
        this.referrals = referrals;
        this.assessments = assessments;
        this.caseFiles = caseFiles;
        this.evidence = evidence;
        this.grants = grants;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

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
        Relief.Award award = Reliefs.awarded(relief);
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
        Relief.Award award = Reliefs.awarded(relief);
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
        return Reliefs.awarded(read(number)).means();
    }

    /** Looks what else the household may be entitled to, and sends it on. */
    public void refer(CaseNumber number) {
        Relief relief = locked(number);
        referrals.look(
                number,
                relief.household(),
                relief.cause(),
                surveys.latest(number).orElse(null));
        if (Reliefs.awarded(relief).means() == Means.REFERRAL) {
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
        Relief relief = read(number);
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
                .in(read(number).area())
                .with("refusal", refusal.name()));
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

    private Relief read(CaseNumber number) {
        return cases.find(number).orElseThrow(() -> new IllegalStateException("没有临时救助案卷 " + number));
    }
}
