package org.bangfu.villageexit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TrialHouseholds;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.engine.TaskRefused;
import org.bangfu.meetings.MeetingType;
import org.bangfu.meetings.Meetings;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Posts;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.VillageRegister;
import org.bangfu.registry.VillageStatus;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A poor village on its way out, with the people who hold the seats: every end. */
@BangfuIT
class VillageExitIT {

    private static final LocalDate DAY = LocalDate.of(2018, 11, 5);
    private static final String COUNTY = "xian-fupin1";
    private static final String LEADERS = "xian-lingdao1";
    private static final Map<String, String> DEPARTMENTS = Map.of(
            "userTask_acceptCivilAffairs", "xian-minzheng1",
            "userTask_acceptHousing", "xian-zhujian1",
            "userTask_acceptEducation", "xian-jiaoyu1",
            "userTask_acceptMedical", "xian-weiji1",
            "userTask_acceptWater", "xian-shuili1",
            "userTask_acceptDisabled", "xian-canlian1",
            "userTask_acceptFinance", "xian-caizheng1");

    @Autowired
    VillageExits exits;

    @Autowired
    VillageRegister villages;

    @Autowired
    CaseFiles cases;

    @Autowired
    Households households;

    @Autowired
    Meetings meetings;

    @Autowired
    NoticeSheets sheets;

    @Autowired
    Objections objections;

    @Autowired
    OpenTasks tasks;

    @Autowired
    People people;

    @Autowired
    Posts posts;

    @Autowired
    ActingAs acting;

    @Autowired
    EngineJobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private AreaCode village = new AreaCode("430527203001");
    private String committee = "";
    private String township = "";

    @BeforeEach
    void inNovember() {
        clock.moveTo(DAY);
    }

    @Test
    void aVillageExitsAndAWrongExitIsTakenBack() {
        in("430527203001");
        poor(1);
        CaseNumber number = determined(true);

        done(COUNTY, number, "userTask_recordCityCheck", cityCheck("PASSED"));

        assertThat(villages.status(village)).isEqualTo(VillageStatus.EXITED);
        assertThat(villages.history(village))
                .singleElement()
                .satisfies(step -> assertThat(step.caseNumber()).isEqualTo(number));
        done(committee, number, "userTask_announceVillage", Map.of("announcedOn", today(), "place", "村部公示栏"));
        assertEnded(number, "EXITED");
        CaseFile file = cases.get(number);
        assertThat(file.isOfVillage()).isTrue();
        assertThat(exits.get(number).acceptances()).hasSize(7);
        assertThatThrownBy(() -> opened(500))
                .isInstanceOf(VillageExitRefused.class)
                .hasMessageContaining("已退出");

        acting.person(LEADERS, () -> exits.revert(number, "核查发现饮水数据不实"));

        assertThat(villages.status(village)).isEqualTo(VillageStatus.POOR);
        assertThat(cases.get(number).outcome()).isEqualTo(Outcome.of("EXITED", "已退出"));
        assertThatThrownBy(() -> acting.person(LEADERS, () -> exits.revert(number, "再次撤销")))
                .isInstanceOf(VillageExitRefused.class);
    }

    @Test
    void twoPercentExactlyPassesAndOnePersonMoreDoesNot() {
        in("430527203003");
        poor(1);
        CaseNumber exactly = opened(100);
        scored(exactly, 20, true);
        assertThat(waiting(committee, exactly)).containsExactly("userTask_voteOnExit");
        acting.person(committee, () -> exits.withdraw(exactly, "还要准备"));
        jobs.runDue();
        assertEnded(exactly, "WITHDRAWN");

        CaseNumber more = opened(99);
        scored(more, 20, true);

        assertThat(waiting(committee, more)).isEmpty();
        delivered(more);
        assertRefused(more, Refusal.CONDITIONS);
        assertThat(reason(more)).contains("未脱贫2人，农业户籍人口99人").doesNotContain("合格线");
    }

    @Test
    void everyConditionThatFailsIsNamed() {
        in("430527203005");
        HouseholdId leaving = TrialHouseholds.in(households, village + "01");
        transaction.executeWithoutResult(status -> cases.open(CaseKind.EXIT, leaving, village));
        CaseNumber number = opened(500);
        assertThatThrownBy(() -> scored(number, 21, false))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("0至20分");

        scored(number, 9, false);
        delivered(number);

        assertRefused(number, Refusal.CONDITIONS);
        assertThat(reason(number)).contains("考核评分89分", "1件贫困户退出案卷", "12+3").doesNotContain("高于");
    }

    @Test
    void theAssemblyAndTheTownshipMayRefuse() {
        in("430527203006");
        CaseNumber voted = opened(500);
        scored(voted, 20, true);
        voted(voted, false);
        delivered(voted);
        assertRefused(voted, Refusal.BY_VOTE);

        CaseNumber surveyed = opened(500);
        scored(surveyed, 20, true);
        voted(surveyed, true);
        done(township, surveyed, "userTask_surveyVillage", survey("RETURN"));
        assertThat(waiting(committee, surveyed)).containsExactly("userTask_scoreVillage");
        scored(surveyed, 20, true);
        voted(surveyed, true);
        done(township, surveyed, "userTask_surveyVillage", survey("REJECT"));
        delivered(surveyed);
        assertRefused(surveyed, Refusal.BY_TOWNSHIP);
    }

    @Test
    void anObjectionAgainstTheNoticeThatStandsEndsIt() {
        in("430527203008");
        CaseNumber number = surveyed();
        NoticeSheet sheet = posted(number);
        assertThat(sheet.lines()).singleElement().satisfies(line -> {
            assertThat(line.entry().group()).isEqualTo("全村");
            assertThat(line.entry().persons()).isEqualTo(500);
            assertThat(line.entry().forWeb().headName()).isEqualTo("东山示范八村");
        });
        Objection objection = acting.person(
                township,
                () -> objections.register(new Objections.NewObjection(
                        number, Objection.Channel.VISIT, false, "村民某", "", "饮水没有解决", false)));
        jobs.runDue();
        assertThat(cases.get(objection.number()).isOfVillage()).isTrue();
        done(
                COUNTY,
                objection.number(),
                "userTask_investigateAtCounty",
                Map.of("outcome", "UPHELD", "findings", "两个组饮水不达标", "answer", "异议成立"));

        termEnds(sheet);

        delivered(number);
        assertRefused(number, Refusal.OBJECTION);
    }

    @Test
    void oneDepartmentTheLeadersOrTheCityMayRefuse() {
        in("430527203009");
        CaseNumber unqualified = noticed();
        departments(unqualified, "userTask_acceptWater");
        delivered(unqualified);
        assertRefused(unqualified, Refusal.ACCEPTANCE);
        assertThat(reason(unqualified)).contains("县水利局").doesNotContain("县教育局");

        CaseNumber rejected = determined(false);
        delivered(rejected);
        assertRefused(rejected, Refusal.BY_LEADERS);

        CaseNumber failed = determined(true);
        done(COUNTY, failed, "userTask_recordCityCheck", cityCheck("FAILED"));
        delivered(failed);
        assertRefused(failed, Refusal.BY_CITY);
        assertThat(villages.status(village)).isEqualTo(VillageStatus.POOR);
    }

    @Test
    void whoCannotApplyIsToldWhy() {
        in("430527203002");
        assertThatThrownBy(() -> opened(500)).hasMessageContaining("非贫困村");
        in("430527202001");
        clock.moveTo(LocalDate.of(2016, 3, 31));
        assertThatThrownBy(() -> opened(500)).hasMessageContaining("2016-04-01");
        clock.moveTo(LocalDate.of(2016, 11, 7));
        assertThatThrownBy(() -> opened(500)).hasMessageContaining("没有现行的考核评分表");
        clock.moveTo(DAY);
        CaseNumber open = opened(500);
        assertThatThrownBy(() -> opened(500)).isInstanceOf(CaseAlreadyOpen.class);
        acting.person(committee, () -> exits.withdraw(open, "填错人口"));
        jobs.runDue();
        assertThat(opened(500)).isNotEqualTo(open);
    }

    @Test
    void theDatabaseKeepsTheSubjectAndTheOrder() {
        in("430527201001");
        CaseNumber number = opened(500);
        HouseholdId household = TrialHouseholds.in(households, village + "01");

        assertThat(refuses("update case_file set household_id = " + household + " where number = '" + number + "'"))
                .isTrue();
        assertThat(refuses("update case_file set kind = 'RELIEF' where number = '" + number + "'"))
                .isTrue();
        assertThat(refuses("update case_file set area = '430527201' where number = '" + number + "'"))
                .isTrue();
        assertThat(refuses("update village_exit set exited_on = opened_on where case_number = '" + number + "'"))
                .isTrue();
        assertThat(refuses("update village_exit set population = 0 where case_number = '" + number + "'"))
                .isTrue();
        assertThat(refuses("update village_exit set population = 501 where case_number = '" + number + "'"))
                .isFalse();
    }

    private boolean refuses(String sql) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                return jdbc.sql(sql).update() == 0;
            } catch (DataAccessException e) {
                return true;
            }
        }));
    }

    /** A village of its own, with people of its own. */
    private void in(String code) {
        village = new AreaCode(code);
        committee = official(Role.VILLAGE_COMMITTEE);
        township = official(Role.TOWNSHIP_OFFICE);
    }

    private String official(Role role) {
        String username = "test-" + UUID.randomUUID().toString().substring(0, 8);
        PersonId id = people.add(username, "测试·" + role.label(), "correct-horse-1", false);
        posts.assign(id, role, village.at(role.level()), LocalDate.of(2015, 1, 1));
        return username;
    }

    /** Households of two that are in the register as poor. */
    private void poor(int howMany) {
        for (int i = 0; i < howMany; i++) {
            HouseholdId household = TrialHouseholds.in(households, village + "01");
            jdbc.sql("update registry_household set status = 'POOR', household_no = ?, main_cause = '01' where id = ?")
                    .params(village + "8" + household, household.value())
                    .update();
        }
    }

    private CaseNumber opened(int population) {
        CaseNumber number = acting.person(committee, () -> exits.open(village, population, "各项指标已经达到"));
        jobs.runDue();
        return number;
    }

    private void scored(CaseNumber number, int industry, boolean tasksRated) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "roadsMain", 7,
                "roadsGroup", 3,
                "water", 10,
                "power", 10,
                "educationDropout", 5,
                "educationAid", 5,
                "medicalInsured", 4,
                "medicalPolicy", 6,
                "housing", 10,
                "dibao", 10));
        values.putAll(Map.of("organisation", 5, "servicePlatform", 5, "industryAndCollective", industry));
        values.putAll(Map.of("tasksRated", tasksRated, "basis", "各项佐证材料齐全"));
        done(committee, number, "userTask_scoreVillage", values);
    }

    private void voted(CaseNumber number, boolean carried) {
        OpenTask task = task(committee, number, "userTask_voteOnExit");
        acting.person(
                committee,
                () -> meetings.record(new Meetings.NewMeeting(
                        MeetingType.VILLAGE_ASSEMBLY,
                        village,
                        "userTask_voteOnExit",
                        clock.now(),
                        "村部",
                        "主持人",
                        "记录人",
                        30,
                        24,
                        "讨论退出",
                        List.of(new Meetings.Ballot(task.id(), carried ? 20 : 5, carried ? 4 : 19, 0, 0, "")),
                        null,
                        null)));
        jobs.runDue();
    }

    private static Map<String, Object> survey(String decision) {
        return Map.of("decision", decision, "surveyedOn", DAY.toString(), "secondSurveyor", "李同行", "finding", "逐项核查");
    }

    private CaseNumber surveyed() {
        clock.moveTo(DAY);
        CaseNumber number = opened(500);
        scored(number, 20, true);
        voted(number, true);
        done(township, number, "userTask_surveyVillage", survey("CONFIRM"));
        return number;
    }

    private NoticeSheet posted(CaseNumber number) {
        String task = task(committee, number, "userTask_postNotice").id();
        CaseNumber sheet = acting.person(committee, () -> {
            CaseNumber drawnUp =
                    sheets.drawUp(List.of(task), "", "0739-7611234").number();
            sheets.post(drawnUp, clock.now(), "公示栏.jpg", Photos.jpeg());
            return drawnUp;
        });
        jobs.runDue();
        return sheets.find(sheet).orElseThrow();
    }

    private void termEnds(NoticeSheet sheet) {
        clock.plusDays(8);
        jobs.runDue();
        acting.person(committee, () -> sheets.takeDown(sheet.number(), clock.now(), "见证人甲", "见证人乙"));
        jobs.runDue();
    }

    private CaseNumber noticed() {
        CaseNumber number = surveyed();
        termEnds(posted(number));
        return number;
    }

    private void departments(CaseNumber number, String against) {
        DEPARTMENTS.forEach((key, who) -> done(
                who,
                number,
                key,
                Map.of(
                        "decision",
                        key.equals(against) ? "UNQUALIFIED" : "QUALIFIED",
                        "acceptedOn",
                        today(),
                        "finding",
                        key.equals(against) ? "两个组没有通水" : "现场核实合格")));
        done(COUNTY, number, "userTask_concludeAcceptance", Map.of("reportNo", "验〔2018〕1号", "summary", "七个部门已验收"));
    }

    private CaseNumber determined(boolean approved) {
        CaseNumber number = noticed();
        departments(number, "");
        done(
                LEADERS,
                number,
                "userTask_determineVillage",
                approved ? Map.of("decision", "APPROVE") : Map.of("decision", "REJECT", "reason", "产业不稳"));
        return number;
    }

    private Map<String, Object> cityCheck(String result) {
        return Map.of("result", result, "document", "市核〔2018〕5号", "checkedOn", today(), "note", "抽查两个组");
    }

    private void delivered(CaseNumber number) {
        done(township, number, "userTask_deliverReasons", Map.of("deliveredOn", today(), "receiver", "村主任"));
    }

    private void done(String who, CaseNumber number, String key, Map<String, Object> values) {
        String id = task(who, number, key).id();
        acting.person(who, () -> tasks.complete(id, values));
        jobs.runDue();
    }

    private OpenTask task(String who, CaseNumber number, String key) {
        return acting.person(who, () -> tasks.ofCase(number)).stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(number + " does not wait at " + key + " for " + who));
    }

    private List<String> waiting(String who, CaseNumber number) {
        return acting.person(who, () -> tasks.ofCase(number)).stream()
                .map(OpenTask::key)
                .toList();
    }

    private void assertEnded(CaseNumber number, String outcome) {
        CaseFile file = cases.get(number);
        assertThat(file.isOpen()).as(number.value()).isFalse();
        assertThat(file.outcome()).extracting(Outcome::code).isEqualTo(outcome);
    }

    private void assertRefused(CaseNumber number, Refusal refusal) {
        assertEnded(number, "REFUSED");
        assertThat(exits.get(number).refused())
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private String reason(CaseNumber number) {
        VillageExit.Refused refused = exits.get(number).refused();
        return refused == null ? "" : refused.reason();
    }

    private String today() {
        return clock.today().toString();
    }
}
