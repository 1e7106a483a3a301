package org.bangfu.housing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseAlreadyOpen;
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
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.meetings.MeetingResult;
import org.bangfu.meetings.Meetings;
import org.bangfu.policy.Finding;
import org.bangfu.policy.ParameterMissing;
import org.bangfu.policy.Severity;
import org.bangfu.policy.housing.DangerGrade;
import org.bangfu.policy.housing.HousingRules;
import org.bangfu.policy.housing.PlanType;
import org.bangfu.policy.housing.SubsidyClass;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.Household;
import org.bangfu.registry.Households;
import org.bangfu.relief.Emergencies;
import org.bangfu.relief.Emergency;
import org.bangfu.relief.NewEmergency;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Renovation of dilapidated houses, from the application to the county's approval; {@link RenovationWorks} goes on from
 * there. Pages open and withdraw; the process calls the rest while a task or a job of the case is done. Scope is the
 * callers' to check; seats and four eyes are the engine's.
 */
@Component
@Transactional
public class HousingRenovations {

    /** The task that approves: the money is promised on its last decision. */
    static final String APPROVAL_STEP = "userTask_recheckRenovation";

    private final Renovations renovations;
    private final HousingPlaces places;
    private final HousingAssessments assessments;
    private final CaseFiles caseFiles;
    private final Evidence evidence;
    private final Households households;
    private final Meetings meetings;
    private final Emergencies emergencies;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HousingRenovations(
            Renovations renovations,
            HousingPlaces places,
            HousingAssessments assessments,
            CaseFiles caseFiles,
            Evidence evidence,
            Households households,
            @Lazy Meetings meetings,
            Emergencies emergencies,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.renovations = renovations;
        this.places = places;
        this.assessments = assessments;
        this.caseFiles = caseFiles;
        this.evidence = evidence;
        this.households = households;
        this.meetings = meetings;
        this.emergencies = emergencies;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    // Opening and withdrawing: called by pages.

    /**
     * Opens a case for a household of the information base.
     *
     * @throws CaseAlreadyOpen when it has an open one
     * @throws HousingRefused when what was said cannot be
     */
    public CaseNumber open(NewRenovation asked) {
        Integer built = asked.house().builtYear();
        if (built != null && (built < 1900 || built > today().getYear())) {
            throw new HousingRefused("房屋建造年份应在1900年到今年之间，请核对");
        }
        BigDecimal squareMetres = asked.house().squareMetres();
        if (squareMetres != null && squareMetres.signum() <= 0) {
            throw new HousingRefused("现有房屋面积应大于零；没有房屋的请不填");
        }
        Household household = households.get(asked.household());
        int persons = households.members(household.id()).size();
        if (persons == 0) {
            throw new HousingRefused("本户没有家庭成员，请先在信息库登记成员");
        }
        CaseFile file = caseFiles.open(CaseKind.HOUSING, household.id(), household.area());
        renovations.insert(new Renovation(
                file.number(),
                household.id(),
                household.area(),
                asked.house(),
                asked.soleDwelling(),
                asked.proven(),
                asked.plan(),
                asked.statement(),
                today(),
                assessments.category(household.id()),
                persons,
                null,
                false,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null));
        audit.record(AuditEntry.of("housing.opened")
                .onCase(file.number())
                .in(household.area())
                .with("plan", asked.plan().name()));
        events.publishEvent(new RenovationOpened(file.number(), household.area()));
        return file.number();
    }

    /**
     * Ends the case at the household's wish, before it is approved.
     *
     * @throws HousingRefused afterwards: then it is cancelled
     */
    public void withdraw(CaseNumber number, String ground) {
        Renovation renovation = renovations.locked(number);
        if (!caseFiles.get(number).isOpen()) {
            throw new HousingRefused("案卷" + number + "已经办结，不能撤回");
        }
        if (isApproved(renovation)) {
            throw new HousingRefused("案卷" + number + "已经批准，不能撤回；不再改造的，请办理“批准后取消”");
        }
        if (renovation.refused() != null) {
            throw new HousingRefused("案卷" + number + "已作出不予补助的答复，不能撤回，请送达答复");
        }
        caseFiles.note(new TimelineEntry(number, "housing.withdrawn", "农户撤回申请：" + ground));
        events.publishEvent(new RenovationWithdrawn(number));
    }

    static boolean isApproved(Renovation renovation) {
        Renovation.Proposal proposal = renovation.proposal();
        return proposal != null && proposal.approvedOn() != null && renovation.refused() == null;
    }

    // Reading

    @Transactional(readOnly = true)
    public Optional<Renovation> find(CaseNumber number) {
        return renovations.find(number);
    }

    /** @throws IllegalStateException when there is no such case */
    @Transactional(readOnly = true)
    public Renovation get(CaseNumber number) {
        return renovations.find(number).orElseThrow(() -> new IllegalStateException("没有危房改造案卷 " + number));
    }

    /** The appraisals, the first first. */
    @Transactional(readOnly = true)
    public List<Appraisal> appraisals(CaseNumber number) {
        return renovations.appraisals(number);
    }

    // Steps: called by the process.

    /** R-HS-01 to R-HS-03; refuses what fails, answers whether the case goes on. */
    public boolean checkRequest(CaseNumber number) {
        List<Finding> findings = assessments.ofRequest(renovations.locked(number));
        if (HousingRules.fails(findings)) {
            refuse(number, Refusal.NOT_ELIGIBLE, HousingRules.failures(findings));
            return false;
        }
        return true;
    }

    /** Keeps an appraisal: at least three photos of the old house must be there. */
    public void appraised(CompletedTask task, Appraisal appraisal) {
        CaseNumber number = task.caseNumber();
        renovations.locked(number);
        requirePhotos(number, EvidenceKind.HOUSE_BEFORE, "改造前");
        if (appraisal.appraisedOn().isAfter(today())) {
            throw new TaskRefused("鉴定日期不能晚于今天，请核对");
        }
        if (renovations.knowsReport(appraisal.reportNo())) {
            throw new TaskRefused("鉴定报告编号已在其他鉴定中使用，请核对");
        }
        renovations.add(number, appraisal, task.by());
        decided(task, "APPRAISED", "已鉴定，报告" + appraisal.reportNo(), appraisal.findings());
    }

    private void requirePhotos(CaseNumber number, EvidenceKind kind, String which) {
        int least = assessments.number("housing.photos");
        long there = evidence.ofCase(number).stream()
                .filter(item -> item.kind() == kind)
                .count();
        if (there < least) {
            throw new TaskRefused("请先在案卷里上传至少" + least + "张" + which + "照片，现在有" + there + "张");
        }
    }

    /**
     * What an appraisal comes to.
     *
     * @param dangerous whether the house is of grade C or D
     * @param shelterNeeded whether people live in a house of grade D
     */
    public record Danger(boolean dangerous, boolean shelterNeeded) {}

    /** R-HS-07: makes one grade of the parts'. */
    public Danger grade(CaseNumber number) {
        renovations.locked(number);
        List<Appraisal> appraisals = renovations.appraisals(number);
        Appraisal latest = appraisals.get(appraisals.size() - 1);
        DangerGrade grade = HousingRules.grade(assessments.ofHouse(number, latest.parts()));
        renovations.graded(number, latest.round(), grade, latest.livedIn());
        caseFiles.note(new TimelineEntry(number, "housing.graded", "第" + latest.round() + "次鉴定：" + grade.label()));
        return new Danger(grade.isDangerous(), grade == DangerGrade.D && latest.livedIn());
    }

    /** Keeps what the household says to its grade; it may want one more appraisal, once. */
    public boolean informed(CompletedTask task, boolean reappraise, String reason, LocalDate on) {
        CaseNumber number = task.caseNumber();
        Renovation renovation = renovations.locked(number);
        List<Appraisal> appraisals = renovations.appraisals(number);
        requireBetween(renovation.openedOn(), on, "告知日期");
        if (reappraise) {
            if (appraisals.size() > 1) {
                throw new TaskRefused("已经重新鉴定过一次，结果为最终结果，请选择“接受鉴定结果”");
            }
            if (reason.isBlank()) {
                throw new TaskRefused("要求重新鉴定的，请写明理由");
            }
            renovations.wished(number, 1, reason);
        }
        decided(task, reappraise ? "REAPPRAISAL_WANTED" : "GRADE_ACCEPTED", reappraise ? "要求重新鉴定" : "接受鉴定结果", reason);
        return reappraise;
    }

    /** Grade D with people inside: reports an emergency for the household, or joins the one that is open. */
    public void raiseShelter(CaseNumber number) {
        Renovation renovation = renovations.locked(number);
        if (renovation.shelter() != null) {
            return;
        }
        CaseNumber emergency = caseFiles
                .openCase(renovation.household(), CaseKind.EMERGENCY_RELIEF)
                .map(CaseFile::number)
                .orElseGet(() -> emergencies.report(new NewEmergency(
                        renovation.household(),
                        Emergency.Channel.VISIT,
                        "由危房改造案卷" + number + "转来",
                        ReliefCause.OTHER,
                        Emergency.Danger.SHELTER,
                        "住房鉴定为D级危房，仍有人居住，须立即转移安置")));
        renovations.shelter(number, emergency);
        caseFiles.note(new TimelineEntry(number, "housing.shelter", "D级危房有人居住，已转紧急救助案卷 " + emergency));
        caseFiles.note(new TimelineEntry(emergency, "housing.shelter", "来自危房改造案卷 " + number + "：D级危房有人居住"));
    }

    /** Keeps what the meeting decided; answers whether it agreed. */
    public boolean votedOn(CompletedTask task, long meeting) {
        CaseNumber number = task.caseNumber();
        renovations.locked(number);
        boolean passed =
                meetings.result(meeting, number).map(MeetingResult::passed).orElse(false);
        decided(task, passed ? "VOTED_FOR" : "VOTED_AGAINST", passed ? "评议通过" : "评议未通过", "");
        if (!passed) {
            refuse(number, Refusal.BY_VOTE, "村民代表会议评议没有通过。");
        }
        return passed;
    }

    /**
     * Keeps the township's opinion after its visit: how the house is to be renovated and of which class the subsidy is.
     *
     * @param method null when it disagrees
     */
    public boolean reviewed(
            CompletedTask task, boolean agreed, boolean visited, @Nullable PlanType method, String reason) {
        CaseNumber number = task.caseNumber();
        Renovation renovation = renovations.locked(number);
        if (!visited) {
            throw new TaskRefused("乡镇须逐户到现场核实（100%），请到现场后勾选“已到现场核实”");
        }
        boolean doubts =
                assessments.latestRequest(number).stream().anyMatch(finding -> finding.severity() == Severity.REVIEW);
        if (reason.isBlank() && (!agreed || doubts)) {
            throw new TaskRefused(agreed ? "核查提示有须核实的情况，请在“理由”中写明现场核实结果" : "不同意的，请在“理由”中写明");
        }
        if (agreed) {
            propose(renovation, method);
        }
        decided(task, agreed ? "AGREED" : "REJECTED", agreed ? "同意，" + labelOf(method) : "不同意", reason);
        if (!agreed) {
            refuse(number, Refusal.BY_TOWNSHIP, reason);
        }
        return agreed;
    }

    private void propose(Renovation renovation, @Nullable PlanType method) {
        DangerGrade grade = renovation.grade();
        if (method == null || grade == null) {
            throw new TaskRefused("请选择改造方式");
        }
        if (!method.fits(grade)) {
            throw new TaskRefused(grade == DangerGrade.C ? "C级危房只能修缮加固，请重新选择改造方式" : "D级危房不能修缮加固，请选择拆除重建或另行安置");
        }
        renovations.proposed(renovation.caseNumber(), method, SubsidyClass.of(grade, renovation.category()));
    }

    private static String labelOf(@Nullable PlanType method) {
        return method == null ? "" : method.label();
    }

    /** The county's decision. */
    public enum Verdict {
        APPROVE("批准"),
        RETURN("退回乡镇"),
        REFUSE("不批准");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Keeps the county's decision. Approving takes one of the year's places, and only an amount of the class's standard.
     *
     * @param amount for APPROVE
     */
    public void rechecked(CompletedTask task, Verdict verdict, @Nullable BigDecimal amount, String reason) {
        CaseNumber number = task.caseNumber();
        Renovation renovation = renovations.locked(number);
        if (verdict != Verdict.APPROVE && reason.isBlank()) {
            throw new TaskRefused("退回或不批准的，请在“理由”中写明");
        }
        String label = verdict.label();
        if (verdict == Verdict.APPROVE) {
            label += "，" + approve(renovation, amount) + "元";
        }
        decided(
                task,
                switch (verdict) {
                    case APPROVE -> "APPROVED";
                    case RETURN -> "RETURNED";
                    case REFUSE -> "REFUSED";
                },
                label,
                reason);
        if (verdict == Verdict.REFUSE) {
            refuse(number, Refusal.BY_COUNTY, reason);
        }
    }

    private Money approve(Renovation renovation, @Nullable BigDecimal amount) {
        CaseNumber number = renovation.caseNumber();
        Renovation.Proposal proposal = renovation.proposal();
        if (proposal == null) {
            throw new IllegalStateException("案卷 " + number + " 没有乡镇提出的改造方式");
        }
        if (amount == null) {
            throw new TaskRefused("请填写核定补助金额");
        }
        Money money = yuan(amount);
        int year = today().getYear();
        try {
            requireNoFailure(assessments.ofSubsidy(number, proposal.subsidyClass(), money));
            requireNoFailure(assessments.ofQuota(number, year, places.takenByOthers(year, number)));
            places.take(year, assessments.number("housing.quota"), number, today());
        } catch (ParameterMissing missing) {
            throw new TaskRefused(String.valueOf(missing.getMessage()));
        }
        renovations.approved(number, money, today());
        return money;
    }

    private static Money yuan(BigDecimal amount) {
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > 2) {
            throw new TaskRefused("金额应大于零，最多两位小数，请核对");
        }
        return Money.yuan(amount);
    }

    private static void requireNoFailure(List<Finding> findings) {
        if (HousingRules.fails(findings)) {
            throw new TaskRefused(HousingRules.failures(findings));
        }
    }

    /** An objection against a notice of the case was upheld. */
    public void objectionUpheld(CaseNumber number) {
        renovations.locked(number);
        refuse(number, Refusal.OBJECTION, "公示期间收到异议，经调查异议成立。");
    }

    /** Keeps how the written reasons reached the household. */
    public void delivered(CompletedTask task, LocalDate on, String method) {
        Renovation.Refused refused = renovations.locked(task.caseNumber()).refused();
        if (refused == null) {
            throw new IllegalStateException("案卷 " + task.caseNumber() + " 没有不予补助的理由");
        }
        requireBetween(refused.on(), on, "送达日期");
        renovations.delivered(task.caseNumber(), on, method);
        decided(task, "DELIVERED", "书面答复已送达", "");
    }

    /** Closes the case file; heard when the process reaches an end. */
    public void ended(CaseNumber number, Outcome outcome) {
        caseFiles.close(number, outcome);
    }

    private void requireBetween(LocalDate first, LocalDate day, String which) {
        if (day.isBefore(first) || day.isAfter(today())) {
            throw new TaskRefused(which + "应在" + first + "到今天之间，请核对");
        }
    }

    /** Whoever is refused has no place any more. */
    private void refuse(CaseNumber number, Refusal refusal, String reason) {
        renovations.refused(number, refusal, reason.length() > 2000 ? reason.substring(0, 2000) : reason, today());
        places.free(number);
        audit.record(AuditEntry.of("housing.refused")
                .onCase(number)
                .in(get(number).area())
                .with("refusal", refusal.name()));
    }

    private void decided(CompletedTask task, String code, String label, String reason) {
        caseFiles.decided(Decision.in(task, Outcome.of(code, label), reason));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
