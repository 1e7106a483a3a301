package org.bangfu.identification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.meetings.MeetingType;
import org.bangfu.meetings.Meetings;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.people.Staff;
import org.bangfu.registry.HouseholdId;
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
import org.bangfu.testing.RoundTrips;
import org.bangfu.testing.TestClock;
import org.springframework.boot.test.context.TestComponent;

/**
 * The steps of an identification as people take them, each by the person whose seat it is: households of the first group
 * of one village, the demo's people. When a step returns, the jobs that follow from it have run. A step whose task does
 * not wait at its seat fails and says what waits there.
 */
@TestComponent
public class IdentificationSteps {

    public static final AreaCode GROUP = new AreaCode("43052710300101");
    public static final AreaCode VILLAGE = new AreaCode("430527103001");

    public static final String COMMITTEE = "hongyan1-cunwei1";
    public static final String TEAM = "hongyan1-gongzuodui1";
    public static final String COLLEAGUE = "hongyan1-gongzuodui2";
    public static final String GROUP_HEAD = "hongyan1-zu1";
    public static final String TOWNSHIP = "hongyan-xiangzhen1";
    public static final String COUNTY = "xian-fupin1";
    public static final String LEADERS = "xian-lingdao1";

    private static final BigDecimal NONE = BigDecimal.ZERO;
    private static final BigDecimal TWO = new BigDecimal("2");

    private final Identifications identifications;
    private final Households households;
    private final OpenTasks tasks;
    private final Meetings meetings;
    private final NoticeSheets sheets;
    private final Evidence evidence;
    private final Staff staff;
    private final Commands commands;
    private final ActingAs acting;
    private final EngineJobs jobs;
    private final TestClock clock;

    IdentificationSteps(
            Identifications identifications,
            Households households,
            OpenTasks tasks,
            Meetings meetings,
            NoticeSheets sheets,
            Evidence evidence,
            Staff staff,
            Commands commands,
            ActingAs acting,
            EngineJobs jobs,
            TestClock clock) {
        this.identifications = identifications;
        this.households = households;
        this.tasks = tasks;
        this.meetings = meetings;
        this.sheets = sheets;
        this.evidence = evidence;
        this.staff = staff;
        this.commands = commands;
        this.acting = acting;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A couple that lives in the group, in the information base as an ordinary household. */
    public HouseholdId family() {
        return acting.person(
                COMMITTEE,
                () -> households
                        .register(
                                new NewHousehold(
                                        GROUP,
                                        "一组1号",
                                        null,
                                        List.of(
                                                new NewMember("示例甲", SyntheticPeople.man(), "01"),
                                                new NewMember("示例乙", SyntheticPeople.woman(), "02"))),
                                RegistrationCause.ENTERED)
                        .id());
    }

    /** Opens the case of a family that applied. */
    public CaseNumber applied(HouseholdId household) {
        return opened(household, Origin.APPLICATION, "家中缺劳力，生活困难");
    }

    /** Opens the case of a family that the village found. */
    public CaseNumber found(HouseholdId household) {
        return opened(household, Origin.FOUND, "走访发现生活困难");
    }

    private CaseNumber opened(HouseholdId household, Origin origin, String statement) {
        CaseNumber number = acting.person(COMMITTEE, () -> identifications.open(household, origin, statement, ""));
        jobs.runDue();
        return number;
    }

    /** A case that waits for its first notice. */
    public CaseNumber listed(HouseholdId household) {
        CaseNumber number = found(household);
        visited(number, 1500);
        appraisedInGroup(number, true);
        compared(number);
        votedInAssembly(number, true);
        signedPreliminaryList(number);
        return number;
    }

    public void accepted(CaseNumber number) {
        done(COMMITTEE, number, "userTask_acceptApplication", Map.of("decision", "ACCEPT"));
    }

    /**
     * The team's two visitors record what they saw, and hand the visit in.
     *
     * @param wage the year's wages of the household in yuan, its only income
     */
    public void visited(CaseNumber number, long wage) {
        OpenTask task = task(TEAM, number, "userTask_visitHousehold");
        submitted(TEAM, () -> {
            recordVisit(number, wage);
            tasks.complete(task.id(), Map.of());
            return "";
        });
        jobs.runDue();
    }

    private void recordVisit(CaseNumber number, long wage) {
        PersonId visitor = staff.byUsername(TEAM).orElseThrow();
        PersonId colleague = staff.byUsername(COLLEAGUE).orElseThrow();
        HouseholdId household = identifications.get(number).household();
        for (Member member : households.members(household)) {
            households.recordFacts(
                    member.id(),
                    member.facts()
                            .with(new MemberFacts.Hukou("01", true))
                            .with(new MemberFacts.Schooling("02", "01", null))
                            .with(new MemberFacts.Insurance(true, false, true, false)));
        }
        Money none = Money.ZERO;
        IncomeAccount income =
                new IncomeAccount(Money.yuan(wage), none, none, none, none, none, none, Map.of(), none, none, none);
        households.recordSnapshot(
                household,
                YearlySnapshot.of(2014, 2)
                        .with(income)
                        .with(new HousingFacts(new BigDecimal("60"), "03", 1995, "B", null))
                        .with(new WaterFacts(true, false, null))
                        .with(new LandFacts(TWO, TWO, TWO, NONE, NONE, NONE, NONE))
                        .with(new LivingFacts(
                                true, true, true, true, "01", new BigDecimal("1.5"), "03", false, false, false)),
                SnapshotSource.VISIT);
        evidence.store(number, EvidenceKind.VISIT_PHOTO, "房屋.jpg", Photos.jpeg());
        int round = identifications.latestVisit(number).map(HouseVisit::round).orElse(0) + 1;
        identifications.visit(number, new HouseVisit(round, clock.today(), visitor, colleague, true, ""), List.of());
    }

    public void appraisedInGroup(CaseNumber number, boolean passed) {
        held(GROUP_HEAD, MeetingType.GROUP_APPRAISAL, GROUP, "userTask_appraiseInGroup", number, passed);
    }

    public void votedInAssembly(CaseNumber number, boolean passed) {
        held(COMMITTEE, MeetingType.VILLAGE_ASSEMBLY, VILLAGE, "userTask_voteInAssembly", number, passed);
    }

    private void held(String who, MeetingType type, AreaCode area, String key, CaseNumber number, boolean passed) {
        OpenTask task = task(who, number, key);
        submitted(who, () -> {
            meetings.record(new Meetings.NewMeeting(
                    type,
                    area,
                    key,
                    clock.now(),
                    "村部",
                    "主持人",
                    "记录人",
                    30,
                    27,
                    "逐户评议",
                    List.of(new Meetings.Ballot(task.id(), passed ? 25 : 5, passed ? 1 : 20, passed ? 1 : 2, 0, "")),
                    "签到.jpg",
                    Photos.jpeg()));
            return "";
        });
        jobs.runDue();
    }

    /** The household agrees to the comparison; where lists are missing, the county asks the departments by letter. */
    public void compared(CaseNumber number) {
        authorised(number);
        if (openKeys(COUNTY, number).contains("userTask_compareManually")) {
            comparedManually(number);
        }
    }

    public void authorised(CaseNumber number) {
        done(
                TOWNSHIP,
                number,
                "userTask_collectAuthorisation",
                Map.of("authorised", true, "authorisedOn", clock.today().toString()));
    }

    public void comparedManually(CaseNumber number) {
        done(
                COUNTY,
                number,
                "userTask_compareManually",
                Map.of("result", "CLEAN", "letter", "县车管所函1号", "note", "名下无车无房无公司"));
    }

    public void signedPreliminaryList(CaseNumber number) {
        done(COMMITTEE, number, "userTask_signPreliminaryList", Map.of("verifiedWithTeam", true, "signed", true));
    }

    /** Posts the cases that wait for a notice on one sheet. */
    public NoticeSheet posted(CaseNumber... numbers) {
        List<String> waiting = Stream.of(numbers)
                .map(number -> task(COMMITTEE, number, "userTask_postNotice").id())
                .toList();
        NoticeSheet sheet = acting.person(COMMITTEE, () -> {
            NoticeSheet drawnUp = sheets.drawUp(waiting, "", "0739-7600000");
            sheets.post(drawnUp.number(), clock.now(), "公示栏.jpg", Photos.jpeg());
            return drawnUp;
        });
        jobs.runDue();
        return sheet;
    }

    /** Lets the sheet's term pass and takes it down. */
    public void termEnds(NoticeSheet sheet) {
        clock.plusDays(8);
        jobs.runDue();
        takenDown(sheet);
    }

    public void takenDown(NoticeSheet sheet) {
        acting.person(COMMITTEE, () -> sheets.takeDown(sheet.number(), clock.now(), "见证人甲", "见证人乙"));
        jobs.runDue();
    }

    /** Posts the case alone, lets the term pass without objection, and takes the sheet down. */
    public void noticed(CaseNumber number) {
        termEnds(posted(number));
    }

    public void reviewedByTownship(CaseNumber number) {
        done(TOWNSHIP, number, "userTask_reviewTownship", approvedAfterVisit());
    }

    public void reviewedByCounty(CaseNumber number) {
        done(COUNTY, number, "userTask_reviewCounty", approvedAfterVisit());
    }

    private static Map<String, Object> approvedAfterVisit() {
        return Map.of("decision", "APPROVE", "visited", true, "visitFinding", "情况属实");
    }

    public void determined(CaseNumber number) {
        done(LEADERS, number, "userTask_determine", Map.of("decision", "APPROVE"));
    }

    public void announced(CaseNumber number) {
        done(
                COMMITTEE,
                number,
                "userTask_hangAnnouncement",
                Map.of("hungOn", clock.today().toString(), "place", "村部公示栏"));
    }

    public void registered(CaseNumber number) {
        OpenTask task = task(TEAM, number, "userTask_fillRegisterForm");
        submitted(TEAM, () -> {
            identifications.fillForm(number, new RegisterEntry("缺劳力", List.of("因病"), "一般贫困户", "国家标准", 2015));
            tasks.complete(task.id(), Map.of());
            return "";
        });
        jobs.runDue();
    }

    /** @param outcome of the investigation at the township */
    public void investigated(CaseNumber objection, String outcome) {
        done(
                TOWNSHIP,
                objection,
                "userTask_investigateAtTownship",
                Map.of("outcome", outcome, "findings", "经入户核实", "answer", "情况属实"));
    }

    public void deliveredRefusal(CaseNumber number) {
        done(
                COMMITTEE,
                number,
                "userTask_deliverRefusal",
                Map.of("deliveredOn", clock.today().toString(), "method", "IN_PERSON", "rightsExplained", true));
    }

    /** As our pages do with what is submitted: one command, one transaction. */
    private String submitted(String who, Supplier<String> command) {
        return acting.person(who, () -> commands.once(UUID.randomUUID().toString(), "", command));
    }

    /** Does the task of a case with what the person enters, and all that follows from it by itself. */
    public void done(String who, CaseNumber number, String key, Map<String, ?> values) {
        OpenTask task = task(who, number, key);
        acting.person(who, () -> tasks.complete(task.id(), values));
        jobs.runDue();
    }

    /** The task of a case that waits for a person. */
    public OpenTask task(String who, CaseNumber number, String key) {
        return waiting(who, number).stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "%s 没有等 %s 办的 %s；在等的是 %s".formatted(number, who, key, openKeys(who, number))));
    }

    /** Model ids of the tasks of a case that wait for a person. */
    public List<String> openKeys(String who, CaseNumber number) {
        return waiting(who, number).stream().map(OpenTask::key).toList();
    }

    private List<OpenTask> waiting(String who, CaseNumber number) {
        return RoundTrips.apart(() -> acting.person(who, () -> tasks.ofCase(number)));
    }
}
