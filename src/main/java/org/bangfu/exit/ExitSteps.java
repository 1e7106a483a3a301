package org.bangfu.exit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.casefile.VisitDuty;
import org.bangfu.casefile.VisitSamples;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.meetings.MeetingResult;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.policy.Finding;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.exit.ExitRules;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of an exit, from the account to the announcement, in the order of the model. Called by the process while a
 * task or a job of the case is done; seats and four eyes are the engine's.
 */
@Component
@Transactional
public class ExitSteps {

    private final ExitCases cases;
    private final ExitVisits visits;
    private final ExitFlags flags;
    private final SectorChecks sectors;
    private final LookBacks lookBacks;
    private final ExitAssessments assessments;
    private final VisitSamples samples;
    private final NoticeSheets sheets;
    private final CaseFiles caseFiles;
    private final Evidence evidence;
    private final Households households;
    private final PolicyParameters policy;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExitSteps(
            ExitCases cases,
            ExitVisits visits,
            ExitFlags flags,
            SectorChecks sectors,
            LookBacks lookBacks,
            ExitAssessments assessments,
            VisitSamples samples,
            NoticeSheets sheets,
            CaseFiles caseFiles,
            Evidence evidence,
            Households households,
            PolicyParameters policy,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.visits = visits;
        this.flags = flags;
        this.sectors = sectors;
        this.lookBacks = lookBacks;
        this.assessments = assessments;
        this.samples = samples;
        this.sheets = sheets;
        this.caseFiles = caseFiles;
        this.evidence = evidence;
        this.households = households;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Called when the account is handed in: one of this round, signed by the household, with photos, must be there. */
    public void accounted(CompletedTask task) {
        locked(task.caseNumber());
        Optional<ExitVisit> visit = visits.latest(task.caseNumber());
        long before = caseFiles.decisions(task.caseNumber()).stream()
                .filter(made -> made.decision().step().equals(task.key()))
                .count();
        if (visit.map(ExitVisit::round).orElse(0) <= before) {
            throw new TaskRefused("请先在“退出核算”页面登记本次收入账和保障情况，再提交任务");
        }
        if (!visit.map(ExitVisit::householdSigned).orElse(false)) {
            throw new TaskRefused("收入账须由农户签字，请签字后再提交");
        }
        if (!has(task.caseNumber(), EvidenceKind.VISIT_PHOTO)) {
            throw new TaskRefused("请至少拍一张入户照片");
        }
        if (!has(task.caseNumber(), EvidenceKind.VISIT_SIGNATURE)) {
            throw new TaskRefused("请拍下农户签字的收入账");
        }
        decided(task, "ACCOUNTED", "已核算收入和保障", visit.map(ExitVisit::remarks).orElse(""));
    }

    private boolean has(CaseNumber number, EvidenceKind kind) {
        return evidence.ofCase(number).stream().anyMatch(item -> item.kind() == kind);
    }

    /** All conditions together; refuses with every one that fails, and raises flags on incomes that look made up. */
    public boolean check(CaseNumber number) {
        HouseholdExit exit = locked(number);
        ExitVisit visit = visits.latest(number).orElseThrow();
        List<Finding> findings = assessments.judge(exit, visit);
        findings.forEach(finding -> raise(exit, visit, finding));
        List<Finding> failures = ExitRules.failures(findings);
        if (!failures.isEmpty()) {
            refuse(
                    exit,
                    Refusal.CONDITIONS,
                    String.join("", failures.stream().map(Finding::sentence).toList()));
        }
        return failures.isEmpty();
    }

    private void raise(HouseholdExit exit, ExitVisit visit, Finding finding) {
        if (finding.code().equals(ExitRules.INCOME_JUMP)) {
            flags.raise(exit, visit, ExitFlag.Kind.INCOME_JUMP, finding.sentence());
        }
        if (finding.code().equals(ExitRules.SAME_INCOMES)) {
            flags.raise(exit, visit, ExitFlag.Kind.SAME_INCOMES, finding.sentence());
            // the cases that came before, when nothing was odd yet
            for (CaseNumber other : visits.alike(
                    exit.caseNumber(), exit.area(), exit.year(), assessments.perHead(exit, visit.income()))) {
                if (caseFiles.get(other).isOpen()) {
                    flags.raise(
                            get(other),
                            visits.latest(other).orElseThrow(),
                            ExitFlag.Kind.SAME_INCOMES,
                            finding.sentence());
                }
            }
        }
    }

    /** Keeps the assembly's vote; refuses when it was against. */
    public boolean appraised(CompletedTask task, MeetingResult result) {
        HouseholdExit exit = locked(task.caseNumber());
        String tally = "应到%d人，实到%d人，赞成%d票，反对%d票，弃权%d票"
                .formatted(result.eligible(), result.present(), result.yes(), result.no(), result.abstain());
        decided(task, result.passed() ? "VOTED_FOR" : "VOTED_AGAINST", result.passed() ? "评议通过" : "评议未通过", tally);
        if (!result.passed()) {
            refuse(exit, Refusal.BY_VOTE, "村民代表会议评议未通过：" + tally);
        }
        return result.passed();
    }

    /** Keeps the first verifier's word. */
    public boolean verified(CompletedTask task, boolean confirmed, LocalDate on, String finding) {
        HouseholdExit exit = verifier(task, on);
        if (confirmed) {
            cases.verifiedFirst(exit.caseNumber(), task.by());
        }
        verifiedAs(task, confirmed, finding);
        return confirmed;
    }

    /** Keeps the second verifier's word. */
    public boolean countersigned(CompletedTask task, boolean confirmed, LocalDate on, String finding) {
        HouseholdExit exit = verifier(task, on);
        if (task.by().equals(exit.firstVerifier())) {
            throw new TaskRefused("两次核实须由两个人签字，请由另一名队员办理");
        }
        if (confirmed) {
            cases.verifiedSecond(exit.caseNumber(), task.by());
        }
        verifiedAs(task, confirmed, finding);
        return confirmed;
    }

    private HouseholdExit verifier(CompletedTask task, LocalDate on) {
        HouseholdExit exit = locked(task.caseNumber());
        if (task.by().equals(exit.accountedBy()) || task.by().equals(exit.helper())) {
            throw new TaskRefused("核算收入的人和该户的帮扶责任人不能核实，请由其他人办理");
        }
        LocalDate visited = visits.latest(task.caseNumber()).orElseThrow().visitedOn();
        if (on.isAfter(today()) || on.isBefore(visited)) {
            throw new TaskRefused("核实日期应在入户核算之日到今天之间，请核对");
        }
        return exit;
    }

    private void verifiedAs(CompletedTask task, boolean confirmed, String finding) {
        decided(task, confirmed ? "CONFIRMED" : "RETURNED", confirmed ? "核实属实" : "不属实，退回核算", finding);
    }

    /** Keeps what the household says to its exit. */
    public boolean consented(CompletedTask task, boolean agreed, LocalDate signedOn, String reason) {
        HouseholdExit exit = locked(task.caseNumber());
        if (!agreed && reason.isBlank()) {
            throw new TaskRefused("农户不认可的，请按原话写明理由");
        }
        if (signedOn.isAfter(today()) || signedOn.isBefore(exit.openedOn())) {
            throw new TaskRefused("签字日期应在开立案卷之日到今天之间，请核对");
        }
        cases.consented(exit.caseNumber(), agreed, agreed ? null : reason);
        decided(task, agreed ? "AGREED" : "REFUSED", agreed ? "农户认可" : "农户不认可", reason);
        return agreed;
    }

    /** What came of the township's one mediation. */
    public enum Mediation {
        AGREE("农户认可"),
        STAY("仍不认可，不退出"),
        ESCALATE("仍不认可，报领导小组");

        private final String label;

        Mediation(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Keeps the mediation; refuses when the household stays in the register. */
    public void mediated(CompletedTask task, Mediation mediation, LocalDate on, String text) {
        HouseholdExit exit = locked(task.caseNumber());
        if (on.isAfter(today()) || on.isBefore(exit.openedOn())) {
            throw new TaskRefused("调解日期应在开立案卷之日到今天之间，请核对");
        }
        cases.mediated(exit.caseNumber(), on, mediation == Mediation.AGREE);
        decided(task, mediation.name(), mediation.label(), text);
        if (mediation == Mediation.STAY) {
            refuse(exit, Refusal.BY_HOUSEHOLD, byHousehold(exit) + "经乡镇调解：" + text);
        }
    }

    /** Keeps the leading group's word on a refusal. */
    public boolean decidedOnRefusal(CompletedTask task, boolean exits, String reason) {
        HouseholdExit exit = locked(task.caseNumber());
        decided(task, exits ? "EXIT" : "STAY", exits ? "按退出办理" : "不退出", reason);
        if (!exits) {
            refuse(exit, Refusal.BY_HOUSEHOLD, byHousehold(exit) + "领导小组决定不退出：" + reason);
        }
        return exits;
    }

    private static String byHousehold(HouseholdExit exit) {
        HouseholdExit.Consent consent = exit.consent();
        return consent == null || consent.reason() == null ? "农户不认可退出。" : "农户不认可退出（" + consent.reason() + "）。";
    }

    /** The objection against the notice was upheld. */
    public void objectionUpheld(CaseNumber number) {
        refuse(locked(number), Refusal.OBJECTION, "公示期间收到异议，经调查异议成立。");
    }

    /** Draws the households that the township has to visit, for all that stood on the case's notice. */
    public void drawSample(CaseNumber number) {
        locked(number);
        NoticeSheet sheet = sheets.ofCase(number).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("案卷 " + number + " 没有公示过，不能抽取核查户"));
        samples.draw(
                Role.Tier.TOWNSHIP,
                number,
                sheet.number(),
                sheet.standing(),
                policy.value("exit.township.visitShare", today()));
    }

    /** An official's opinion on a case. */
    public enum Opinion {
        APPROVE("同意"),
        RETURN("退回"),
        REJECT("不同意");

        private final String label;

        Opinion(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Keeps the township's opinion; who was drawn must be visited, odd incomes answered before it agrees. */
    public void reviewed(
            CompletedTask task,
            Opinion opinion,
            String reason,
            boolean visited,
            String visitFinding,
            String flagFinding) {
        HouseholdExit exit = locked(task.caseNumber());
        requireReason(opinion, reason);
        if (visited) {
            if (visitFinding.isBlank()) {
                throw new TaskRefused("勾选了已入户，请写明入户核查情况");
            }
            samples.visited(Role.Tier.TOWNSHIP, exit.caseNumber(), visitFinding, task.by());
        } else if (opinion == Opinion.APPROVE
                && samples.duty(Role.Tier.TOWNSHIP, exit.caseNumber())
                        .filter(VisitDuty::isDue)
                        .isPresent()) {
            throw new TaskRefused("本户被抽中入户核查（或有工作人员近亲属），请入户后勾选“已入户”并写明情况再同意");
        }
        answerFlags(exit, task.by(), opinion, flagFinding);
        decided(task, opinion.name(), opinion.label(), reason);
        if (opinion == Opinion.REJECT) {
            refuse(exit, Refusal.BY_TOWNSHIP, reason);
        }
    }

    private static void requireReason(Opinion opinion, String reason) {
        if (opinion != Opinion.APPROVE && reason.isBlank()) {
            throw new TaskRefused("退回或不同意时请在“理由”中写明，农户和经办人才知道为什么");
        }
    }

    private void answerFlags(HouseholdExit exit, PersonId by, Opinion opinion, String finding) {
        if (opinion != Opinion.APPROVE || !flags.isOpen(exit.caseNumber())) {
            return;
        }
        if (finding.isBlank()) {
            throw new TaskRefused("本户有收入异常提示，请核实后在“收入异常提示的核实情况”中写明再同意");
        }
        if (by.equals(exit.accountedBy()) || by.equals(exit.helper())) {
            throw new TaskRefused("核算收入的人和该户的帮扶责任人不能核实收入异常提示，请由其他人办理");
        }
        flags.answer(exit, by, finding);
    }

    /** Keeps a department's opinion. */
    public void sectorSigned(CompletedTask task, boolean passed, String reason) {
        HouseholdExit exit = locked(task.caseNumber());
        if (reason.isBlank()) {
            throw new TaskRefused("请写明核对依据，不合格的写明理由");
        }
        sectors.sign(
                exit.caseNumber(),
                exit.sectorRound(),
                new SectorOpinion(task.role(), passed, reason, task.by(), today()));
        decided(task, passed ? "PASSED" : "FAILED", passed ? "合格" : "不合格", reason);
    }

    /** Whether all departments are content; refuses with the reasons of those that are not. */
    public boolean concludeSectors(CaseNumber number) {
        HouseholdExit exit = locked(number);
        List<SectorOpinion> failed = sectors.of(number, exit.sectorRound()).stream()
                .filter(opinion -> !opinion.passed())
                .toList();
        cases.nextSectorRound(number);
        if (!failed.isEmpty()) {
            refuse(
                    exit,
                    Refusal.BY_DEPARTMENT,
                    String.join(
                            "",
                            failed.stream()
                                    .map(opinion -> opinion.department().label() + "会核不合格：" + opinion.reason() + "。")
                                    .toList()));
        }
        return failed.isEmpty();
    }

    /** Keeps the leading group's decision. */
    public void approved(CompletedTask task, Opinion opinion, String reason, String filingNo, String flagFinding) {
        HouseholdExit exit = locked(task.caseNumber());
        requireReason(opinion, reason);
        if (opinion == Opinion.APPROVE) {
            if (filingNo.isBlank()) {
                throw new TaskRefused("同意退出的，请填写报市备案文号");
            }
            cases.filed(exit.caseNumber(), filingNo);
        }
        answerFlags(exit, task.by(), opinion, flagFinding);
        decided(task, opinion.name(), opinion.label(), reason);
        if (opinion == Opinion.REJECT) {
            refuse(exit, Refusal.BY_LEADING_GROUP, reason);
        }
    }

    /** Keeps where and when the announcement was hung. */
    public void announced(CompletedTask task, LocalDate on, String place) {
        locked(task.caseNumber());
        if (on.isAfter(today())) {
            throw new TaskRefused("张贴日期不能晚于今天，请核对");
        }
        cases.announced(task.caseNumber(), on, place);
        decided(task, "ANNOUNCED", "已张贴公告、发退出证", "");
    }

    /** Enters the exit into the register and plans the visits of the years after. Done twice it has one effect. */
    public void enterExit(CaseNumber number) {
        HouseholdExit exit = locked(number);
        if (exit.exited() != null) {
            return;
        }
        LocalDate until = LocalDate.of(exit.year() + policy.number("exit.benefits.years", today()), 12, 31);
        cases.exited(number, today(), until);
        households.changeStatus(exit.household(), HouseholdStatus.EXITED, number, today(), "EXITED");
        lookBacks.plan(number, today());
        caseFiles.note(new TimelineEntry(number, "exit.entered", exit.year() + "年退出，政策延续到" + until));
        events.publishEvent(new HouseholdExited(exit.household(), number, exit.year(), today(), until));
    }

    /** Keeps how the letter reached the household; answers why it stays. */
    public Refusal delivered(CompletedTask task, LocalDate on, String method) {
        HouseholdExit exit = locked(task.caseNumber());
        HouseholdExit.Refused refused =
                Objects.requireNonNull(exit.refused(), () -> "案卷 " + task.caseNumber() + " 没有不退出的理由");
        if (on.isAfter(today()) || on.isBefore(refused.on())) {
            throw new TaskRefused("送达日期应在作出决定之日到今天之间，请核对");
        }
        cases.delivered(task.caseNumber(), on, method);
        decided(task, "DELIVERED", "继续帮扶告知已送达", "");
        return refused.refusal();
    }

    /** The overall term is over: reported, never decided by the clock. */
    public void overallTermReached(CaseNumber number) {
        HouseholdExit exit = get(number);
        caseFiles.note(new TimelineEntry(number, "case.overdue", "案卷已超过总时限（" + exit.overallDue() + "），已报县扶贫办督办"));
        audit.record(AuditEntry.of("case.overallTermReached").onCase(number).in(exit.area()));
    }

    /** Closes the case file; heard when the process reaches an end. */
    public void ended(CaseNumber number, Outcome outcome) {
        caseFiles.close(number, outcome);
    }

    private void refuse(HouseholdExit exit, Refusal refusal, String reason) {
        cases.refused(exit.caseNumber(), refusal, reason.length() > 2000 ? reason.substring(0, 2000) : reason, today());
        audit.record(AuditEntry.of("exit.refused")
                .onCase(exit.caseNumber())
                .in(exit.area())
                .with("refusal", refusal.name()));
    }

    private void decided(CompletedTask task, String code, String label, String reason) {
        caseFiles.decided(Decision.in(task, Outcome.of(code, label), reason));
    }

    private HouseholdExit get(CaseNumber number) {
        return cases.find(number).orElseThrow(() -> new IllegalStateException("没有退出案卷 " + number));
    }

    private HouseholdExit locked(CaseNumber number) {
        return cases.lock(number).orElseThrow(() -> new IllegalStateException("没有退出案卷 " + number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
