package org.bangfu.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceItem;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TrialHouseholds;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.OpenTasks;
import org.bangfu.engine.ProcessVariable;
import org.bangfu.meetings.Meeting;
import org.bangfu.meetings.MeetingRefused;
import org.bangfu.meetings.MeetingType;
import org.bangfu.meetings.Meetings;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases, evidence, notices, objections and meetings as people of different seats see them. */
@BangfuIT
class CollectivePagesIT {

    private static final Pattern NEXT = Pattern.compile("<a rel=\"next\" href=\"([^\"]+)\"");

    private static final AreaCode GROUP = new AreaCode("43052710300102");

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Autowired
    CaseFiles cases;

    @Autowired
    Evidence evidence;

    @Autowired
    NoticeSheets sheets;

    @Autowired
    Objections objections;

    @Autowired
    Meetings meetings;

    @Autowired
    Households households;

    @Autowired
    CaseProcesses processes;

    @Autowired
    OpenTasks tasks;

    @Autowired
    HistoryService history;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EngineJobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    ActingAs acting;

    @BeforeEach
    void onTheFirstDay() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void aCaseIsSeenInItsOwnAreaOnly() {
        CaseNumber number = opened();
        EvidenceItem photo = acting.person(
                "hongyan1-gongzuodui1",
                () -> evidence.store(number, EvidenceKind.VISIT_PHOTO, "../房屋.png", Photos.withExif(Photos.jpeg(), 6)));

        for (String reader :
                List.of("hongyan1-cunwei1", "hongyan1-zu2", "hongyan-xiangzhen1", "xian-fupin1", "shenji1")) {
            Browser browser = as(reader);
            HttpResponse<String> page = browser.get("/cases/" + number);
            assertThat(page.statusCode()).as(reader + page.body()).isEqualTo(200);
            assertThat(page.body()).contains("家庭成员", "收入账", "**************", "上传材料：入户调查照片");
            assertThat(listed(browser)).as(reader).contains(number.value());
        }
        for (String other :
                List.of("hongyan2-cunwei1", "hongyan1-zu1", "tangjiafang-xiangzhen1", "guanli1", "liucheng1")) {
            Browser browser = as(other);
            assertThat(browser.get("/cases/" + number).statusCode()).as(other).isEqualTo(404);
            assertThat(browser.get("/evidence/" + photo.id()).statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        HttpResponse<String> served = as("hongyan1-cunwei1").get("/evidence/" + photo.id());
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.headers().firstValue("content-type")).hasValue("image/jpeg");
        assertThat(served.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(served.headers().firstValue("content-security-policy").orElse(""))
                .startsWith("sandbox");
        assertThat(served.body()).doesNotContain("GPS");
        assertThat(as("shenji1").get("/cases/" + number).body()).doesNotContain("enctype=\"multipart/form-data\"");
    }

    @Test
    void aHouseholdHasOneOpenCaseOfAKind() {
        HouseholdId household = TrialHouseholds.in(households, GROUP.value());
        CaseFile first = inTransaction(() -> cases.open(CaseKind.IDENTIFICATION, household, GROUP));

        assertThatThrownBy(() -> inTransaction(() -> cases.open(CaseKind.IDENTIFICATION, household, GROUP)))
                .isInstanceOf(CaseAlreadyOpen.class);
        assertThatThrownBy(() -> jdbc.sql(
                                "insert into case_file (number, kind, household_id, area, status, opened_at, opened_by, active_key)"
                                        + " select 'P1-430527-2015-999999', kind, household_id, area, status, opened_at, opened_by,"
                                        + " active_key from case_file where number = :n")
                        .param("n", first.number().value())
                        .update())
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
        inTransaction(() -> {
            cases.close(first.number(), Outcome.of("WITHDRAWN", "已撤回"));
            return true;
        });
        CaseFile second = inTransaction(() -> cases.open(CaseKind.IDENTIFICATION, household, GROUP));
        assertThat(second.number().value())
                .matches("P1-430527-2015-\\d{6}")
                .isNotEqualTo(first.number().value());
    }

    @Test
    void theSheetIsDrawnUpPrintedAndShownWithoutNamesOnTheWeb() {
        CaseNumber number = waitingForNotice();
        Browser village = as("hongyan1-cunwei1");
        String task = acting.person(
                "hongyan1-cunwei1", () -> tasks.ofCase(number).get(0).id());
        assertThat(village.get("/notices").body()).contains(number.value(), "制作公示榜");
        String key = UUID.randomUUID().toString();
        Map<String, String> form = Map.of("commandKey", key, "tasks", task, "phone", "0739-7611234", "note", "");

        HttpResponse<String> drawn = village.post("/notices", "/notices/sheets", form);
        HttpResponse<String> repeated = village.post("/notices", "/notices/sheets", form);

        String path = drawn.headers().firstValue("location").orElse("").replaceFirst("^http://[^/]+", "");
        assertThat(path).startsWith("/notices/sheets/PN-430527-2015-");
        assertThat(repeated.headers().firstValue("location").orElse("")).endsWith(path);
        String name = households.get(cases.get(number).household()).headName();
        assertThat(village.get(path).body()).contains("登记张贴", name);
        assertThat(village.get(path + "/print").body())
                .contains("公 示", name, "自张贴次日起")
                .doesNotContain("430599");
        assertThat(village.get(path + "/web").body())
                .contains(name.charAt(0) + "＊")
                .doesNotContain(name);
        assertThat(village.get("/notices?case=" + number)
                        .headers()
                        .firstValue("location")
                        .orElse(""))
                .endsWith(path);
        assertThat(as("hongyan2-cunwei1").get(path).statusCode()).isEqualTo(404);
        assertThat(as("hongyan-xiangzhen1").get(path).body()).doesNotContain("登记张贴</button>");
    }

    @Test
    void theVillageDoesNotLearnWhoObjected() {
        CaseNumber number = waitingForNotice();
        String task = acting.person(
                "hongyan1-cunwei1", () -> tasks.ofCase(number).get(0).id());
        NoticeSheet sheet = acting.person("hongyan1-cunwei1", () -> sheets.drawUp(List.of(task), "", "0739-7611234"));
        acting.person("hongyan1-cunwei1", () -> sheets.post(sheet.number(), clock.now(), "榜.jpg", Photos.jpeg()));
        jobs.runDue();
        Browser township = as("hongyan-xiangzhen1");
        assertThat(township.get("/objections/new?case=" + number).body()).contains("登记并转调查");
        assertThat(as("hongyan1-cunwei1").get("/objections/new?case=" + number).statusCode())
                .isEqualTo(404);

        HttpResponse<String> registered = township.post(
                "/objections/new?case=" + number,
                "/objections",
                Map.of(
                        "commandKey",
                        UUID.randomUUID().toString(),
                        "case",
                        number.value(),
                        "channel",
                        "VISIT",
                        "objector",
                        "异议人甲",
                        "contact",
                        "0739-7610000",
                        "ground",
                        "该户有小汽车"));

        String path = registered.headers().firstValue("location").orElse("").replaceFirst("^http://[^/]+", "");
        assertThat(path).as(registered.body()).startsWith("/objections/P26-430527-2015-");
        CaseNumber objection = new CaseNumber(path.substring("/objections/".length()));
        jobs.runDue();
        assertThat(township.get(path).body()).contains("异议人甲", "0739-7610000", "该户有小汽车");
        assertThat(township.get("/cases/" + objection).body()).contains("该户有小汽车");
        for (String village : List.of("hongyan1-cunwei1", "hongyan1-zu2", "hongyan1-gongzuodui1")) {
            Browser browser = as(village);
            assertThat(browser.get(path).statusCode()).isEqualTo(404);
            assertThat(browser.get("/cases/" + objection).statusCode()).isEqualTo(404);
            assertThat(browser.get("/cases").body()).doesNotContain(objection.value());
            assertThat(browser.get("/notices/sheets/" + sheet.number()).body()).doesNotContain("异议人甲");
            assertThat(browser.get("/cases/" + number).body())
                    .doesNotContain("异议人甲")
                    .doesNotContain("小汽车");
        }
        assertThat(as("hongyan1-cunwei1")
                        .get("/notices/sheets/" + sheet.number())
                        .body())
                .contains("调查中");
        String investigation = acting.person(
                "hongyan-xiangzhen1", () -> tasks.ofCase(objection).get(0).id());
        assertThat(township.get("/casefile/panel?task=" + investigation).body()).contains("该户有小汽车", "class=\"panel\"");
        acting.person(
                "hongyan-xiangzhen1",
                () -> tasks.complete(
                        investigation, Map.of("outcome", "DISMISSED", "findings", "查明没有", "answer", "经查，该户没有小汽车。")));
        jobs.runDue();
        assertThat(township.get(path + "/answer").body()).contains("异议人甲：", "经查，该户没有小汽车。", "不成立");
    }

    @ParameterizedTest
    @CsvSource({
        "30,20,11,5,3,1,true,true",
        "30,20,10,6,3,1,true,false",
        "30,19,19,0,0,0,false,false",
        "31,21,11,10,0,0,true,true",
        "31,20,20,0,0,0,false,false",
        "3,2,2,0,0,0,true,true"
    })
    void aMeetingDecidesEachHouseholdByItsOwnVote(
            int eligible, int present, int yes, int no, int abstain, int recused, boolean valid, boolean passed) {
        CaseNumber first = waitingForMeeting();
        CaseNumber second = waitingForMeeting();

        Meeting meeting = acting.person(
                "hongyan1-zu2",
                () -> meetings.record(meeting(
                        eligible,
                        present,
                        List.of(
                                new Meetings.Ballot(task(first), yes, no, abstain, recused, "住房破旧"),
                                new Meetings.Ballot(task(second), 0, present, 0, 0, "有稳定收入")))));

        assertThat(meeting.valid()).isEqualTo(valid);
        assertThat(meetings.ofCase(first).get(0).passed()).isEqualTo(passed);
        assertThat(meetings.ofCase(second).get(0).passed()).isFalse();
        assertThat(endOf(first)).isEqualTo(valid ? (passed ? "endEvent_accepted" : "endEvent_rejected") : "");
        assertThat(endOf(second)).isEqualTo(valid ? "endEvent_rejected" : "");
        Browser group = as("hongyan1-zu2");
        assertThat(group.get("/meetings/" + meeting.id()).body()).contains(first.value(), meeting.finding());
        assertThat(group.get("/meetings/" + meeting.id() + "/minutes").body()).contains("村民小组评议会记录", "住房破旧", "逐户评议。");
        assertThat(as("hongyan2-cunwei1").get("/meetings/" + meeting.id()).statusCode())
                .isEqualTo(404);
        assertThat(as("hongyan-xiangzhen1").get("/cases/" + first).body()).contains("会议评议");
    }

    @Test
    void votesThatDoNotAddUpAreRefusedAndNothingIsKept() {
        CaseNumber number = waitingForMeeting();

        assertThatThrownBy(() -> acting.person(
                        "hongyan1-zu2",
                        () -> meetings.record(
                                meeting(30, 20, List.of(new Meetings.Ballot(task(number), 18, 1, 0, 0, ""))))))
                .isInstanceOf(MeetingRefused.class)
                .hasMessageContaining(number.value());
        assertThat(meetings.ofCase(number)).isEmpty();
        assertThat(endOf(number)).isEmpty();
    }

    @Test
    void aMeetingIsRecordedOnOnePage() {
        CaseNumber number = waitingForMeeting();
        Browser group = as("hongyan1-zu2");
        assertThat(group.get("/meetings").body()).contains("登记会议");
        String form = "/meetings/new?area=" + GROUP + "&agenda=userTask_vote";
        assertThat(group.get(form).body()).contains(number.value(), "逐户表决");
        Map<String, String> fields = new java.util.HashMap<>(Map.of(
                "commandKey", UUID.randomUUID().toString(),
                "area", GROUP.value(),
                "agenda", "userTask_vote",
                "heldAt", "2015-08-03T08:30",
                "place", "村部",
                "chair", "主持甲",
                "recorder", "记录乙",
                "eligible", "30",
                "present", "20",
                "minutes", "逐户评议。"));
        fields.put("rows[0].task", task(number));
        fields.put("rows[0].voted", "true");
        fields.put("rows[0].yes", "18");
        HttpResponse<String> wrong = group.post(form, "/meetings", fields);
        assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(422);
        assertThat(wrong.body()).contains("票数对不上", "逐户评议。");
        fields.put("rows[0].no", "2");

        HttpResponse<String> kept = group.post(form, "/meetings", fields);

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(302);
        assertThat(meetings.ofCase(number)).hasSize(1);
        assertThat(endOf(number)).isEqualTo("endEvent_accepted");
    }

    @Test
    void theOriginalLiesSealedOnTheDisk() throws Exception {
        CaseNumber number = opened();
        byte[] photo = Photos.withExif(Photos.jpeg(), 1);
        EvidenceItem kept = acting.person(
                "hongyan1-gongzuodui1", () -> evidence.store(number, EvidenceKind.VISIT_PHOTO, "a.jpg", photo));
        EvidenceItem again = acting.person(
                "hongyan1-gongzuodui1", () -> evidence.store(number, EvidenceKind.VISIT_PHOTO, "b.jpg", photo));

        assertThat(again.id()).isEqualTo(kept.id());
        assertThat(evidence.served(kept).content()).isNotEqualTo(photo);
        assertThat(Duration.between(kept.storedAt(), clock.now()).abs()).isLessThan(Duration.ofMinutes(5));
    }

    private Meetings.NewMeeting meeting(int eligible, int present, List<Meetings.Ballot> ballots) {
        return new Meetings.NewMeeting(
                MeetingType.GROUP_APPRAISAL,
                GROUP,
                "userTask_vote",
                clock.now().minusSeconds(3600),
                "村部",
                "主持甲",
                "记录乙",
                eligible,
                present,
                "逐户评议。",
                ballots,
                null,
                null);
    }

    /** All pages of the list of cases. */
    private static String listed(Browser browser) {
        StringBuilder all = new StringBuilder();
        String path = "/cases";
        while (!path.isEmpty()) {
            String page = browser.get(path).body();
            all.append(page);
            Matcher next = NEXT.matcher(page);
            path = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }
        return all.toString();
    }

    private CaseNumber opened() {
        return inTransaction(() -> {
            HouseholdId household = TrialHouseholds.in(households, GROUP.value());
            CaseNumber number =
                    cases.open(CaseKind.IDENTIFICATION, household, GROUP).number();
            jdbc.sql("insert into identification_case (case_number, household_id, area, origin, base_year, opened_on,"
                            + " overall_due, statement) values (:n, :h, :a, 'FOUND', 2014, :on, :due, '')")
                    .param("n", number.value())
                    .param("h", household.value())
                    .param("a", GROUP.value())
                    .param("on", clock.today())
                    .param("due", clock.today().plusDays(75))
                    .update();
            return number;
        });
    }

    private CaseNumber waitingForNotice() {
        CaseNumber number = opened();
        inTransaction(() -> processes.start(
                "public-notice",
                number,
                GROUP,
                Answers.of(ProcessVariable.code("noticeType"), NoticeType.IDENTIFICATION_VILLAGE.code())));
        jobs.runDue();
        return number;
    }

    private CaseNumber waitingForMeeting() {
        CaseNumber number = opened();
        inTransaction(() -> processes.start("trial-meeting", number, GROUP, Answers.none()));
        return number;
    }

    private String task(CaseNumber number) {
        return acting.person("hongyan1-zu2", () -> tasks.ofCase(number).get(0).id());
    }

    private String endOf(CaseNumber number) {
        return history.createHistoricActivityInstanceQuery().activityType("noneEndEvent").list().stream()
                .filter(end -> history.createHistoricProcessInstanceQuery()
                                .processInstanceId(end.getProcessInstanceId())
                                .processInstanceBusinessKey(number.value())
                                .count()
                        == 1)
                .map(end -> end.getActivityId())
                .findFirst()
                .orElse("");
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        if (result == null) {
            throw new AssertionError("nothing came of it");
        }
        return result;
    }

    private Browser as(String username) {
        Browser browser = new Browser(port);
        browser.signIn(username, people.password());
        return browser;
    }
}
