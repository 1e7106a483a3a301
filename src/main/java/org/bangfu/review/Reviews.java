package org.bangfu.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.WorkingCalendar;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reviews as pages and other modules know them: open, withdraw, overturn and read. The steps between are called by the
 * process. Scope is the callers' to check; seats and four eyes are the engine's.
 */
@Component
@Transactional
public class Reviews {

    private final ReviewCases cases;
    private final CaseFiles caseFiles;
    private final Households households;
    private final PolicyParameters policy;
    private final WorkingCalendar calendar;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(
            ReviewCases cases,
            CaseFiles caseFiles,
            Households households,
            PolicyParameters policy,
            WorkingCalendar calendar,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.caseFiles = caseFiles;
        this.households = households;
        this.policy = policy;
        this.calendar = calendar;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a review for what happened to a household, for a complaint, or for what monitoring saw.
     *
     * @throws org.bangfu.casefile.CaseAlreadyOpen when one is open
     * @throws ReviewRefused for campaigns and member changes, which open their reviews themselves
     */
    public CaseNumber open(NewReview asked) {
        if (asked.origin() == ReviewOrigin.CAMPAIGN || asked.origin() == ReviewOrigin.MEMBER_CHANGE) {
            throw new ReviewRefused("年度复核和成员变更由系统自动开立案卷，请从相应页面办理");
        }
        if ((asked.origin() == ReviewOrigin.EVENT) != (asked.event() != null)) {
            throw new ReviewRefused("家庭重大变化须选择是哪一种变化，请核对");
        }
        return open(asked, null, null, eventDue());
    }

    /** Monitoring's way in: opens a review, or notes the alarm in the one that is open. */
    @EventListener
    public void on(HouseholdAlarmRaised alarm) {
        Optional<CaseFile> open = caseFiles.openCase(alarm.household(), CaseKind.REVIEW);
        if (open.isPresent()) {
            caseFiles.note(
                    new TimelineEntry(open.get().number(), "review.alarm", "监测预警：" + shortened(alarm.statement())));
        } else {
            open(new NewReview(alarm.household(), ReviewOrigin.MONITORING, null, shortened(alarm.statement())));
        }
    }

    /** R-RV-01: the full review that a member change forces, or the open one that takes it in. */
    CaseNumber openForMemberChange(HouseholdId household, CaseNumber change, String statement) {
        Optional<CaseFile> open = caseFiles.openCase(household, CaseKind.REVIEW);
        if (open.isPresent()) {
            caseFiles.note(new TimelineEntry(open.get().number(), "review.memberChange", statement));
            return open.get().number();
        }
        return open(new NewReview(household, ReviewOrigin.MEMBER_CHANGE, null, statement), null, change, eventDue());
    }

    /** A household's case of a campaign. */
    CaseNumber openInCampaign(HouseholdId household, Campaign campaign) {
        return open(
                new NewReview(household, ReviewOrigin.CAMPAIGN, null, campaign.title()),
                campaign,
                null,
                campaign.overallDue());
    }

    private CaseNumber open(
            NewReview asked, @Nullable Campaign campaign, @Nullable CaseNumber causedBy, LocalDate overallDue) {
        Household household = households.get(asked.household());
        CaseFile file = caseFiles.open(CaseKind.REVIEW, household.id(), household.area());
        cases.insert(new Review(
                file.number(),
                household.id(),
                household.area(),
                asked.origin(),
                asked.event(),
                campaign == null ? null : campaign.id(),
                causedBy,
                campaign == null ? today().getYear() : campaign.year(),
                asked.statement(),
                today(),
                overallDue,
                null,
                null,
                null));
        audit.record(AuditEntry.of("review.opened")
                .onCase(file.number())
                .in(household.area())
                .with("origin", asked.origin().name()));
        events.publishEvent(new ReviewOpened(file.number(), household.area(), overallDue));
        return file.number();
    }

    /**
     * Ends a review before the county has decided: the complaint was taken back, or nothing had happened.
     *
     * @throws ReviewRefused when it is decided, or belongs to a campaign or a member change
     */
    public void withdraw(CaseNumber number, String ground) {
        Review review = locked(number);
        if (!caseFiles.get(number).isOpen() || review.conclusion() != null) {
            throw new ReviewRefused("案卷" + number + "已经审定，不能撤回；结论有误的，请在期限内申请撤销结论");
        }
        if (review.origin() == ReviewOrigin.CAMPAIGN || review.origin() == ReviewOrigin.MEMBER_CHANGE) {
            throw new ReviewRefused("“" + review.origin().label() + "”的复核必须办完，不能撤回");
        }
        caseFiles.note(new TimelineEntry(number, "review.withdrawn", "复核撤回：" + ground));
        events.publishEvent(new ReviewWithdrawn(number));
    }

    /**
     * Overturns a removal or a relapse within the term: the household stands again where it stood before.
     *
     * @throws ReviewRefused when there is nothing to overturn, or the term is over
     */
    public void overturn(CaseNumber number, String ground) {
        Review review = locked(number);
        Review.Conclusion conclusion = review.conclusion();
        if (conclusion == null
                || !conclusion.statusChanged()
                || !caseFiles.get(number).isOpen()) {
            throw new ReviewRefused("案卷" + number + "没有可以撤销的结论，请核对案卷编号");
        }
        if (conclusion.deliveredOn() == null) {
            throw new ReviewRefused("案卷" + number + "的结果通知还没有送达，请村里先送达并登记");
        }
        LocalDate until = conclusion.overturnUntil();
        if (until == null || today().isAfter(until)) {
            throw new ReviewRefused("申请撤销的期限已于" + until + "届满，请另行开立复核案卷");
        }
        cases.overturned(number, today(), ground);
        caseFiles.note(new TimelineEntry(number, "review.overturned", "复核结论撤销：" + ground));
        audit.record(AuditEntry.of("review.overturned").onCase(number).in(review.area()));
        events.publishEvent(new ReviewOverturned(number));
    }

    @Transactional(readOnly = true)
    public Optional<Review> find(CaseNumber number) {
        return cases.find(number);
    }

    /** @throws IllegalStateException when there is no such review */
    @Transactional(readOnly = true)
    public Review get(CaseNumber number) {
        return cases.find(number).orElseThrow(() -> new IllegalStateException("没有复核案卷 " + number));
    }

    /** What the household said against its removal, the latest first. */
    @Transactional(readOnly = true)
    public List<HouseholdStatement> statements(CaseNumber number) {
        return cases.statements(number);
    }

    /** The year's figures beside those of an earlier year; empty while the year's are not recorded. */
    @Transactional(readOnly = true)
    public Optional<YearComparison> comparison(CaseNumber number) {
        Review review = get(number);
        return YearComparison.of(households.snapshots(review.household()), review.year());
    }

    private Review locked(CaseNumber number) {
        return cases.lock(number).orElseThrow(() -> new IllegalStateException("没有复核案卷 " + number));
    }

    private LocalDate eventDue() {
        return calendar.plusWorkdays(today(), policy.days("review.event.sla", today()));
    }

    private static String shortened(String text) {
        return text.length() > 1000 ? text.substring(0, 1000) : text;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
