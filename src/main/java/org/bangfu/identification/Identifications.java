package org.bangfu.identification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.engine.Actor;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.meetings.MeetingResult;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.notices.NoticeType;
import org.bangfu.people.Staff;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.Severity;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.RegisterEntry;
import org.bangfu.registry.Registration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Household identification, from the first word to the register. Pages open, correct and withdraw; the process calls the
 * rest while a task or a job of the case is done. Scope is the callers' to check; seats and four eyes are the engine's.
 */
@Component
@Transactional
public class Identifications {

    private final IdentificationCases cases;
    private final HouseVisits visits;
    private final Hits hits;
    private final Samples samples;
    private final Assessments assessments;
    private final CaseFiles caseFiles;
    private final Households households;
    private final NoticeSheets sheets;
    private final PolicyParameters policy;
    private final Staff staff;
    private final AuditTrail audit;
    private final Actor actor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Identifications(
            IdentificationCases cases,
            HouseVisits visits,
            Hits hits,
            Samples samples,
            Assessments assessments,
            CaseFiles caseFiles,
            Households households,
            NoticeSheets sheets,
            PolicyParameters policy,
            Staff staff,
            AuditTrail audit,
            Actor actor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.visits = visits;
        this.hits = hits;
        this.samples = samples;
        this.assessments = assessments;
        this.caseFiles = caseFiles;
        this.households = households;
        this.sheets = sheets;
        this.policy = policy;
        this.staff = staff;
        this.audit = audit;
        this.actor = actor;
        this.events = events;
        this.clock = clock;
    }

    // Opening, correcting, withdrawing: called by pages.

    /**
     * Opens a case for a household that is not in the information base yet; it is registered there as an ordinary one.
     *
     * @param origin APPLICATION or FOUND
     * @param statement what the household or the finder said
     * @throws IdentificationRefused with the register's reasons; nothing is stored then
     */
    public CaseNumber open(NewHousehold household, Origin origin, String statement, String proxyName) {
        Registration registration = households.register(household, origin.registrationCause());
        if (registration instanceof Registration.Refused refused) {
            throw new IdentificationRefused(String.join("；", refused.reasons()));
        }
        return open(registration.id(), origin, statement, proxyName);
    }

    /**
     * Opens a case for a household of the information base.
     *
     * @throws org.bangfu.casefile.CaseAlreadyOpen when it has an open one
     */
    public CaseNumber open(HouseholdId household, Origin origin, String statement, String proxyName) {
        return open(households.get(household), origin, null, null, statement, proxyName);
    }

    /** Opens a case for each of the households of a village that can be identified and has none open. */
    public List<CaseNumber> openCampaign(AreaCode village, String title, Set<HouseholdId> chosen) {
        long campaign = cases.insertCampaign(village, title, today(), person().value());
        List<CaseNumber> opened = new ArrayList<>();
        for (HouseholdId household : candidates(village)) {
            if (chosen.contains(household)) {
                opened.add(open(households.get(household), Origin.CAMPAIGN, campaign, null, title, ""));
            }
        }
        return opened;
    }

    /** The households of an area that are not in the register and have no open identification. */
    @Transactional(readOnly = true)
    public List<HouseholdId> candidates(AreaCode area) {
        return households.inArea(area, Set.of(HouseholdStatus.ORDINARY, HouseholdStatus.REMOVED)).stream()
                .filter(household ->
                        caseFiles.openCase(household, CaseKind.IDENTIFICATION).isEmpty())
                .toList();
    }

    /**
     * Opens the re-examination of a refused case, once, within the term after the answer was delivered.
     *
     * @throws IdentificationRefused when there is nothing to re-examine or the term is over
     */
    public CaseNumber reexamine(CaseNumber refusedCase, String ground) {
        Identification former = get(refusedCase);
        LocalDate last = reexaminableUntil(former)
                .orElseThrow(() -> new IdentificationRefused("案卷" + refusedCase + "没有可以复查的书面答复，请核对案卷编号"));
        if (today().isAfter(last)) {
            throw new IdentificationRefused("申请复查的期限已于" + last + "届满，可引导农户通过信访渠道反映");
        }
        return open(households.get(former.household()), Origin.REEXAMINATION, null, refusedCase, ground, "");
    }

    /** The last day on which the household may ask for re-examination; empty when it has no such right (any more). */
    @Transactional(readOnly = true)
    public Optional<LocalDate> reexaminableUntil(Identification former) {
        Identification.Refused refused = former.refused();
        if (refused == null || refused.deliveredOn() == null || former.origin() == Origin.REEXAMINATION) {
            return Optional.empty();
        }
        return Optional.of(refused.deliveredOn().plusDays(policy.days("id.reexamination", today())));
    }

    private CaseNumber open(
            Household household,
            Origin origin,
            @org.jspecify.annotations.Nullable Long campaign,
            @org.jspecify.annotations.Nullable CaseNumber previous,
            String statement,
            String proxyName) {
        CaseFile file = caseFiles.open(CaseKind.IDENTIFICATION, household.id(), household.area());
        LocalDate overallDue = today().plusDays(policy.days("id.sla", today()));
        cases.insert(
                new Identification(
                        file.number(),
                        household.id(),
                        household.area(),
                        origin,
                        previous,
                        today().getYear() - 1,
                        today(),
                        overallDue,
                        statement,
                        proxyName.isBlank() ? null : proxyName,
                        0,
                        null,
                        false,
                        null,
                        null,
                        null,
                        null),
                campaign);
        audit.record(AuditEntry.of("identification.opened")
                .onCase(file.number())
                .in(household.area())
                .with("origin", origin.name()));
        events.publishEvent(
                new IdentificationOpened(file.number(), household.area(), origin == Origin.APPLICATION, overallDue));
        return file.number();
    }

    /** Keeps what was brought in answer to a return. */
    public void correctApplication(CaseNumber number, String supplement) {
        Identification identification = locked(number);
        if (!caseFiles.get(number).isOpen() || identification.gaps() == null) {
            throw new IdentificationRefused("案卷" + number + "没有待补正的申请，请刷新页面");
        }
        caseFiles.note(new TimelineEntry(number, "application.corrected", "农户已补正申请资料：" + supplement));
        events.publishEvent(new ApplicationCorrected(number));
    }

    /** Ends the case at the household's wish. */
    public void withdraw(CaseNumber number, String ground) {
        locked(number);
        if (!caseFiles.get(number).isOpen()) {
            throw new IdentificationRefused("案卷" + number + "已经办结，不能撤回");
        }
        caseFiles.note(new TimelineEntry(number, "application.withdrawn", "农户撤回申请：" + ground));
        events.publishEvent(new IdentificationWithdrawn(number));
    }

    // Reading

    @Transactional(readOnly = true)
    public Optional<Identification> find(CaseNumber number) {
        return cases.find(number);
    }

    /** @throws IllegalStateException when there is no such identification */
    @Transactional(readOnly = true)
    public Identification get(CaseNumber number) {
        return cases.find(number).orElseThrow(() -> new IllegalStateException("没有识别案卷 " + number));
    }

    @Transactional(readOnly = true)
    public Optional<HouseVisit> latestVisit(CaseNumber number) {
        return visits.latest(number);
    }

    @Transactional(readOnly = true)
    public List<ObservedFact> observations(CaseNumber number) {
        return visits.observations(number).stream().map(HouseVisits.Kept::fact).toList();
    }

    /** The hits of the latest comparison. */
    @Transactional(readOnly = true)
    public List<Hit> hits(CaseNumber number) {
        return hits.current(number);
    }

    /** What the household said about the hits of the latest comparison. */
    @Transactional(readOnly = true)
    public Optional<String> comment(CaseNumber number) {
        return hits.comment(number);
    }

    /** What a level has to know about visiting the household itself: drawn, a relative of staff, or already visited. */
    @Transactional(readOnly = true)
    public Optional<VisitDuty> visitDuty(Role.Tier tier, CaseNumber number) {
        return samples.lot(tier, number)
                .map(lot -> new VisitDuty(lot.drawn(), isRelatedToStaff(get(number)), lot.visitedOn(), lot.finding()));
    }

    /**
     * @param drawn whether the lot fell on the household
     * @param relative whether a near relative of somebody who handles cases of its area lives in it
     */
    public record VisitDuty(
            boolean drawn,
            boolean relative,
            @org.jspecify.annotations.Nullable LocalDate visitedOn,
            @org.jspecify.annotations.Nullable String finding) {

        public boolean isDue() {
            return (drawn || relative) && visitedOn == null;
        }
    }

    // Steps: called by the process.

    /** R-ID-01 and R-ID-02: whether the case is no duplicate and the household belongs to the village. */
    public boolean checkApplicant(CaseNumber number) {
        DecisionRecord record = assessments.ofApplicant(locked(number));
        boolean admissible = record.findings().stream()
                .noneMatch(finding -> finding.severity() == Severity.FAIL || finding.severity() == Severity.VETO);
        if (!admissible) {
            caseFiles.note(new TimelineEntry(
                    number,
                    "application.inadmissible",
                    "不予立案：" + String.join("；", sentences(record, Severity.FAIL, Severity.VETO))));
        }
        return admissible;
    }

    /** What came of looking at an application. */
    public enum Acceptance {
        COMPLETE,
        RETURNED,
        INCOMPLETE
    }

    /** Accepts an application, returns it, or after the last return ends it as incomplete. */
    public Acceptance accept(CompletedTask task, boolean complete, String gaps) {
        Identification identification = locked(task.caseNumber());
        if (complete) {
            decided(task, "ACCEPTED", "予以受理", "");
            return Acceptance.COMPLETE;
        }
        if (gaps.isBlank()) {
            throw new TaskRefused("退回补正时请在“还缺哪些资料”中逐项写明，农户才能一次补齐");
        }
        cases.returned(task.caseNumber(), gaps);
        if (identification.returns() >= policy.number("id.returns.max", today())) {
            decided(task, "INCOMPLETE", "多次补正仍不齐，不予受理", gaps);
            return Acceptance.INCOMPLETE;
        }
        decided(task, "RETURNED", "退回补正", gaps);
        return Acceptance.RETURNED;
    }

    /** Keeps a visit; its figures have been recorded in the register. */
    public void visit(CaseNumber number, HouseVisit visit, List<ObservedFact> observations) {
        locked(number);
        visits.add(number, visit);
        observations.forEach(observation -> visits.observe(number, observation, visit.visitor()));
    }

    /** Called when the visitors complete their task. */
    public void visited(CompletedTask task) {
        Identification identification = locked(task.caseNumber());
        Optional<HouseVisit> visit = visits.latest(task.caseNumber());
        int made = visit.map(HouseVisit::round).orElse(0);
        long before = caseFiles.decisions(task.caseNumber()).stream()
                .filter(decision -> decision.decision().step().equals(task.key()))
                .count();
        if (made <= before) {
            throw new TaskRefused("请先在“入户调查”页面登记本次入户调查，再提交任务");
        }
        assessments.requireComplete(identification);
        decided(task, "VISITED", "已入户调查", visit.map(HouseVisit::remarks).orElse(""));
    }

    /** R-ID-04 and R-ID-05: whether people have to decide; refuses when the household is neither below nor deprived. */
    public boolean assessNeed(CaseNumber number) {
        Identification identification = locked(number);
        Assessments.Need need = assessments.ofNeed(identification);
        if (!need.needy()) {
            refuse(number, Refusal.NOT_POOR, need.reason());
        }
        return need.needy();
    }

    /** Keeps the group's vote; a vote against is marked, the assembly decides. */
    public void appraisedInGroup(CompletedTask task, MeetingResult result) {
        locked(task.caseNumber());
        cases.groupVoted(task.caseNumber(), !result.passed());
        decided(
                task,
                result.passed() ? "GROUP_FOR" : "GROUP_AGAINST",
                result.passed() ? "小组评议通过" : "小组未通过，提请村民代表大会决定",
                tally(result));
    }

    /** Keeps the day of the authorisation without which nothing may be compared. */
    public void authorised(CompletedTask task, boolean authorised, LocalDate on) {
        locked(task.caseNumber());
        if (!authorised) {
            throw new TaskRefused("没有取得授权书不能比对，请先请全体成年家庭成员签字；农户不愿授权的，在案卷中办理撤回");
        }
        if (on.isAfter(today())) {
            throw new TaskRefused("授权书签署日期不能晚于今天，请核对");
        }
        cases.authorised(task.caseNumber(), on);
        decided(task, "AUTHORISED", "已取得授权，送比对", "");
    }

    /**
     * What the comparison came to.
     *
     * @param listsComplete whether every list is there and fresh
     */
    public record Comparison(boolean listsComplete, boolean hitsFound, boolean barred) {}

    /** Compares the household with the departments' lists (X01 to X13). */
    public Comparison compare(CaseNumber number) {
        Identification identification = locked(number);
        if (identification.authorisedOn() == null) {
            throw new IllegalStateException("案卷 " + number + " 没有取得授权书，不能比对");
        }
        Assessments.Compared compared = assessments.ofExclusions(identification);
        List<Hit> found = hits.open(number, compared.record());
        caseFiles.note(new TimelineEntry(
                number,
                "comparison.done",
                compared.missing().isEmpty()
                        ? "数据比对完成，疑点" + found.size() + "条"
                        : "数据比对完成，疑点" + found.size() + "条；缺失或过期的名单：" + String.join("、", compared.missing())));
        return new Comparison(compared.missing().isEmpty(), !found.isEmpty(), barred(number));
    }

    /** Keeps the result of asking the departments by letter. */
    public Comparison comparedManually(CompletedTask task, boolean hit, String ruleId, String letter, String note) {
        CaseNumber number = task.caseNumber();
        Identification identification = locked(number);
        if (hit) {
            Assessments.Category category =
                    Assessments.Category.of(ruleId).orElseThrow(() -> new TaskRefused("有疑点时请选择“疑点类别”"));
            long record = assessments.latestExclusions(identification).id();
            hits.add(number, record, ruleId, category.severity(), category.label() + "：人工比对有疑点（" + letter + "）");
        }
        decided(task, hit ? "MANUAL_HIT" : "MANUAL_CLEAN", hit ? "人工比对有疑点" : "人工比对无疑点", letter + "：" + note);
        List<Hit> found = hits.current(number);
        return new Comparison(true, !found.isEmpty(), barred(number));
    }

    /** Keeps what the household says about the hits. */
    public void comment(CaseNumber number, boolean answered, String text) {
        locked(number);
        hits.comment(number, answered, text, person(), today());
    }

    public void commented(CompletedTask task) {
        String text =
                hits.comment(task.caseNumber()).orElseThrow(() -> new TaskRefused("请先在“农户说明”页面记录农户的说明，农户不说明的也要注明"));
        decided(task, "COMMENTED", "已听取农户说明", text);
    }

    /**
     * The township's answer to a hit.
     *
     * @param exceptionCode one of the rule's legitimate exceptions, for a conclusion of EXCEPTION
     */
    public record Answer(long hit, Hit.Conclusion conclusion, String reason, String exceptionCode) {}

    /** Keeps the township's answers; each hit needs one, with its reason. */
    public void answerHits(CaseNumber number, List<Answer> answers) {
        locked(number);
        for (Answer answer : answers) {
            Hit hit = hits.current(number).stream()
                    .filter(candidate -> candidate.id() == answer.hit())
                    .findFirst()
                    .orElseThrow(() -> new IdentificationRefused("疑点已有变化，请刷新页面后重新填写"));
            if (answer.reason().isBlank()) {
                throw new IdentificationRefused("请为每条疑点写明核实情况：" + hit.sentence());
            }
            boolean exception = answer.conclusion() == Hit.Conclusion.EXCEPTION;
            if (hit.severity() == Severity.VETO && answer.conclusion() == Hit.Conclusion.NO_OBSTACLE) {
                throw new IdentificationRefused("否决情形属实的，只能提出例外或不列入：" + hit.sentence());
            }
            if (exception && !assessments.exceptions(hit.ruleId()).containsKey(answer.exceptionCode())) {
                throw new IdentificationRefused("请选择这条规则允许的例外情形：" + hit.sentence());
            }
            hits.conclude(
                    hit, answer.conclusion(), answer.reason(), exception ? answer.exceptionCode() : null, person());
        }
    }

    /**
     * What the township's answers come to.
     *
     * @param exceptionProposed whether the county has to answer
     */
    public record Findings(boolean exceptionProposed, boolean barred) {}

    /** Called when the township completes its findings. */
    public Findings found(CompletedTask task) {
        CaseNumber number = task.caseNumber();
        locked(number);
        List<Hit> current = hits.current(number);
        if (current.stream().anyMatch(hit -> hit.conclusion() == null)) {
            throw new TaskRefused("还有疑点没有写核实结论，请先在“核实疑点”页面逐条填写");
        }
        boolean stands = current.stream().anyMatch(hit -> hit.conclusion() == Hit.Conclusion.STANDS);
        boolean proposed = !stands && current.stream().anyMatch(hit -> hit.conclusion() == Hit.Conclusion.EXCEPTION);
        decided(task, "FOUND", proposed ? "已核实，提出例外" : "已核实", "");
        if (stands) {
            refuseForHits(number);
        }
        return new Findings(proposed, barred(number));
    }

    /** Keeps the county's answer to the proposed exceptions; answers whether the household is barred. */
    public boolean answerExceptions(CompletedTask task, boolean confirmed, String reason) {
        CaseNumber number = task.caseNumber();
        locked(number);
        hits.confirmExceptions(number, confirmed, reason, task.by());
        decided(task, confirmed ? "EXCEPTION_CONFIRMED" : "EXCEPTION_DENIED", confirmed ? "确认例外" : "不予确认例外", reason);
        if (barred(number)) {
            refuseForHits(number);
        }
        return barred(number);
    }

    /** Keeps the assembly's vote; refuses when it was against. */
    public boolean votedInAssembly(CompletedTask task, MeetingResult result) {
        locked(task.caseNumber());
        if (barred(task.caseNumber())) {
            throw new TaskRefused("案卷" + task.caseNumber() + "有未经县确认例外的否决情形，不能表决");
        }
        decided(
                task,
                result.passed() ? "VOTED_FOR" : "VOTED_AGAINST",
                result.passed() ? "表决通过" : "表决未通过",
                tally(result));
        if (!result.passed()) {
            refuse(task.caseNumber(), Refusal.BY_VOTE, "村民代表大会表决未通过：" + tally(result));
        }
        return result.passed();
    }

    /** Keeps the signature under the preliminary list; a barred household cannot be on it. */
    public void signed(CompletedTask task) {
        locked(task.caseNumber());
        if (barred(task.caseNumber())) {
            throw new TaskRefused("案卷" + task.caseNumber() + "有未经县确认例外的否决情形，不能列入初选名单");
        }
        decided(task, "SIGNED", "列入初选名单", "");
    }

    /** Draws the households that a level has to visit, for the whole batch of the case. */
    public void drawSample(CaseNumber number, Role.Tier tier) {
        Identification identification = locked(number);
        NoticeSheet sheet = sheets.ofCase(number).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("案卷 " + number + " 没有公示过，不能抽取核查户"));
        List<CaseNumber> batch = sheet.lines().stream()
                .filter(line -> !line.withdrawn())
                .map(NoticeSheet.Line::caseNumber)
                .toList();
        String key = tier == Role.Tier.TOWNSHIP ? "id.township.visitShare" : "id.county.sampleShare";
        samples.draw(
                tier,
                identification.area().at(AreaLevel.VILLAGE),
                sheet.number().value(),
                batch.contains(number) ? batch : List.of(number),
                policy.value(key, today()));
    }

    /** An official's opinion on a case. */
    public enum Review {
        APPROVE("同意"),
        RETURN("退回"),
        REJECT("不予同意");

        private final String label;

        Review(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Keeps the opinion of the township, the county office or the leading group. Who was drawn must be visited first; a
     * return or a rejection needs its reason.
     */
    public void reviewed(CompletedTask task, Review review, String reason, boolean visited, String visitFinding) {
        CaseNumber number = task.caseNumber();
        locked(number);
        Role.Tier tier = task.role().tier();
        if (review != Review.APPROVE && reason.isBlank()) {
            throw new TaskRefused("退回或不予同意时请在“理由”中写明，农户和经办人才知道为什么");
        }
        if (visited) {
            if (visitFinding.isBlank()) {
                throw new TaskRefused("勾选了已入户，请写明入户核查情况");
            }
            samples.visited(tier, number, visitFinding, task.by());
        } else if (review == Review.APPROVE
                && visitDuty(tier, number).filter(VisitDuty::isDue).isPresent()) {
            throw new TaskRefused("本户被抽中入户核查（或有工作人员近亲属），请入户后勾选“已入户”并写明情况再同意");
        }
        decided(task, review.name(), review.label(), reason);
        if (review == Review.REJECT) {
            refuse(number, tier == Role.Tier.TOWNSHIP ? Refusal.BY_TOWNSHIP : Refusal.BY_COUNTY, reason);
        }
    }

    /** Ruling (g): the second notice is repeated only for a household whose entry changed. */
    public boolean townshipNoticeNeeded(CaseNumber number, boolean entryChanged) {
        return entryChanged
                || sheets.ofCase(number).stream()
                        .noneMatch(sheet -> sheet.type() == NoticeType.IDENTIFICATION_TOWNSHIP);
    }

    /** The objection against the notice was upheld. */
    public void objectionUpheld(CaseNumber number) {
        locked(number);
        refuse(number, Refusal.OBJECTION, "公示期间收到异议，经调查异议成立");
    }

    /** Keeps where and when the announcement was hung. */
    public void announced(CompletedTask task, LocalDate on, String place) {
        locked(task.caseNumber());
        if (on.isAfter(today())) {
            throw new TaskRefused("张贴日期不能晚于今天，请核对");
        }
        cases.announced(task.caseNumber(), on, place);
        decided(task, "ANNOUNCED", "已张贴公告", "");
    }

    /** Keeps the register form: causes, attribute (R-ID-09), standard. */
    public void fillForm(CaseNumber number, RegisterEntry entry) {
        Identification identification = locked(number);
        List<String> disagreements = assessments.attributeDisagreements(identification, entry);
        if (!disagreements.isEmpty()) {
            throw new IdentificationRefused(String.join("；", disagreements));
        }
        cases.formFilled(number, entry);
    }

    public void formFilled(CompletedTask task) {
        if (form(task.caseNumber()).isEmpty()) {
            throw new TaskRefused("请先在“贫困户登记表”页面填写致贫原因和贫困户属性");
        }
        decided(task, "FORM_FILLED", "已填写登记表", "");
    }

    /** What the register form says, once it is filled in. */
    @Transactional(readOnly = true)
    public Optional<RegisterEntry> form(CaseNumber number) {
        return cases.form(number, get(number).openedOn().getYear());
    }

    /** Enters the household into the register. Done twice it has one effect. */
    public void enterRegister(CaseNumber number) {
        Identification identification = locked(number);
        if (identification.householdNo() != null) {
            return;
        }
        RegisterEntry entry = form(number).orElseThrow(() -> new IllegalStateException("案卷 " + number + " 没有登记表"));
        cases.registered(number, households.enterRegister(identification.household(), entry, number));
    }

    /** Keeps how the written reasons reached the household. */
    public Refusal delivered(CompletedTask task, LocalDate on, String method) {
        Identification identification = locked(task.caseNumber());
        Identification.Refused refused = identification.refused();
        if (refused == null) {
            throw new IllegalStateException("案卷 " + task.caseNumber() + " 没有不予识别的理由");
        }
        if (on.isAfter(today()) || on.isBefore(refused.on())) {
            throw new TaskRefused("送达日期应在作出答复之日到今天之间，请核对");
        }
        cases.delivered(task.caseNumber(), on, method);
        decided(task, "DELIVERED", "书面答复已送达", "");
        return refused.refusal();
    }

    /** The overall term is over: reported, never decided by the clock. */
    public void overallTermReached(CaseNumber number) {
        Identification identification = get(number);
        caseFiles.note(
                new TimelineEntry(number, "case.overdue", "案卷已超过总时限（" + identification.overallDue() + "），已报县扶贫办督办"));
        audit.record(AuditEntry.of("case.overallTermReached").onCase(number).in(identification.area()));
    }

    /** Closes the case file; heard when the process reaches an end. */
    public void ended(CaseNumber number, Outcome outcome) {
        caseFiles.close(number, outcome);
    }

    /** Whether the hits as they stand keep the household off the list. */
    private boolean barred(CaseNumber number) {
        return hits.current(number).stream().anyMatch(Hit::bars);
    }

    private void refuseForHits(CaseNumber number) {
        List<String> reasons = hits.current(number).stream()
                .filter(Hit::bars)
                .map(Hit::sentence)
                .toList();
        refuse(number, Refusal.VETO, "经数据比对和核实：" + String.join("；", reasons));
    }

    private void refuse(CaseNumber number, Refusal refusal, String reason) {
        cases.refused(number, refusal, reason.length() > 2000 ? reason.substring(0, 2000) : reason, today());
        audit.record(AuditEntry.of("identification.refused")
                .onCase(number)
                .in(get(number).area())
                .with("refusal", refusal.name()));
    }

    private boolean isRelatedToStaff(Identification identification) {
        List<Member> members = households.members(identification.household());
        for (Role role : Role.values()) {
            if (role.actsOnCases()) {
                for (PersonId holder : staff.holdersOf(org.bangfu.common.Seat.forCase(role, identification.area()))) {
                    if (members.stream().anyMatch(member -> staff.hasDeclaredRelative(holder, member.citizenId()))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void decided(CompletedTask task, String code, String label, String reason) {
        caseFiles.decided(Decision.in(task, Outcome.of(code, label), reason));
    }

    private static String tally(MeetingResult result) {
        return "应到%d人，实到%d人，赞成%d票，反对%d票，弃权%d票"
                .formatted(result.eligible(), result.present(), result.yes(), result.no(), result.abstain());
    }

    private static List<String> sentences(DecisionRecord record, Severity... severities) {
        Set<Severity> wanted = Set.of(severities);
        return record.findings().stream()
                .filter(finding -> wanted.contains(finding.severity()))
                .map(finding -> finding.sentence())
                .toList();
    }

    private Identification locked(CaseNumber number) {
        return cases.lock(number).orElseThrow(() -> new IllegalStateException("没有识别案卷 " + number));
    }

    private PersonId person() {
        return actor.current().orElse(PersonId.SYSTEM);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
