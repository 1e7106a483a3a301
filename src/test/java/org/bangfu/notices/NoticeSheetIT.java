package org.bangfu.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TrialHouseholds;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.Answers;
import org.bangfu.engine.BusinessClock;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.engine.ProcessVariable;
import org.bangfu.engine.TaskRefused;
import org.bangfu.registry.Households;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices on the whole house: one sheet, many cases, and what objections do to it. */
@BangfuIT
class NoticeSheetIT {

    private static final AreaCode VILLAGE = new AreaCode("430527103001");
    private static final String POSTER = "hongyan1-cunwei1";
    private static final String TOWNSHIP = "hongyan-xiangzhen1";
    private static final String PHONE = "0739-7611234";

    @Autowired
    NoticeSheets sheets;

    @Autowired
    Objections objections;

    @Autowired
    CaseFiles cases;

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
    void anObjectionHoldsUpItsHouseholdAndNobodyElse() {
        List<CaseNumber> five = waitingCases(5);
        CaseNumber sheet = posted(five);
        long clocks = jdbc.sql(
                        "select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                                + " where j.type_ = 'timer' and e.business_key_ = :sheet")
                .param("sheet", sheet.value())
                .query(Long.class)
                .single();
        clock.moveTo(LocalDate.of(2015, 8, 7));
        Objection objection = objectedTo(five.get(2), false);
        jobs.runDue();
        clock.moveTo(LocalDate.of(2015, 8, 10), LocalTime.of(23, 50));
        jobs.runDue();
        assertThat(sheet(sheet).status()).isEqualTo(NoticeSheet.Status.POSTED);

        clock.moveTo(LocalDate.of(2015, 8, 11));
        jobs.runDue();

        assertThat(clocks).isEqualTo(1);
        assertThat(sheet(sheet).status()).isEqualTo(NoticeSheet.Status.ENDED);
        assertThat(openTasks(five)).hasSize(4).doesNotContainKey(five.get(2));
        takeDown(sheet);
        assertThat(isNoticed(five.get(0))).isTrue();
        assertThat(isNoticed(five.get(2))).isFalse();

        investigate(objection, "DISMISSED");
        jobs.runDue();
        assertThat(isNoticed(five.get(2))).isTrue();
        assertThat(upheld(five.get(2))).isFalse();
        assertThat(cases.get(objection.number()).isOpen()).isTrue();
        deliver(objection);
        assertThat(cases.get(objection.number()).statusLabel()).isEqualTo("不成立");
    }

    @Test
    void anObjectionInTheLastMinuteCountsAndOneAfterItIsShownTheWayToPetition() {
        List<CaseNumber> two = waitingCases(2);
        posted(two);
        clock.moveTo(LocalDate.of(2015, 8, 10), LocalTime.of(23, 59));
        Objection inTime = objectedTo(two.get(0), false);
        clock.moveTo(LocalDate.of(2015, 8, 11), LocalTime.MIDNIGHT);

        assertThatThrownBy(() -> objectedTo(two.get(1), false))
                .isInstanceOf(NoticeRefused.class)
                .hasMessageContaining("2015年8月10日24时届满")
                .hasMessageContaining("信访");
        jobs.runDue();
        assertThat(openTasks(two)).containsOnlyKeys(two.get(1));
        assertThatThrownBy(() -> objectedTo(two.get(1), false)).isInstanceOf(NoticeRefused.class);
        assertThat(objections.about(two.get(0))).extracting(Objection::number).containsExactly(inTime.number());
    }

    @Test
    void twoObjectionsAreBothWaitedFor() {
        List<CaseNumber> one = waitingCases(1);
        CaseNumber sheet = posted(one);
        Objection first = objectedTo(one.get(0), false);
        Objection second = objectedTo(one.get(0), true);
        jobs.runDue();
        assertThat(second.level().name()).isEqualTo("COUNTY");
        clock.moveTo(LocalDate.of(2015, 8, 11));
        jobs.runDue();
        takeDown(sheet);

        investigate(first, "DISMISSED");
        jobs.runDue();
        assertThat(isNoticed(one.get(0))).isFalse();
        investigateAs("xian-fupin1", second, "UPHELD");
        jobs.runDue();

        assertThat(isNoticed(one.get(0))).isTrue();
        assertThat(upheld(one.get(0))).isTrue();
    }

    @Test
    void anObjectionDecidedDuringTheTermDoesNotShortenIt() {
        List<CaseNumber> one = waitingCases(1);
        posted(one);
        Objection objection = objectedTo(one.get(0), false);
        jobs.runDue();
        investigate(objection, "WITHDRAWN");
        jobs.runDue();

        assertThat(openTasks(one)).isEmpty();
        assertThat(isNoticed(one.get(0))).isFalse();
        clock.moveTo(LocalDate.of(2015, 8, 11));
        jobs.runDue();
        assertThat(openTasks(one)).containsKey(one.get(0));
    }

    @Test
    void onlyTheChangedEntryIsNoticedAnew() {
        List<CaseNumber> two = waitingCases(2);
        CaseNumber sheet = posted(two);
        Objection objection = objectedTo(two.get(0), false);
        jobs.runDue();
        investigate(objection, "PARTLY");
        clock.moveTo(LocalDate.of(2015, 8, 11));
        jobs.runDue();
        takeDown(sheet);
        jobs.runDue();

        assertThat(isNoticed(two.get(1))).isTrue();
        assertThat(openTasks(two)).containsOnlyKeys(two.get(0));
        CaseNumber again = posted(List.of(two.get(0)));
        assertThat(again).isNotEqualTo(sheet);
        assertThat(sheet(again).lastDay()).isEqualTo("2015-08-18");
        clock.moveTo(LocalDate.of(2015, 8, 19));
        jobs.runDue();
        takeDown(again);
        assertThat(isNoticed(two.get(0))).isTrue();
        assertThat(upheld(two.get(0))).isFalse();
    }

    @Test
    void aCaseThatIsWithdrawnLeavesTheOthersAlone() {
        List<CaseNumber> two = waitingCases(2);
        CaseNumber sheet = posted(two);
        transaction.executeWithoutResult(status -> cases.close(two.get(0), Outcome.of("WITHDRAWN", "已撤回")));
        clock.moveTo(LocalDate.of(2015, 8, 11));
        jobs.runDue();

        assertThat(sheet(sheet).lines()).extracting(NoticeSheet.Line::withdrawn).containsExactly(true, false);
        assertThat(openTasks(two)).containsOnlyKeys(two.get(1));
        assertThatThrownBy(() -> objectedTo(two.get(0), false)).isInstanceOf(NoticeRefused.class);
    }

    @Test
    void aCaseStandsOnOneSheetAtATimeAndIsPostedWithItOnly() {
        List<CaseNumber> one = waitingCases(1);
        String task = taskOf(one.get(0));
        assertThatThrownBy(() -> acting.person(POSTER, () -> tasks.complete(task, Map.of())))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("公示");
        NoticeSheet sheet = acting.person(POSTER, () -> sheets.drawUp(List.of(task), "", PHONE));

        assertThatThrownBy(() -> acting.person(POSTER, () -> sheets.drawUp(List.of(task), "", PHONE)))
                .isInstanceOf(NoticeRefused.class)
                .hasMessageContaining("另一张公示榜");
        acting.person(POSTER, () -> sheets.discard(sheet.number()));
        assertThat(acting.person(POSTER, () -> sheets.drawUp(List.of(task), "", PHONE))
                        .lines())
                .hasSize(1);
    }

    @Test
    void whoHasNotTheSeatDrawsUpNothing() {
        List<CaseNumber> one = waitingCases(1);
        String task = taskOf(one.get(0));

        for (String other : List.of("hongyan2-cunwei1", TOWNSHIP, "xian-fupin1", "shenji1")) {
            assertThatThrownBy(() -> acting.person(other, () -> sheets.drawUp(List.of(task), "", PHONE)))
                    .as(other)
                    .isInstanceOf(NoticeRefused.class);
        }
    }

    @Test
    void numbersOfPeopleDoNotReachTheBoard() {
        List<CaseNumber> one = waitingCases(1);
        String task = taskOf(one.get(0));

        assertThatThrownBy(
                        () -> acting.person(POSTER, () -> sheets.drawUp(List.of(task), "联系人430599196103090018", PHONE)))
                .isInstanceOf(NoticeRefused.class)
                .hasMessageNotContaining("430599");
        assertThatThrownBy(() -> acting.person(POSTER, () -> sheets.drawUp(List.of(task), "", "13812341234")))
                .isInstanceOf(NoticeRefused.class);
        NoticeSheet sheet = acting.person(POSTER, () -> sheets.drawUp(List.of(task), "", PHONE));
        jdbc.sql("update notice_sheet set note = '电话１３８１２３４１２３４' where id = :id")
                .param("id", sheet.id())
                .update();
        assertThatThrownBy(() -> post(sheet.number()))
                .isInstanceOf(NoticeRefused.class)
                .hasMessageContaining("不能张贴");
        assertThat(sheet(sheet.number()).status()).isEqualTo(NoticeSheet.Status.DRAFT);
    }

    @Test
    void withoutAPhotoNothingIsPosted() {
        List<CaseNumber> one = waitingCases(1);
        String task = taskOf(one.get(0));
        NoticeSheet sheet = acting.person(POSTER, () -> sheets.drawUp(List.of(task), "", PHONE));

        assertThatThrownBy(() ->
                        acting.person(POSTER, () -> sheets.post(sheet.number(), clock.now(), "榜.jpg", "照片".getBytes())))
                .hasMessageContaining("只能上传");
        assertThatThrownBy(() -> acting.person(
                        POSTER,
                        () -> sheets.post(sheet.number(), clock.now().plusSeconds(3600), "榜.jpg", Photos.jpeg())))
                .isInstanceOf(NoticeRefused.class)
                .hasMessageContaining("张贴时间");
        assertThat(sheet(sheet.number()).status()).isEqualTo(NoticeSheet.Status.DRAFT);
        assertThat(openTasks(one)).containsKey(one.get(0));
    }

    @Test
    void nothingOfThePeopleStandsInTheEngine() {
        List<CaseNumber> one = waitingCases(1);
        posted(one);
        Objection objection = objectedTo(one.get(0), false);
        jobs.runDue();
        investigate(objection, "DISMISSED");

        List<String> texts = jdbc.sql("select text_ from act_hi_varinst where text_ is not null")
                .query(String.class)
                .list();
        assertThat(texts).noneMatch(text -> text.contains("试验") || text.contains("查明") || text.contains("有车"));
    }

    private List<CaseNumber> waitingCases(int howMany) {
        List<CaseNumber> numbers = IntStream.range(0, howMany)
                .mapToObj(i -> transaction.execute(status -> {
                    CaseFile file = cases.open(
                            CaseKind.IDENTIFICATION,
                            TrialHouseholds.in(households, "43052710300101"),
                            new AreaCode("43052710300101"));
                    processes.start(
                            "public-notice",
                            file.number(),
                            file.area(),
                            Answers.of(ProcessVariable.code("noticeType"), NoticeType.IDENTIFICATION_VILLAGE.code()));
                    return file.number();
                }))
                .toList();
        jobs.runDue();
        return numbers;
    }

    private Map<CaseNumber, OpenTask> openTasks(List<CaseNumber> of) {
        return acting.person(
                POSTER,
                () -> of.stream()
                        .flatMap(number -> tasks.ofCase(number).stream())
                        .collect(java.util.stream.Collectors.toMap(OpenTask::caseNumber, task -> task)));
    }

    private String taskOf(CaseNumber number) {
        return acting.person(POSTER, () -> tasks.ofCase(number).get(0).id());
    }

    private CaseNumber posted(List<CaseNumber> numbers) {
        List<String> waiting =
                openTasks(numbers).values().stream().map(OpenTask::id).toList();
        assertThat(acting.person(POSTER, () -> sheets.waiting(VILLAGE)).stream()
                        .flatMap(group -> group.tasks().stream())
                        .map(OpenTask::caseNumber))
                .containsAll(numbers);
        CaseNumber number =
                acting.person(POSTER, () -> sheets.drawUp(waiting, "", PHONE)).number();
        post(number);
        jobs.runDue();
        return number;
    }

    private void post(CaseNumber number) {
        acting.person(POSTER, () -> sheets.post(number, clock.now(), "榜.jpg", Photos.jpeg()));
    }

    private void takeDown(CaseNumber sheet) {
        Instant now = clock.now();
        acting.person("hongyan1-cunwei2", () -> sheets.takeDown(sheet, now, "见证甲", "见证乙"));
        jobs.runDue();
    }

    private Objection objectedTo(CaseNumber about, boolean againstHandler) {
        return acting.person(
                TOWNSHIP,
                () -> objections.register(new Objections.NewObjection(
                        about, Objection.Channel.VISIT, true, "", "", "该户有车", againstHandler)));
    }

    private void investigate(Objection objection, String outcome) {
        investigateAs(TOWNSHIP, objection, outcome);
    }

    private void investigateAs(String username, Objection objection, String outcome) {
        acting.person(username, () -> {
            String task = tasks.ofCase(objection.number()).get(0).id();
            tasks.complete(task, Map.of("outcome", outcome, "findings", "查明该户没有车", "answer", "经查，反映的情况已核实。"));
        });
    }

    private void deliver(Objection objection) {
        acting.person(TOWNSHIP, () -> {
            String task = tasks.ofCase(objection.number()).get(0).id();
            String today = LocalDate.ofInstant(clock.now(), BusinessClock.ZONE).toString();
            tasks.complete(task, Map.of("way", "POSTED", "deliveredOn", today));
        });
    }

    private NoticeSheet sheet(CaseNumber number) {
        return sheets.find(number).orElseThrow();
    }

    private boolean isNoticed(CaseNumber number) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number.value())
                        .processDefinitionKey("public-notice")
                        .finished()
                        .count()
                == 1;
    }

    private boolean upheld(CaseNumber number) {
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .processDefinitionKey("public-notice")
                .singleResult()
                .getId();
        return Boolean.TRUE.equals(history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName("objectionUpheld")
                .singleResult()
                .getValue());
    }
}
