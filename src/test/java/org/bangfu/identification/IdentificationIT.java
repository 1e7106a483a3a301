package org.bangfu.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.engine.TaskRefused;
import org.bangfu.meetings.MeetingType;
import org.bangfu.meetings.Meetings;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.people.Staff;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.HousingFacts;
import org.bangfu.registry.IncomeAccount;
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
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases of identification from the first word to the end, with everybody whose hands they pass through. */
@BangfuIT
class IdentificationIT {

    private static final AreaCode GROUP = new AreaCode("43052710300101");
    private static final AreaCode VILLAGE = new AreaCode("430527103001");

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String TEAM = "hongyan1-gongzuodui1";
    private static final String COLLEAGUE = "hongyan1-gongzuodui2";
    private static final String GROUP_HEAD = "hongyan1-zu1";
    private static final String TOWNSHIP = "hongyan-xiangzhen1";
    private static final String COUNTY = "xian-fupin1";
    private static final String LEADERS = "xian-lingdao1";

    @Autowired
    Identifications identifications;

    @Autowired
    Households households;

    @Autowired
    CaseFiles caseFiles;

    @Autowired
    OpenTasks tasks;

    @Autowired
    Meetings meetings;

    @Autowired
    NoticeSheets sheets;

    @Autowired
    Objections objections;

    @Autowired
    Evidence evidence;

    @Autowired
    Staff staff;

    @Autowired
    ActingAs acting;

    @Autowired
    EngineJobs jobs;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMondayInAugust() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void aPoorFamilyComesIntoTheRegister() {
        CaseNumber number = applied(family());

        done(COMMITTEE, number, "userTask_acceptApplication", Map.of("decision", "ACCEPT"));
        visited(number, 1500);
        appraisedInGroup(number, true);
        compared(number);
        votedInAssembly(number, true);
        done(COMMITTEE, number, "userTask_signPreliminaryList", Map.of("verifiedWithTeam", true, "signed", true));
        noticed(number);
        done(TOWNSHIP, number, "userTask_reviewTownship", approvedAfterVisit());
        noticed(number);
        done(COUNTY, number, "userTask_reviewCounty", approvedAfterVisit());
        done(LEADERS, number, "userTask_determine", Map.of("decision", "APPROVE"));
        done(
                COMMITTEE,
                number,
                "userTask_hangAnnouncement",
                Map.of("hungOn", clock.today().toString(), "place", "村部公示栏"));
        registered(number);

        Household household = households.get(identifications.get(number).household());
        assertThat(household.status()).isEqualTo(HouseholdStatus.POOR);
        assertThat(household.householdNo()).startsWith(VILLAGE.value());
        assertThat(outcome(number)).isEqualTo("IDENTIFIED");
        assertThat(caseFiles.decisions(number)).hasSizeGreaterThan(10);
    }

    @Test
    void aFamilyWellAboveTheLineIsToldWhyItIsNotPoor() {
        CaseNumber number = found(family());

        visited(number, 90_000);
        assertThat(refusalOf(number).reason()).contains("人均纯收入").contains("不符合贫困户标准");
        deliveredRefusal(number);

        assertThat(outcome(number)).isEqualTo("REJECTED_NOT_POOR");
        assertThat(identifications.reexaminableUntil(identifications.get(number)))
                .contains(clock.today().plusDays(30));
    }

    @Test
    void aRefusedFamilyIsExaminedAgainOnce() {
        CaseNumber refused = found(family());
        visited(refused, 90_000);
        deliveredRefusal(refused);

        CaseNumber again = acting.person(COMMITTEE, () -> identifications.reexamine(refused, "去年收入算错了"));

        assertThat(identifications.get(again).previousCase()).isEqualTo(refused);
        assertThatThrownBy(() -> acting.person(COMMITTEE, () -> identifications.reexamine(refused, "再来一次")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void anApplicationThatStaysIncompleteEndsAfterTwoReturns() {
        CaseNumber number = applied(family());

        for (int round = 0; round < 2; round++) {
            done(COMMITTEE, number, "userTask_acceptApplication", Map.of("decision", "RETURN", "gaps", "缺户口簿复印件"));
            acting.person(COMMITTEE, () -> identifications.correctApplication(number, "补来户口簿"));
            jobs.runDue();
        }
        done(COMMITTEE, number, "userTask_acceptApplication", Map.of("decision", "RETURN", "gaps", "仍缺授权书"));

        assertThat(outcome(number)).isEqualTo("REJECTED_INCOMPLETE");
    }

    @Test
    void aReturnWithoutSayingWhatIsMissingIsRefused() {
        CaseNumber number = applied(family());

        assertThatThrownBy(() ->
                        done(COMMITTEE, number, "userTask_acceptApplication", Map.of("decision", "RETURN", "gaps", "")))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("还缺哪些资料");
        assertThat(identifications.get(number).returns()).isZero();
    }

    @Test
    void aFamilyThatTheAssemblyVotesAgainstGetsTheTally() {
        CaseNumber number = found(family());
        visited(number, 1500);
        appraisedInGroup(number, false);
        compared(number);
        votedInAssembly(number, false);

        assertThat(identifications.get(number).groupAgainst()).isTrue();
        assertThat(refusalOf(number).reason()).contains("反对");
        deliveredRefusal(number);
        assertThat(outcome(number)).isEqualTo("REJECTED_BY_VOTE");
    }

    @Test
    void anUpheldObjectionEndsItsCaseAndNoOther() {
        CaseNumber objected = listed(family());
        CaseNumber other = listed(family());
        NoticeSheet sheet = posted(objected, other);

        Objection objection = acting.person(
                TOWNSHIP,
                () -> objections.register(new Objections.NewObjection(
                        objected, Objection.Channel.values()[0], true, "", "", "家里有车没有申报", false)));
        jobs.runDue();
        investigated(objection, "UPHELD");
        termEnds(sheet);

        assertThat(openKeys(TOWNSHIP, other)).contains("userTask_reviewTownship");
        assertThat(refusalOf(objected).refusal()).isEqualTo(Refusal.OBJECTION);
        deliveredRefusal(objected);
        assertThat(outcome(objected)).isEqualTo("OBJECTION_UPHELD");
    }

    @Test
    void aFamilyMayWithdrawAtAnyTime() {
        CaseNumber number = listed(family());

        acting.person(COMMITTEE, () -> identifications.withdraw(number, "外出务工，不再申请"));
        jobs.runDue();

        assertThat(outcome(number)).isEqualTo("WITHDRAWN");
        assertThat(openKeys(COMMITTEE, number)).isEmpty();
    }

    @Test
    void aDrawnHouseholdCannotBeApprovedUnvisited() {
        CaseNumber number = listed(family());
        noticed(number);

        assertThatThrownBy(() -> done(
                        TOWNSHIP, number, "userTask_reviewTownship", Map.of("decision", "APPROVE", "visited", false)))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("抽中");
    }

    private HouseholdId family() {
        return acting.person(COMMITTEE, () -> {
            HouseholdId id = households
                    .register(
                            new NewHousehold(
                                    GROUP,
                                    "一组1号",
                                    null,
                                    List.of(
                                            new NewMember("示例甲", SyntheticPeople.man(), "01"),
                                            new NewMember("示例乙", SyntheticPeople.woman(), "02"))),
                            RegistrationCause.ENTERED)
                    .id();
            return id;
        });
    }

    private CaseNumber applied(HouseholdId household) {
        CaseNumber number =
                acting.person(COMMITTEE, () -> identifications.open(household, Origin.APPLICATION, "家中缺劳力，生活困难", ""));
        jobs.runDue();
        return number;
    }

    private CaseNumber found(HouseholdId household) {
        CaseNumber number =
                acting.person(COMMITTEE, () -> identifications.open(household, Origin.FOUND, "走访发现生活困难", ""));
        jobs.runDue();
        return number;
    }

    /** A case that waits for its first notice. */
    private CaseNumber listed(HouseholdId household) {
        CaseNumber number = found(household);
        visited(number, 1500);
        appraisedInGroup(number, true);
        compared(number);
        votedInAssembly(number, true);
        done(COMMITTEE, number, "userTask_signPreliminaryList", Map.of("verifiedWithTeam", true, "signed", true));
        return number;
    }

    private void visited(CaseNumber number, long wage) {
        PersonId colleague = staff.byUsername(COLLEAGUE).orElseThrow();
        acting.person(TEAM, () -> {
            Identification identification = identifications.get(number);
            for (Member member : households.members(identification.household())) {
                households.recordFacts(
                        member.id(),
                        member.facts()
                                .with(new MemberFacts.Schooling("02", "01", null))
                                .with(new MemberFacts.Insurance(true, false, true, false)));
            }
            Money none = Money.ZERO;
            IncomeAccount income =
                    new IncomeAccount(Money.yuan(wage), none, none, none, none, none, none, Map.of(), none, none, none);
            households.recordSnapshot(
                    identification.household(),
                    YearlySnapshot.of(2014, 2)
                            .with(income)
                            .with(new HousingFacts(new BigDecimal("60"), "03", 1995, "B", null))
                            .with(new WaterFacts(true, false, null))
                            .with(new LivingFacts(
                                    true, true, true, true, "01", new BigDecimal("1.5"), "03", false, false, false)),
                    SnapshotSource.VISIT);
            evidence.store(number, EvidenceKind.VISIT_PHOTO, "房屋.jpg", photo());
            int round =
                    identifications.latestVisit(number).map(HouseVisit::round).orElse(0) + 1;
            identifications.visit(
                    number,
                    new HouseVisit(round, clock.today(), staff.byUsername(TEAM).orElseThrow(), colleague, true, ""),
                    List.of());
        });
        done(TEAM, number, "userTask_visitHousehold", Map.of());
    }

    private void appraisedInGroup(CaseNumber number, boolean passed) {
        held(GROUP_HEAD, MeetingType.GROUP_APPRAISAL, GROUP, "userTask_appraiseInGroup", number, passed);
    }

    private void votedInAssembly(CaseNumber number, boolean passed) {
        held(COMMITTEE, MeetingType.VILLAGE_ASSEMBLY, VILLAGE, "userTask_voteInAssembly", number, passed);
    }

    private void held(String who, MeetingType type, AreaCode area, String key, CaseNumber number, boolean passed) {
        OpenTask task = task(who, number, key);
        acting.person(
                who,
                () -> meetings.record(new Meetings.NewMeeting(
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
                        List.of(new Meetings.Ballot(
                                task.id(), passed ? 25 : 5, passed ? 1 : 20, passed ? 1 : 2, 0, "")),
                        "签到.jpg",
                        photo())));
        jobs.runDue();
    }

    /** No list has been imported: the county asks the departments by letter. */
    private void compared(CaseNumber number) {
        done(
                TOWNSHIP,
                number,
                "userTask_collectAuthorisation",
                Map.of("authorised", true, "authorisedOn", clock.today().toString()));
        if (openKeys(COUNTY, number).contains("userTask_compareManually")) {
            done(
                    COUNTY,
                    number,
                    "userTask_compareManually",
                    Map.of("result", "CLEAN", "letter", "县车管所函1号", "note", "名下无车无房无公司"));
        }
    }

    private NoticeSheet posted(CaseNumber... numbers) {
        NoticeSheet sheet = acting.person(COMMITTEE, () -> {
            List<String> ids = java.util.Arrays.stream(numbers)
                    .map(number ->
                            task(COMMITTEE, number, "userTask_postNotice").id())
                    .toList();
            NoticeSheet drawnUp = sheets.drawUp(ids, "", "0739-7600000");
            sheets.post(drawnUp.number(), clock.now(), "公示栏.jpg", photo());
            return drawnUp;
        });
        jobs.runDue();
        return sheet;
    }

    private void termEnds(NoticeSheet sheet) {
        clock.plusDays(8);
        jobs.runDue();
        acting.person(COMMITTEE, () -> sheets.takeDown(sheet.number(), clock.now(), "见证人甲", "见证人乙"));
        jobs.runDue();
    }

    private void noticed(CaseNumber number) {
        termEnds(posted(number));
    }

    private void investigated(Objection objection, String result) {
        Map<String, Object> values = new HashMap<>();
        values.put("outcome", result);
        values.put("findings", "经入户核实");
        values.put("answer", "情况属实");
        done(TOWNSHIP, objection.number(), "userTask_investigateAtTownship", values);
    }

    private void registered(CaseNumber number) {
        acting.person(
                TEAM,
                () -> identifications.fillForm(number, new RegisterEntry("缺劳力", List.of("因病"), "一般贫困户", "国家标准", 2015)));
        done(TEAM, number, "userTask_fillRegisterForm", Map.of());
    }

    private void deliveredRefusal(CaseNumber number) {
        done(
                COMMITTEE,
                number,
                "userTask_deliverRefusal",
                Map.of("deliveredOn", clock.today().toString(), "method", "IN_PERSON", "rightsExplained", true));
    }

    private static Map<String, Object> approvedAfterVisit() {
        return Map.of("decision", "APPROVE", "visited", true, "visitFinding", "情况属实");
    }

    private void done(String who, CaseNumber number, String key, Map<String, ?> values) {
        OpenTask task = task(who, number, key);
        acting.person(who, () -> tasks.complete(task.id(), values));
        jobs.runDue();
    }

    private OpenTask task(String who, CaseNumber number, String key) {
        return acting.person(who, () -> tasks.ofCase(number)).stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "%s 没有等 %s 办的 %s；在等的是 %s".formatted(number, who, key, openKeys(who, number))));
    }

    private List<String> openKeys(String who, CaseNumber number) {
        return acting.person(who, () -> tasks.ofCase(number)).stream()
                .map(OpenTask::key)
                .toList();
    }

    private Identification.Refused refusalOf(CaseNumber number) {
        return java.util.Objects.requireNonNull(identifications.get(number).refused(), "没有被拒绝");
    }

    private String outcome(CaseNumber number) {
        Outcome outcome = caseFiles.get(number).outcome();
        return outcome == null ? "OPEN" : outcome.code();
    }

    static byte[] photo() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB), "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
