package org.bangfu.exit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.engine.OpenTask;
import org.bangfu.meetings.MeetingType;
import org.bangfu.meetings.Meetings;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.people.Staff;
import org.bangfu.policy.exit.Assistance;
import org.bangfu.policy.exit.ExitFacts;
import org.bangfu.policy.exit.ExitIncome;
import org.bangfu.policy.exit.IncomeKind;
import org.bangfu.registry.FamilyMarks;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegisterEntry;
import org.bangfu.registry.Registration;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.CaseWork;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * The steps of exit as people take them, each by the person whose seat it is: poor households of the first group of one
 * village, the demo's people. When a step returns, the jobs that follow from it have run.
 */
final class ExitTrial extends CaseWork {

    static final AreaCode GROUP = new AreaCode("43052710300101");
    static final AreaCode VILLAGE = new AreaCode("430527103001");

    static final String TEAM = "hongyan1-gongzuodui1";
    static final String TEAM_COLLEAGUE = "hongyan1-gongzuodui2";
    static final String COMMITTEE = "hongyan1-cunwei1";
    static final String COMMITTEE_COLLEAGUE = "hongyan1-cunwei2";
    static final String STATION = "hongyan-xiangzhen1";
    static final String LEADERS = "xian-lingdao1";
    static final String POVERTY = "xian-fupin1";

    /** Department's task to its person. */
    static final Map<String, String> DEPARTMENTS = departments();

    /** Every account comes to another income per head, so that none looks made up unless a test means it. */
    private static final AtomicInteger FEN = new AtomicInteger();

    final HouseholdExits exits;
    final LookBacks lookBacks;
    final ExitFlags flags;
    final Households households;
    final NoticeSheets sheets;
    final Staff staff;
    final TestClock clock;
    private final Meetings meetings;
    private final Evidence evidence;

    ExitTrial(BeanFactory beans) {
        super(beans);
        exits = beans.getBean(HouseholdExits.class);
        lookBacks = beans.getBean(LookBacks.class);
        flags = beans.getBean(ExitFlags.class);
        households = beans.getBean(Households.class);
        sheets = beans.getBean(NoticeSheets.class);
        staff = beans.getBean(Staff.class);
        clock = beans.getBean(TestClock.class);
        meetings = beans.getBean(Meetings.class);
        evidence = beans.getBean(Evidence.class);
    }

    private static Map<String, String> departments() {
        Map<String, String> departments = new LinkedHashMap<>();
        departments.put("userTask_checkHousing", "xian-zhujian1");
        departments.put("userTask_checkEducation", "xian-jiaoyu1");
        departments.put("userTask_checkMedical", "xian-weiji1");
        departments.put("userTask_checkWater", "xian-shuili1");
        departments.put("userTask_checkCivilAffairs", "xian-minzheng1");
        departments.put("userTask_checkPoverty", POVERTY);
        return departments;
    }

    /** On a Monday of November 2016. */
    void begin() {
        clock.moveTo(LocalDate.of(2016, 11, 7));
    }

    /** Two people, entered as poor in the year. */
    HouseholdId family(int identifiedYear) {
        return acting.person(COMMITTEE, () -> {
            Registration registration = households.register(
                    new NewHousehold(
                            GROUP,
                            "一组退出路" + FEN.incrementAndGet() + "号",
                            null,
                            null,
                            FamilyMarks.UNKNOWN,
                            null,
                            List.of(
                                    new NewMember("退出甲", SyntheticPeople.man(), "01"),
                                    new NewMember("退出乙", SyntheticPeople.woman(), "02"))),
                    RegistrationCause.ENTERED);
            households.enterRegister(
                    registration.id(),
                    new RegisterEntry("缺技术", List.of(), "一般贫困户", "国家标准", identifiedYear),
                    new CaseNumber("P1-430527-2015-800001"));
            return registration.id();
        });
    }

    CaseNumber opened() {
        return opened(family(2014));
    }

    CaseNumber opened(HouseholdId household) {
        CaseNumber number = acting.person(COMMITTEE, () -> exits.open(household, ExitOrigin.YEARLY_PLAN, "收入稳定，保障都有"));
        jobs.runDue();
        return number;
    }

    /** Above the line of 2016, by an amount that no other account comes to. */
    static Money enough() {
        return new Money(2 * (330_000L + FEN.incrementAndGet()));
    }

    ExitVisit account(CaseNumber number, ExitIncome... income) {
        return account(number, sound(), id(TEAM), income);
    }

    static ExitFacts.Living sound() {
        return new ExitFacts.Living(true, true, "B", false, false, false, false, true);
    }

    ExitVisit account(CaseNumber number, ExitFacts.Living living, @Nullable PersonId helper, ExitIncome... income) {
        List<ExitVisit.Line> lines = new ArrayList<>();
        for (ExitIncome one : income) {
            lines.add(new ExitVisit.Line(one, "流水和村里核对"));
        }
        if (lines.isEmpty()) {
            lines.add(new ExitVisit.Line(new ExitIncome(IncomeKind.WAGE, enough(), false), "工资卡流水"));
        }
        return new ExitVisit(
                exits.latestVisit(number).map(ExitVisit::round).orElse(0) + 1,
                clock.today(),
                id(TEAM),
                helper,
                helper == null ? "县里干部" : staff.displayName(helper),
                lines,
                households.members(exits.get(number).household()).stream()
                        .map(Member::id)
                        .map(member -> new ExitVisit.Found(member, false, false, true, true))
                        .toList(),
                living,
                2,
                "县城务工",
                Assistance.NONE,
                Money.yuan(300),
                Money.ZERO,
                true,
                "账目与流水一致");
    }

    void accounted(CaseNumber number, ExitIncome... income) {
        accounted(number, account(number, income));
    }

    void accounted(CaseNumber number, ExitVisit visit) {
        acting.person(TEAM, () -> {
            evidence.store(number, EvidenceKind.VISIT_PHOTO, "入户.jpg", Photos.jpeg());
            evidence.store(number, EvidenceKind.VISIT_SIGNATURE, "收入账.jpg", Photos.jpeg());
            exits.visit(number, visit);
        });
        done(TEAM, number, "userTask_verifyHousehold", Map.of());
    }

    void appraised(CaseNumber number, boolean passed) {
        acting.person(COMMITTEE, () -> {
            OpenTask task = task(COMMITTEE, number, "userTask_appraise");
            return meetings.record(new Meetings.NewMeeting(
                    MeetingType.VILLAGE_ASSEMBLY,
                    VILLAGE,
                    "userTask_appraise",
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
        });
        jobs.runDue();
    }

    void verified(CaseNumber number) {
        verified(COMMITTEE, number, "userTask_verifyOnSite");
        verified(TEAM_COLLEAGUE, number, "userTask_countersign");
    }

    void verified(String who, CaseNumber number, String step) {
        done(who, number, step, verdict("CONFIRM"));
    }

    Map<String, Object> verdict(String decision) {
        return Map.of("decision", decision, "verifiedOn", today(), "finding", "逐项看过，与账相符");
    }

    void consented(CaseNumber number, boolean agreed) {
        done(
                TEAM_COLLEAGUE,
                number,
                "userTask_recordConsent",
                agreed
                        ? Map.of("decision", "AGREE", "signedOn", today(), "signed", true)
                        : Map.of("decision", "REFUSE", "signedOn", today(), "signed", true, "reason", "担心没有了政策"));
    }

    /** From the opening to the household's word. */
    CaseNumber agreed() {
        CaseNumber number = opened();
        accounted(number);
        agreedOn(number);
        return number;
    }

    /** From the account that stands to the household's word. */
    void agreedOn(CaseNumber number) {
        appraised(number, true);
        verified(number);
        consented(number, true);
    }

    NoticeSheet posted(CaseNumber number) {
        NoticeSheet sheet = acting.person(COMMITTEE, () -> {
            NoticeSheet drawnUp = sheets.drawUp(
                    List.of(task(COMMITTEE, number, "userTask_postNotice").id()), "", "0739-7600000");
            sheets.post(drawnUp.number(), clock.now(), "公示栏.jpg", Photos.jpeg());
            return sheets.find(drawnUp.number()).orElseThrow();
        });
        jobs.runDue();
        return sheet;
    }

    void termEnds(NoticeSheet sheet) {
        clock.plusDays(8);
        jobs.runDue();
        acting.person(COMMITTEE, () -> sheets.takeDown(sheet.number(), clock.now(), "见证人甲", "见证人乙"));
        jobs.runDue();
    }

    void noticed(CaseNumber number) {
        termEnds(posted(number));
    }

    void reviewed(CaseNumber number) {
        done(STATION, number, "userTask_reviewTownship", review("APPROVE", "", ""));
    }

    static Map<String, Object> review(String decision, String reason, String flagFinding) {
        return Map.of(
                "decision",
                decision,
                "visited",
                true,
                "visitFinding",
                "入户属实",
                "reason",
                reason,
                "flagFinding",
                flagFinding);
    }

    void sectorsSigned(CaseNumber number) {
        DEPARTMENTS.forEach((step, who) -> done(who, number, step, Map.of("decision", "PASS", "reason", "台账一致")));
    }

    void approved(CaseNumber number) {
        done(
                LEADERS,
                number,
                "userTask_approveExit",
                Map.of("decision", "APPROVE", "filingNo", "绥扶字〔2016〕12号", "reason", "", "flagFinding", ""));
    }

    void announced(CaseNumber number) {
        done(
                COMMITTEE,
                number,
                "userTask_hangAnnouncement",
                Map.of("hungOn", today(), "place", "村公开栏", "certificateHanded", true));
    }

    /** The whole way. */
    CaseNumber exited() {
        CaseNumber number = agreed();
        noticed(number);
        reviewed(number);
        sectorsSigned(number);
        approved(number);
        announced(number);
        return number;
    }

    void told(CaseNumber number) {
        done(
                TEAM,
                number,
                "userTask_deliverContinuation",
                Map.of("deliveredOn", today(), "method", "IN_PERSON", "rightsExplained", true));
    }

    String today() {
        return clock.today().toString();
    }

    PersonId id(String username) {
        return staff.byUsername(username).orElseThrow();
    }

    HouseholdExit.Refused refusal(CaseNumber number) {
        return Objects.requireNonNull(exits.get(number).refused(), "没有不退出的理由");
    }
}
