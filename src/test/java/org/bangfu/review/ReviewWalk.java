package org.bangfu.review;

import static org.bangfu.identification.IdentificationSteps.COLLEAGUE;
import static org.bangfu.identification.IdentificationSteps.COMMITTEE;
import static org.bangfu.identification.IdentificationSteps.COUNTY;
import static org.bangfu.identification.IdentificationSteps.GROUP;
import static org.bangfu.identification.IdentificationSteps.TEAM;
import static org.bangfu.identification.IdentificationSteps.TOWNSHIP;
import static org.bangfu.identification.IdentificationSteps.VILLAGE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.identification.Hit;
import org.bangfu.identification.HouseVisit;
import org.bangfu.identification.IdentificationSteps;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.ObservedFact;
import org.bangfu.meetings.MeetingType;
import org.bangfu.meetings.Meetings;
import org.bangfu.people.Staff;
import org.bangfu.policy.exclusion.Observation;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.HousingFacts;
import org.bangfu.registry.IncomeAccount;
import org.bangfu.registry.LandFacts;
import org.bangfu.registry.LivingFacts;
import org.bangfu.registry.Member;
import org.bangfu.registry.MemberFacts;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegisterEntry;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SnapshotSource;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.registry.WaterFacts;
import org.bangfu.registry.YearlySnapshot;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * The steps of a review and of a change of members as people take them, each by the person whose seat it is: households
 * of the first group of one village, the demo's people. When a step returns, the jobs that follow from it have run.
 */
public final class ReviewWalk {

    private static final AtomicInteger NUMBERS = new AtomicInteger(900_000);
    private static final BigDecimal TWO = new BigDecimal("2");

    final Reviews reviews;
    final MemberChanges changes;
    final CaseFiles caseFiles;
    final Households households;
    final Evidence evidence;
    final ActingAs acting;
    final EngineJobs jobs;
    final TestClock clock;
    final IdentificationSteps steps;
    private final Identifications identifications;
    private final Campaigns campaigns;
    private final OpenTasks tasks;
    private final Meetings meetings;
    private final Staff staff;
    private final Commands commands;

    public ReviewWalk(BeanFactory beans) {
        reviews = beans.getBean(Reviews.class);
        changes = beans.getBean(MemberChanges.class);
        caseFiles = beans.getBean(CaseFiles.class);
        households = beans.getBean(Households.class);
        evidence = beans.getBean(Evidence.class);
        acting = beans.getBean(ActingAs.class);
        jobs = beans.getBean(EngineJobs.class);
        clock = beans.getBean(TestClock.class);
        steps = beans.getBean(IdentificationSteps.class);
        identifications = beans.getBean(Identifications.class);
        campaigns = beans.getBean(Campaigns.class);
        tasks = beans.getBean(OpenTasks.class);
        meetings = beans.getBean(Meetings.class);
        staff = beans.getBean(Staff.class);
        commands = beans.getBean(Commands.class);
    }

    public void begin() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    /** A couple with figures of 2014, as it stands in the register. */
    public HouseholdId family(HouseholdStatus status) {
        return family(GROUP, status);
    }

    HouseholdId family(AreaCode group, HouseholdStatus status) {
        return acting.person(COMMITTEE, () -> {
            HouseholdId id = households
                    .register(
                            new NewHousehold(
                                    group,
                                    "一组" + NUMBERS.incrementAndGet() + "号",
                                    "0739-761" + "%04d".formatted(NUMBERS.get()),
                                    List.of(
                                            new NewMember("复核甲", SyntheticPeople.man(), "01"),
                                            new NewMember("复核乙", SyntheticPeople.woman(), "02"))),
                            RegistrationCause.ENTERED)
                    .id();
            households.recordSnapshot(id, figures(2014, 2, 4_000), SnapshotSource.IMPORT);
            CaseNumber earlier = new CaseNumber("P1-430527-2014-" + NUMBERS.incrementAndGet());
            if (status != HouseholdStatus.ORDINARY) {
                households.enterRegister(id, new RegisterEntry("缺劳力", List.of(), "一般贫困户", "国家标准", 2014), earlier);
            }
            if (status == HouseholdStatus.EXITED) {
                households.changeStatus(id, HouseholdStatus.EXITED, earlier, clock.today(), "EXITED");
            }
            return id;
        });
    }

    private static YearlySnapshot figures(int year, int heads, long wage) {
        Money none = Money.ZERO;
        BigDecimal nothing = BigDecimal.ZERO;
        return YearlySnapshot.of(year, heads)
                .with(new IncomeAccount(
                        Money.yuan(wage), none, none, none, none, none, none, Map.of(), none, none, none))
                .with(new HousingFacts(new BigDecimal("60"), "03", 1995, "B", null))
                .with(new WaterFacts(true, false, null))
                .with(new LandFacts(TWO, TWO, TWO, nothing, nothing, nothing, nothing))
                .with(new LivingFacts(true, true, true, true, "01", new BigDecimal("1.5"), "03", false, false, false));
    }

    /** A review for a new job in the family. */
    CaseNumber opened(HouseholdId household) {
        CaseNumber number = acting.person(
                COMMITTEE,
                () -> reviews.open(new NewReview(household, ReviewOrigin.EVENT, LifeEvent.NEW_JOB, "户主到镇上务工")));
        jobs.runDue();
        return number;
    }

    /** @param wage the year's wages of the household in yuan, its only income */
    void visited(CaseNumber number, long wage, ObservedFact... observed) {
        OpenTask task = task(TEAM, number, "userTask_visitHousehold");
        submitted(TEAM, () -> {
            Review review = reviews.get(number);
            List<Member> members = households.members(review.household());
            for (Member member : members) {
                households.recordFacts(
                        member.id(),
                        member.facts()
                                .with(new MemberFacts.Hukou("01", true))
                                .with(new MemberFacts.Schooling("02", "01", null))
                                .with(new MemberFacts.Insurance(true, false, true, false)));
            }
            households.recordSnapshot(
                    review.household(), figures(review.year(), members.size(), wage), SnapshotSource.VISIT);
            evidence.store(number, EvidenceKind.VISIT_PHOTO, "房屋.jpg", Photos.jpeg());
            int round =
                    identifications.latestVisit(number).map(HouseVisit::round).orElse(0) + 1;
            identifications.visit(
                    number,
                    new HouseVisit(
                            round,
                            clock.today(),
                            staff.byUsername(TEAM).orElseThrow(),
                            staff.byUsername(COLLEAGUE).orElseThrow(),
                            true,
                            ""),
                    List.of(observed));
            tasks.complete(task.id(), Map.of());
        });
        jobs.runDue();
    }

    ObservedFact largeProducer() {
        return new ObservedFact(Observation.Kind.LARGE_PRODUCER, null, null, "养殖场存栏生猪300头，有照片", clock.today());
    }

    /** A red line was seen: the family comments, the township answers. */
    void hitAnswered(CaseNumber number, Hit.Conclusion conclusion) {
        steps.compared(number);
        OpenTask comment = task(COMMITTEE, number, "userTask_recordComment");
        submitted(COMMITTEE, () -> {
            identifications.comment(number, true, "是合伙的");
            tasks.complete(comment.id(), Map.of());
        });
        OpenTask findings = task(TOWNSHIP, number, "userTask_writeFindings");
        submitted(TOWNSHIP, () -> {
            List<Identifications.Answer> answers = new ArrayList<>();
            identifications
                    .hits(number)
                    .forEach(hit -> answers.add(new Identifications.Answer(hit.id(), conclusion, "现场核实", "", null)));
            identifications.answerHits(number, answers);
            tasks.complete(findings.id(), Map.of());
        });
        jobs.runDue();
    }

    void heard(CaseNumber number, boolean accepted) {
        done(
                TOWNSHIP,
                number,
                "userTask_recordStatement",
                Map.of(
                        "heardOn", clock.today().toString(),
                        "answered", "YES",
                        "statement", "养殖场是女婿的",
                        "decision", accepted ? "ACCEPT" : "UPHOLD",
                        "reason", "经核实"));
    }

    void agreed(CaseNumber number) {
        done(COMMITTEE, number, "userTask_judgeReview", Map.of("decision", "AGREE", "withTeam", true));
    }

    void voted(CaseNumber number, boolean passed) {
        OpenTask task = task(COMMITTEE, number, "userTask_voteOnReview");
        submitted(
                COMMITTEE,
                () -> meetings.record(new Meetings.NewMeeting(
                        MeetingType.VILLAGE_ASSEMBLY,
                        VILLAGE,
                        "userTask_voteOnReview",
                        clock.now(),
                        "村部",
                        "主持人",
                        "记录人",
                        30,
                        27,
                        "逐户表决",
                        List.of(new Meetings.Ballot(
                                task.id(), passed ? 25 : 5, passed ? 1 : 20, passed ? 1 : 2, 0, "")),
                        "签到.jpg",
                        Photos.jpeg())));
        jobs.runDue();
    }

    void approved(CaseNumber number) {
        done(TOWNSHIP, number, "userTask_reviewTownship", Map.of("decision", "APPROVE"));
        done(COUNTY, number, "userTask_decideCounty", Map.of("decision", "APPROVE"));
    }

    public void delivered(CaseNumber number) {
        done(
                COMMITTEE,
                number,
                "userTask_deliverResult",
                Map.of("deliveredOn", clock.today().toString(), "method", "IN_PERSON", "rightsExplained", true));
    }

    /** From the visit to the village's judgement, for a household without a red line. */
    CaseNumber judged(HouseholdStatus status, long wage) {
        CaseNumber number = opened(family(status));
        visited(number, wage);
        steps.compared(number);
        agreed(number);
        return number;
    }

    /** A registered household with a red line that stands, up to the village's judgement. */
    CaseNumber removalProposed() {
        CaseNumber number = opened(family(HouseholdStatus.POOR));
        visited(number, 4_000, largeProducer());
        hitAnswered(number, Hit.Conclusion.STANDS);
        return number;
    }

    public CaseNumber removed() {
        CaseNumber number = removalProposed();
        heard(number, false);
        agreed(number);
        voted(number, true);
        steps.noticed(number);
        approved(number);
        return number;
    }

    CaseNumber reported(NewMemberChange change) {
        CaseNumber number = acting.person(
                COMMITTEE, () -> changes.report(change, new MemberChanges.Proof("证明.jpg", Photos.jpeg())));
        jobs.runDue();
        return number;
    }

    /** As our pages do with what is submitted: one command, one transaction. */
    private void submitted(String who, Runnable command) {
        Supplier<String> run = () -> {
            command.run();
            return "";
        };
        String done = acting.person(who, () -> commands.once(UUID.randomUUID().toString(), "", run));
        if (!done.isEmpty()) {
            throw new AssertionError(done);
        }
    }

    void done(String who, CaseNumber number, String key, Map<String, ? extends @Nullable Object> values) {
        OpenTask task = task(who, number, key);
        acting.person(who, () -> tasks.complete(task.id(), values));
        jobs.runDue();
    }

    OpenTask task(String who, CaseNumber number, String key) {
        return acting.person(who, () -> tasks.ofCase(number)).stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "%s 没有等 %s 办的 %s；在等的是 %s".formatted(number, who, key, waiting(who, number))));
    }

    List<String> waiting(String who, CaseNumber number) {
        return acting.person(who, () -> tasks.ofCase(number)).stream()
                .map(OpenTask::key)
                .toList();
    }

    public String outcome(CaseNumber number) {
        Outcome outcome = caseFiles.get(number).outcome();
        return outcome == null ? "OPEN" : outcome.code();
    }

    HouseholdStatus status(CaseNumber number) {
        return households.get(caseFiles.get(number).household()).status();
    }

    public List<Member> members(HouseholdId household) {
        return households.members(household);
    }

    /** Runs what is due. */
    public void jobsDone() {
        jobs.runDue();
    }

    /** Whether the village's campaign has opened all its cases. */
    public boolean isBuilt(AreaCode village) {
        return campaigns.within(village).stream().anyMatch(campaign -> campaign.status() == Campaign.Status.BUILT);
    }
}
