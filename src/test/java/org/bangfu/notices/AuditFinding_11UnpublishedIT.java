package org.bangfu.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.casefile.TrialHouseholds;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.engine.ProcessVariable;
import org.bangfu.engine.TaskRefused;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
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

/** Not publicised, and data leaked when publicised: no step past the notice without its sheet, its term and its photo. */
@BangfuIT
class AuditFinding_11UnpublishedIT {

    private static final AreaCode VILLAGE = new AreaCode("430527103001");
    private static final String POSTER = "hongyan1-cunwei1";
    private static final String POST = "userTask_postNotice";
    private static final String TAKE_DOWN = "userTask_takeDownNotice";
    private static final String PHONE = "0739-7611234";

    @Autowired
    NoticeSheets sheets;

    @Autowired
    CaseFiles cases;

    @Autowired
    Evidence evidence;

    @Autowired
    Households households;

    @Autowired
    CaseProcesses processes;

    @Autowired
    OpenTasks tasks;

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
    void theStepIsPassedOnlyWithASheetATermAndAPhotoOfThePlace() {
        CaseNumber number = waiting(TrialHouseholds.in(households, VILLAGE.value()));
        assertThatThrownBy(() -> completed(number, POST)).isInstanceOf(TaskRefused.class);
        CaseNumber sheet = drawnUp(number);
        assertThatThrownBy(() -> completed(number, POST)).isInstanceOf(TaskRefused.class);
        assertThatThrownBy(() -> acting.person(POSTER, () -> sheets.post(sheet, clock.now(), "公示栏.jpg", new byte[0])))
                .isInstanceOf(EvidenceRefused.class);

        acting.person(POSTER, () -> sheets.post(sheet, clock.now(), "公示栏.jpg", Photos.jpeg()));

        NoticeSheet hanging = sheets.find(sheet).orElseThrow();
        assertThat(hanging.postedAt()).isNotNull();
        assertThat(hanging.lastDay()).isEqualTo(LocalDate.of(2015, 8, 10));
        assertThat(evidence.ofSubject(hanging.subject())).hasSize(1);
        assertThat(task(number, POST)).isEmpty();
        clock.moveTo(LocalDate.of(2015, 8, 10));
        jobs.runDue();
        assertThat(task(number, TAKE_DOWN)).isEmpty();
        clock.moveTo(LocalDate.of(2015, 8, 11));
        jobs.runDue();
        assertThatThrownBy(() -> completed(number, TAKE_DOWN)).isInstanceOf(TaskRefused.class);
        acting.person(POSTER, () -> sheets.takeDown(sheet, clock.now(), "见证人甲", "见证人乙"));
        jobs.runDue();
        assertThat(task(number, TAKE_DOWN)).isEmpty();
    }

    @Test
    void theDatabaseHangsNoSheetWithoutItsOwnPhotoAndItsTerm() {
        CaseNumber first = drawnUp(waiting(TrialHouseholds.in(households, VILLAGE.value())));
        acting.person(POSTER, () -> sheets.post(first, clock.now(), "公示栏.jpg", Photos.jpeg()));
        long other = sheets.find(first).orElseThrow().id();
        CaseNumber second = drawnUp(waiting(TrialHouseholds.in(households, VILLAGE.value())));
        NoticeSheet sheet = sheets.find(second).orElseThrow();
        String posted =
                "update notice_sheet set status = 'POSTED', posted_at = drawn_up_at, posted_by = 'p1', days = 7,"
                        + " last_day = date '2015-08-10', ";

        assertThat(refuses(posted + "photo_evidence = null where id = " + sheet.id()))
                .isTrue();
        assertThat(refuses(
                        posted + "photo_subject = 'notice-sheet:" + other + "', photo_evidence = (select min(id) from"
                                + " evidence where subject = 'notice-sheet:" + other + "') where id = " + sheet.id()))
                .isTrue();
        assertThat(refuses("update notice_sheet set photo_evidence = null where id = " + other))
                .isTrue();
        long photo = acting.person(
                POSTER,
                () -> evidence.store(sheet.subject(), VILLAGE, EvidenceKind.NOTICE_PHOTO, "公示栏.jpg", Photos.jpeg())
                        .id());
        String right = "photo_subject = '" + sheet.subject() + "', photo_evidence = " + photo;
        assertThat(refuses(posted.replace("posted_at = drawn_up_at, ", "") + right + " where id = " + sheet.id()))
                .isTrue();
        assertThat(refuses(posted + right + " where id = " + sheet.id())).isFalse();
    }

    @Test
    void whatHangsHoldsNoNumberOfAPersonWhoeverWritesIt() {
        CaseNumber number = drawnUp(waiting(TrialHouseholds.in(households, VILLAGE.value())));
        long id = sheets.find(number).orElseThrow().id();

        for (String leak : List.of("430599196103090018", "13800001234", "62170000000000001")) {
            assertThat(refuses("update notice_line set head_name = '赵" + leak + "' where sheet_id = " + id))
                    .as(leak)
                    .isTrue();
            assertThat(refuses("update notice_line set category = '" + leak + "' where sheet_id = " + id))
                    .as(leak)
                    .isTrue();
            assertThat(refuses("update notice_sheet set note = '电话" + leak + "' where id = " + id))
                    .as(leak)
                    .isTrue();
            CaseNumber named = waiting(named("钱" + leak.substring(0, 11)));
            assertThatThrownBy(() -> drawnUp(named)).as(leak).isInstanceOf(NoticeRefused.class);
        }
        assertThat(refuses("update notice_line set head_name = '赵一' where sheet_id = " + id))
                .isFalse();
        assertThat(PublicText.problems("4305 9919 6103 0900 18")).isNotEmpty();
        assertThat(PublicText.problems("4305 9919")).isEmpty();
        assertThat(new NoticeEntry("欧阳示例", "第一组", 3, "贫困户", null, null).forWeb().headName())
                .isEqualTo("欧阳＊");
    }

    private HouseholdId named(String head) {
        return households
                .register(
                        new NewHousehold(
                                VILLAGE, "试验路", null, List.of(new NewMember(head, SyntheticPeople.man(), "01"))),
                        RegistrationCause.ENTERED)
                .id();
    }

    private CaseNumber waiting(HouseholdId household) {
        CaseNumber number = acting.person(
                POSTER,
                () -> transaction.execute(status -> {
                    CaseNumber opened =
                            cases.open(CaseKind.REVIEW, household, VILLAGE).number();
                    cases.processStarted(
                            opened,
                            processes.start(
                                    "public-notice",
                                    opened,
                                    VILLAGE,
                                    Answers.of(ProcessVariable.code("noticeType"), "identification.village")));
                    return opened;
                }));
        jobs.runDue();
        return number;
    }

    private CaseNumber drawnUp(CaseNumber number) {
        return acting.person(
                POSTER,
                () -> sheets.drawUp(
                                task(number, POST).stream().map(OpenTask::id).toList(), "", PHONE)
                        .number());
    }

    private void completed(CaseNumber number, String key) {
        acting.person(POSTER, () -> tasks.complete(task(number, key).get(0).id(), Map.of()));
    }

    private List<OpenTask> task(CaseNumber number, String key) {
        return acting.person(POSTER, () -> tasks.ofCase(number)).stream()
                .filter(task -> task.key().equals(key))
                .toList();
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
}
