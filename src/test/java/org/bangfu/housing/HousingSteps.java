package org.bangfu.housing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.funds.Budgets;
import org.bangfu.funds.FundCategory;
import org.bangfu.funds.FundChannel;
import org.bangfu.meetings.MeetingType;
import org.bangfu.meetings.Meetings;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.policy.housing.PlanType;
import org.bangfu.registry.BankAccount;
import org.bangfu.registry.FamilyMarks;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.MemberFacts;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.Registration;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.Bank;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * The steps of a renovation as people take them, each by the person whose seat it is: households of the first group of
 * one village, the demo's people. When a step returns, the jobs that follow from it have run.
 */
public final class HousingSteps {

    static final AreaCode VILLAGE = new AreaCode("430527103001");
    static final AreaCode GROUP = new AreaCode("43052710300101");

    static final String COMMITTEE = "hongyan1-cunwei1";
    static final String OFFICE = "hongyan-xiangzhen1";
    static final String BUILD = "hongyan-jianshe1";
    static final String CIVIL = "hongyan-minzheng1";
    static final String BUREAU = "xian-zhujian1";
    static final String FINANCE = "xian-caizheng1";
    static final String POVERTY = "xian-fupin1";
    static final String LEADING = "xian-lingdao1";

    /** Walls that may fall: grade D. */
    static final String FALLING = "D";

    /** A part of what carries the house fails: grade C. */
    static final String CRACKED = "C";

    /** Sound but for a leaking roof: grade B. */
    static final String LEAKING = "A";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final HousingRenovations renovations;
    final RenovationWorks works;
    final CaseFiles caseFiles;
    final Households households;
    final NoticeSheets sheets;
    final ActingAs acting;
    final EngineJobs jobs;
    final TestClock clock;
    final Bank bank;
    private final OpenTasks tasks;
    private final Evidence evidence;
    private final Meetings meetings;
    private final Budgets budgets;

    public HousingSteps(BeanFactory beans) {
        renovations = beans.getBean(HousingRenovations.class);
        works = beans.getBean(RenovationWorks.class);
        caseFiles = beans.getBean(CaseFiles.class);
        households = beans.getBean(Households.class);
        sheets = beans.getBean(NoticeSheets.class);
        acting = beans.getBean(ActingAs.class);
        jobs = beans.getBean(EngineJobs.class);
        clock = beans.getBean(TestClock.class);
        bank = new Bank(beans);
        tasks = beans.getBean(OpenTasks.class);
        evidence = beans.getBean(Evidence.class);
        meetings = beans.getBean(Meetings.class);
        budgets = beans.getBean(Budgets.class);
    }

    /** On a Monday of August 2015, with money in the year's housing line and enough in the others. */
    public void begin() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
        raised(FundCategory.HOUSING, 200_000);
        raised(FundCategory.INDUSTRY, 2_000_000);
    }

    private void raised(FundCategory category, long yuan) {
        acting.person(
                FINANCE,
                () -> budgets.raise(
                        2015,
                        FundChannel.SPECIAL,
                        category,
                        Money.yuan(yuan),
                        "危改试验" + System.nanoTime(),
                        clock.today()));
    }

    /** Two people who live on dibao, with an account of their own. */
    public HouseholdId family() {
        return family(2, true);
    }

    HouseholdId family(int persons, boolean dibao) {
        NewMember[] members = new NewMember[persons];
        for (int i = 0; i < persons; i++) {
            members[i] = new NewMember(
                    "危改" + (i + 1),
                    i % 2 == 0 ? SyntheticPeople.man() : SyntheticPeople.woman(),
                    i == 0 ? "01" : i == 1 ? "02" : "99",
                    i == 0 && dibao
                            ? MemberFacts.UNKNOWN.with(new MemberFacts.Insurance(null, null, null, true))
                            : MemberFacts.UNKNOWN,
                    null);
        }
        return family(account(), members);
    }

    static BankAccount account() {
        return new BankAccount("绥宁农商银行示范支行", "62178" + "%011d".formatted(NUMBERS.incrementAndGet()));
    }

    HouseholdId family(@Nullable BankAccount account, NewMember... members) {
        NewHousehold household = new NewHousehold(
                GROUP,
                "一组" + NUMBERS.incrementAndGet() + "号",
                "1390739%04d".formatted(NUMBERS.incrementAndGet()),
                account,
                FamilyMarks.UNKNOWN,
                null,
                List.of(members));
        Registration registration =
                acting.person(COMMITTEE, () -> households.register(household, RegistrationCause.ENTERED));
        return registration.id();
    }

    CaseNumber applied(HouseholdId household) {
        return applied(household, true, false);
    }

    CaseNumber applied(HouseholdId household, boolean soleDwelling, boolean proven) {
        CaseNumber number = acting.person(
                COMMITTEE,
                () -> renovations.open(new NewRenovation(
                        household,
                        new Renovation.House("牛角坳老屋场", 1978, "04", new BigDecimal("70"), "绥土集用001"),
                        soleDwelling,
                        proven,
                        PlanType.REBUILD,
                        "墙体开裂，雨天不敢住")));
        jobs.runDue();
        return number;
    }

    void photographed(String who, CaseNumber number, EvidenceKind kind, int photos) {
        acting.person(who, () -> {
            for (int i = 0; i < photos; i++) {
                evidence.store(number, kind, "照片" + i + ".jpg", Photos.jpeg());
            }
        });
    }

    /** The village tells the household what the township found, and it is content. */
    void graded(CaseNumber number, String walls, boolean livedIn) {
        photographed(BUILD, number, EvidenceKind.HOUSE_BEFORE, 3);
        done(BUILD, number, "userTask_appraiseGrade", appraisal(walls, livedIn));
        informed(number, Map.of("wish", "ACCEPT"));
    }

    Map<String, Object> appraisal(String walls, boolean livedIn) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "foundation", "A",
                "walls", walls,
                "columns", "A",
                "beams", "A",
                "roof", "B",
                "livedIn", livedIn,
                "reportNo", "鉴定" + NUMBERS.incrementAndGet(),
                "appraiser", "县房屋鉴定所"));
        values.put("appraisedOn", clock.today().toString());
        values.put("findings", "现场逐构件查看");
        return values;
    }

    void informed(CaseNumber number, Map<String, String> answer) {
        Map<String, Object> values = new HashMap<>(answer);
        values.put("informedOn", clock.today().toString());
        done(COMMITTEE, number, "userTask_informHousehold", values);
    }

    void voted(CaseNumber number, boolean passed) {
        OpenTask task = task(COMMITTEE, number, "userTask_appraiseInVillage");
        acting.person(
                COMMITTEE,
                () -> meetings.record(new Meetings.NewMeeting(
                        MeetingType.VILLAGE_ASSEMBLY,
                        VILLAGE,
                        "userTask_appraiseInVillage",
                        clock.now(),
                        "村部",
                        "主持人",
                        "记录人",
                        30,
                        27,
                        "逐户评议",
                        List.of(new Meetings.Ballot(
                                task.id(), passed ? 25 : 5, passed ? 1 : 20, passed ? 1 : 2, 0, "")),
                        null,
                        null)));
        jobs.runDue();
    }

    NoticeSheet posted(CaseNumber... numbers) {
        NoticeSheet sheet = acting.person(COMMITTEE, () -> {
            List<String> ids = Arrays.stream(numbers)
                    .map(number ->
                            task(COMMITTEE, number, "userTask_postNotice").id())
                    .toList();
            NoticeSheet drawnUp = sheets.drawUp(ids, "", "0739-7600000");
            sheets.post(drawnUp.number(), clock.now(), "公示栏.jpg", Photos.jpeg());
            return sheets.find(drawnUp.number()).orElseThrow();
        });
        jobs.runDue();
        return sheet;
    }

    void termEnds(NoticeSheet sheet) {
        clock.moveTo(Objects.requireNonNull(sheet.lastDay()).plusDays(1));
        jobs.runDue();
        acting.person(COMMITTEE, () -> sheets.takeDown(sheet.number(), clock.now(), "见证人甲", "见证人乙"));
        jobs.runDue();
    }

    void noticed(CaseNumber number) {
        termEnds(posted(number));
    }

    /** An application up to the township's review. */
    CaseNumber noticedInVillage(HouseholdId household, String walls) {
        CaseNumber number = applied(household);
        graded(number, walls, false);
        voted(number, true);
        noticed(number);
        return number;
    }

    void reviewed(CaseNumber number, PlanType method) {
        done(
                OFFICE,
                number,
                "userTask_reviewOnSite",
                Map.of("visited", true, "decision", "APPROVE", "method", method.name(), "reason", "已到现场"));
    }

    void rechecked(CaseNumber number, int yuan) {
        done(BUREAU, number, "userTask_recheckRenovation", Map.of("decision", "APPROVE", "amount", yuan));
    }

    /** A house of grade D up to the agreement, approved with the class's amount. */
    CaseNumber approved(HouseholdId household) {
        CaseNumber number = applied(household);
        approve(number);
        return number;
    }

    /** The same for an application that is open already. */
    public void approve(CaseNumber number) {
        graded(number, FALLING, false);
        voted(number, true);
        noticed(number);
        reviewed(number, PlanType.REBUILD);
        noticed(number);
        rechecked(number, 20_000);
        noticed(number);
    }

    void agreed(CaseNumber number, int squareMetres) {
        photographed(OFFICE, number, EvidenceKind.HOUSE_AGREEMENT, 1);
        done(OFFICE, number, "userTask_signAgreement", agreement(squareMetres));
    }

    Map<String, Object> agreement(double squareMetres) {
        return Map.of(
                "squareMetres",
                squareMetres,
                "startBy",
                clock.today().plusDays(20).toString(),
                "finishBy",
                clock.today().plusDays(80).toString(),
                "signed",
                true);
    }

    void started(CaseNumber number) {
        done(
                COMMITTEE,
                number,
                "userTask_reportStart",
                Map.of("startedOn", clock.today().toString(), "builder", "本村工匠"));
    }

    void inspected(CaseNumber number, String part, boolean passed) {
        photographed(BUILD, number, EvidenceKind.HOUSE_INSPECTION, 1);
        done(
                BUILD,
                number,
                "userTask_inspect" + part,
                Map.of(
                        "result",
                        passed ? "PASSED" : "FAILED",
                        "findings",
                        passed ? "砂浆饱满、尺寸合规" : "钢筋间距过大",
                        "inspectedOn",
                        clock.today().toString()));
    }

    void mended(CaseNumber number, String step) {
        done(
                COMMITTEE,
                number,
                step,
                Map.of("work", "已按意见整改", "mendedOn", clock.today().toString()));
    }

    /** Everything sound at first sight, the old house gone. */
    void built(CaseNumber number) {
        inspected(number, "Foundation", true);
        inspected(number, "Structure", true);
        inspected(number, "Finish", true);
        done(
                COMMITTEE,
                number,
                "userTask_reportCompletion",
                Map.of("completedOn", clock.today().toString(), "demolished", true));
    }

    /** Agreed, begun, the first instalment in the account, finished. */
    CaseNumber finished(HouseholdId household, int squareMetres) {
        CaseNumber number = approved(household);
        agreed(number, squareMetres);
        started(number);
        bank.answers(number, "成功,");
        built(number);
        return number;
    }

    /** What the three parties say; whoever does not agree gives a reason. */
    void accepted(CaseNumber number, double squareMetres, boolean agreed) {
        photographed(BUREAU, number, EvidenceKind.HOUSE_AFTER, 3);
        String result = agreed ? "AGREED" : "DISAGREED";
        done(
                BUREAU,
                number,
                "userTask_acceptAtCounty",
                Map.of(
                        "result",
                        result,
                        "quality",
                        "A",
                        "squareMetres",
                        squareMetres,
                        "toilet",
                        true,
                        "reason",
                        agreed ? "" : "西屋檐口渗水",
                        "signed",
                        true));
        done(BUILD, number, "userTask_acceptAtTownship", Map.of("result", "AGREED", "signed", true));
        done(COMMITTEE, number, "userTask_acceptAtVillage", Map.of("result", "AGREED", "signed", true));
    }

    void refusalDelivered(CaseNumber number) {
        done(
                COMMITTEE,
                number,
                "userTask_deliverHousingRefusal",
                Map.of("deliveredOn", clock.today().toString(), "method", "IN_PERSON", "rightsExplained", true));
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

    String outcome(CaseNumber number) {
        Outcome outcome = caseFiles.get(number).outcome();
        return outcome == null ? "OPEN" : outcome.code();
    }

    Renovation.Refused refusal(CaseNumber number) {
        return Objects.requireNonNull(renovations.get(number).refused(), "没有被拒绝");
    }
}
