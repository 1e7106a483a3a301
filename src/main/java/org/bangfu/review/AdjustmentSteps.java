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
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.identification.Hit;
import org.bangfu.identification.HouseholdSurveys;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.Origin;
import org.bangfu.meetings.MeetingResult;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.Finding;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.Severity;
import org.bangfu.policy.income.LivingRules;
import org.bangfu.policy.review.RemovalFacts;
import org.bangfu.policy.review.ResultClass;
import org.bangfu.policy.review.ReviewRules;
import org.bangfu.policy.review.ReviewedHousehold;
import org.bangfu.policy.review.Standing;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of a review, from the class that the table proposes to what the register says. Called by the process while a
 * task or a job of the case is done; seats and four eyes are the engine's.
 */
@Component
@Transactional
public class AdjustmentSteps {

    /** The county's step in {@code household-review.bpmn}. */
    private static final String COUNTY_STEP = "userTask_decideCounty";

    private final ReviewCases cases;
    private final CaseFiles caseFiles;
    private final HouseholdSurveys surveys;
    private final Identifications identifications;
    private final Households households;
    private final DecisionRecords records;
    private final PolicyParameters policy;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AdjustmentSteps(
            ReviewCases cases,
            CaseFiles caseFiles,
            HouseholdSurveys surveys,
            Identifications identifications,
            Households households,
            DecisionRecords records,
            PolicyParameters policy,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.caseFiles = caseFiles;
        this.surveys = surveys;
        this.identifications = identifications;
        this.households = households;
        this.records = records;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** R-RV-04 on what the visit and the comparison found; answers whether a removal is proposed. */
    public boolean classify(CaseNumber number) {
        Review review = locked(number);
        List<String> grounds =
                surveys.barring(number).stream().map(Hit::ruleId).distinct().toList();
        boolean deprived =
                LivingRules.hasDeprivation(surveys.judgeLiving(number).findings());
        Review.Classified classified = classified(review, deprived, grounds, null);
        cases.classified(number, classified);
        caseFiles.note(new TimelineEntry(
                number, "review.classified", "建议结果：" + classified.result().label()));
        return classified.result() == ResultClass.REMOVE;
    }

    private Review.Classified classified(
            Review review, boolean deprived, List<String> grounds, @Nullable LocalDate heardOn) {
        Standing standing = standing(households.get(review.household()).status());
        ReviewedHousehold facts = new ReviewedHousehold(
                standing, review.year(), perHead(review), deprived, grounds, visitedOn(review.caseNumber()));
        ResultClass result = ReviewRules.resultClass(
                        records.judge(review.caseNumber(), ReviewRules.CLASSES, facts, today())
                                .findings())
                .orElseThrow(() -> new IllegalStateException("案卷 " + review.caseNumber() + " 没有得到分类"));
        String ruleCode = result == ResultClass.REMOVE ? grounds.get(0) : null;
        return new Review.Classified(standing, result, result, ruleCode, grounds, heardOn, false);
    }

    private static Standing standing(HouseholdStatus status) {
        return switch (status) {
            case ORDINARY, REMOVED -> Standing.UNREGISTERED;
            case POOR, RELAPSED -> Standing.REGISTERED;
            case EXITED -> Standing.EXITED;
        };
    }

    private Money perHead(Review review) {
        return households
                .snapshot(review.household(), review.year())
                .map(YearlySnapshot::perCapita)
                .orElseThrow(
                        () -> new IllegalStateException("案卷 " + review.caseNumber() + " 没有" + review.year() + "年的收入"));
    }

    private LocalDate visitedOn(CaseNumber number) {
        return identifications.latestVisit(number).orElseThrow().visitedOn();
    }

    /**
     * R-RV-02: keeps what the household said against its removal.
     *
     * @param answered false when it made no statement
     * @param accepted whether the township found it right: the household is classified anew without the grounds
     */
    public void heard(
            CompletedTask task, LocalDate on, boolean answered, String text, boolean accepted, String reason) {
        CaseNumber number = task.caseNumber();
        Review review = locked(number);
        if (on.isAfter(today())) {
            throw new TaskRefused("听取日期不能晚于今天，请核对");
        }
        if (accepted && !answered) {
            throw new TaskRefused("农户没有作陈述申辩的，不能采纳；认为不应清退的，请在审核时退回并写明理由");
        }
        int round = cases.statements(number).size() + 1;
        cases.heard(number, new HouseholdStatement(round, on, answered, text, accepted, reason, task.by()));
        Review.Classified before = review.requireClassified();
        if (accepted) {
            boolean deprived =
                    LivingRules.hasDeprivation(surveys.judgeLiving(number).findings());
            cases.classified(number, classified(review, deprived, List.of(), on));
        } else {
            Review.Classified upheld = new Review.Classified(
                    before.standing(),
                    before.proposed(),
                    before.result(),
                    before.ruleCode(),
                    before.grounds(),
                    on,
                    false);
            cases.classified(number, upheld);
            records.judge(number, ReviewRules.REMOVAL, removalFacts(upheld), today());
        }
        decided(task, accepted ? "ACCEPTED" : "UPHELD", accepted ? "陈述申辩成立，不予清退" : "维持清退建议", reason);
    }

    /**
     * The village agrees with the proposed class or changes it to another one that the household's standing allows; a
     * proposed removal is the assembly's to refuse.
     *
     * @param changedTo null when it agrees
     * @return whether the assembly has to vote
     */
    public boolean judged(CompletedTask task, @Nullable ResultClass changedTo, String reason) {
        CaseNumber number = task.caseNumber();
        Review.Classified before = locked(number).requireClassified();
        ResultClass result = changedTo == null ? before.result() : changedTo;
        String ruleCode = before.ruleCode();
        if (changedTo != null) {
            if (reason.isBlank()) {
                throw new TaskRefused("改为其他结果的请写明理由，农户和乡镇才知道为什么");
            }
            if (before.result() == ResultClass.REMOVE) {
                throw new TaskRefused("建议清退的由村民代表会议表决，村里有不同意见请在会议上说明；不能在这里直接改");
            }
            if (!before.standing().allows(result)) {
                throw new TaskRefused("本户现在的登记状态不能得到“" + result.label() + "”这个结果，请重新选择");
            }
            if (result == ResultClass.REMOVE) {
                ruleCode = before.grounds().isEmpty() ? null : before.grounds().get(0);
            }
        }
        Review.Classified after = new Review.Classified(
                before.standing(),
                before.proposed(),
                result,
                result == ResultClass.REMOVE ? ruleCode : null,
                before.grounds(),
                before.heardOn(),
                false);
        if (result == ResultClass.REMOVE) {
            requireReason(after);
        }
        cases.classified(number, after);
        decided(
                task,
                changedTo == null ? "AGREED" : "CHANGED",
                (changedTo == null ? "同意建议结果：" : "改为：") + result.label(),
                reason);
        return result.isVotedOn();
    }

    /** Keeps the assembly's vote; when it is against, the household keeps the class that it has. */
    public void voted(CompletedTask task, MeetingResult result) {
        CaseNumber number = task.caseNumber();
        Review.Classified before = locked(number).requireClassified();
        if (!result.passed()) {
            cases.classified(
                    number,
                    new Review.Classified(
                            before.standing(),
                            before.proposed(),
                            before.standing().unchanged(),
                            null,
                            before.grounds(),
                            before.heardOn(),
                            true));
        }
        decided(
                task,
                result.passed() ? "VOTED_FOR" : "VOTED_AGAINST",
                result.passed() ? "表决通过" : "表决未通过，维持原类别",
                "应到%d人，实到%d人，赞成%d票，反对%d票，弃权%d票"
                        .formatted(result.eligible(), result.present(), result.yes(), result.no(), result.abstain()));
    }

    /** Keeps the opinion of the township or the county; who returns it says why. */
    public void checked(CompletedTask task, boolean approved, String reason) {
        Review review = locked(task.caseNumber());
        if (!approved && reason.isBlank()) {
            throw new TaskRefused("退回时请在“理由”中写明，经办人才知道要改什么");
        }
        if (approved && review.result() == ResultClass.REMOVE) {
            requireReason(review.requireClassified());
        }
        decided(task, approved ? "APPROVED" : "RETURNED", approved ? "同意" : "退回", reason);
    }

    /** R-RV-02 and R-RV-03: a removal rests on a rule that stands, never on a quota, and the household was heard. */
    private void requireReason(Review.Classified classified) {
        Evaluation<RemovalFacts> evaluation = records.evaluate(ReviewRules.REMOVAL, removalFacts(classified), today());
        List<String> against = evaluation.findings().stream()
                .filter(finding -> finding.severity() == Severity.VETO || finding.severity() == Severity.FAIL)
                .map(Finding::sentence)
                .toList();
        if (!against.isEmpty()) {
            throw new TaskRefused(String.join("", against));
        }
    }

    private static RemovalFacts removalFacts(Review.Classified classified) {
        return new RemovalFacts(classified.ruleCode(), classified.grounds(), classified.heardOn() != null);
    }

    /** What the process goes on with. */
    public record Concluded(ResultClass result, boolean statusChanged) {

        public boolean is(ResultClass other) {
            return result == other;
        }
    }

    /** Says in the register what the county decided, with this case as the cause. Done twice it has one effect. */
    public Concluded writeHistory(CaseNumber number) {
        Review review = locked(number);
        Review.Classified classified = review.requireClassified();
        ResultClass result = classified.result();
        if (review.conclusion() != null) {
            return new Concluded(result, review.conclusion().statusChanged());
        }
        boolean changes = result == ResultClass.RELAPSED || result == ResultClass.REMOVE;
        cases.decided(number, today(), changes);
        if (result == ResultClass.RELAPSED) {
            households.changeStatus(review.household(), HouseholdStatus.RELAPSED, number, today(), "RELAPSED");
        } else if (result == ResultClass.REMOVE) {
            String ruleCode = classified.ruleCode();
            if (ruleCode == null) {
                throw new IllegalStateException("案卷 " + number + " 的清退没有规则依据");
            }
            households.changeStatus(review.household(), HouseholdStatus.REMOVED, number, today(), ruleCode);
        }
        audit.record(AuditEntry.of("review.concluded")
                .onCase(number)
                .in(review.area())
                .with("result", result.name()));
        events.publishEvent(new ReviewConcluded(number, review.household(), review.year(), result));
        return new Concluded(result, changes);
    }

    /** A missed household gets an identification, or the open one takes the review in. Done twice it has one effect. */
    public void startIdentification(CaseNumber number) {
        Review review = locked(number);
        Optional<CaseNumber> open =
                caseFiles.openCase(review.household(), CaseKind.IDENTIFICATION).map(CaseFile::number);
        CaseNumber identification = open.orElseGet(
                () -> identifications.open(review.household(), Origin.REVIEW, "动态复核发现漏评，复核案卷" + number, ""));
        cases.followedBy(number, identification);
        caseFiles.note(new TimelineEntry(number, "review.followUp", "已转贫困户识别，案卷" + identification));
    }

    /** Tells exit verification of the household. */
    public void announceExitCandidate(CaseNumber number) {
        Review review = locked(number);
        PersonId person = caseFiles.decisions(number).stream()
                .map(Decision.Made::decision)
                .filter(decision -> decision.step().equals(COUNTY_STEP))
                .map(Decision::by)
                .reduce((first, last) -> last)
                .orElseThrow(() -> new IllegalStateException("案卷 " + number + " 没有县级审定"));
        events.publishEvent(new ExitCandidateFound(number, review.household(), review.year(), person));
    }

    /** Keeps how the result reached the household; answers the last day on which it can be overturned. */
    public LocalDate delivered(CompletedTask task, LocalDate on, String method) {
        Review review = locked(task.caseNumber());
        Review.Conclusion conclusion = review.conclusion();
        if (conclusion == null) {
            throw new IllegalStateException("案卷 " + task.caseNumber() + " 还没有审定");
        }
        if (on.isAfter(today()) || on.isBefore(conclusion.decidedOn())) {
            throw new TaskRefused("送达日期应在审定之日到今天之间，请核对");
        }
        LocalDate until = on.plusDays(policy.days("review.overturn", today()));
        cases.delivered(task.caseNumber(), on, method, until);
        decided(task, "DELIVERED", "结果通知已送达", "");
        return until;
    }

    /** Compensation: the household stands again where it stood before this case. */
    public void restoreClass(CaseNumber number) {
        Review review = locked(number);
        households.restoreStatus(review.household(), number, today(), "REVIEW_OVERTURNED");
    }

    /** The overall term is over: reported, never decided by the clock. */
    public void overallTermReached(CaseNumber number) {
        Review review = locked(number);
        if (review.conclusion() == null) {
            caseFiles.note(new TimelineEntry(number, "case.overdue", "案卷已超过总时限（" + review.overallDue() + "），已报县扶贫办督办"));
            audit.record(AuditEntry.of("case.overallTermReached").onCase(number).in(review.area()));
        }
    }

    /** Closes the case file; heard when the process reaches an end. */
    public void ended(CaseNumber number, Outcome outcome) {
        caseFiles.close(number, outcome);
    }

    private void decided(CompletedTask task, String code, String label, String reason) {
        caseFiles.decided(Decision.in(task, Outcome.of(code, label), reason));
    }

    private Review locked(CaseNumber number) {
        return cases.lock(number).orElseThrow(() -> new IllegalStateException("没有复核案卷 " + number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
