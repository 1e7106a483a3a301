package org.bangfu.relief;

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
import org.bangfu.common.CaseNumber;
import org.bangfu.common.WorkingCalendar;
import org.bangfu.policy.Finding;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.relief.EarlierRelief;
import org.bangfu.registry.Household;
import org.bangfu.registry.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Temporary relief by the ordinary procedure as pages see it: opened, supplemented, surveyed, withdrawn, read. What the
 * process calls is in {@link ReliefProceedings} and {@link ReliefPayments}. Scope is the callers' to check; seats and four
 * eyes are the engine's.
 */
@Component
@Transactional
public class Reliefs {

    /** The tasks that approve: the money is promised on the last decision of one of them. */
    static final Set<String> APPROVAL_STEPS = Set.of("userTask_approveTownship", "userTask_approveCounty");

    private final ReliefCases cases;
    private final Surveys surveys;
    private final Awards awards;
    private final Referrals referrals;
    private final ReliefAssessments assessments;
    private final CaseFiles caseFiles;
    private final Households households;
    private final PolicyParameters policy;
    private final WorkingCalendar calendar;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reliefs(
            ReliefCases cases,
            Surveys surveys,
            Awards awards,
            Referrals referrals,
            ReliefAssessments assessments,
            CaseFiles caseFiles,
            Households households,
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
        this.caseFiles = caseFiles;
        this.households = households;
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

    static Relief.Award awarded(Relief relief) {
        Relief.Award award = relief.award();
        if (award == null) {
            throw new IllegalStateException("案卷 " + relief.caseNumber() + " 还没有核定救助");
        }
        return award;
    }

    private Relief locked(CaseNumber number) {
        return cases.lock(number).orElseThrow(() -> new IllegalStateException("没有临时救助案卷 " + number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
