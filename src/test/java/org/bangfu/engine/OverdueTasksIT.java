package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.OverdueTasks.OverdueTask;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.bangfu.testing.TestClock;
import org.bangfu.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is late in the area of those who look after others. */
@BangfuIT
class OverdueTasksIT {

    private static final LocalDate MONDAY = LocalDate.of(2015, 8, 3);
    private static final AreaCode TANGJIAFANG = new AreaCode("430527104");
    private static final Pattern COUNT = Pattern.compile("辖区逾期 <span class=\"count[^\"]*\">(\\d+)</span>");

    @LocalServerPort
    int port;

    @Autowired
    OverdueTasks overdue;

    @Autowired
    TrialCases cases;

    @Autowired
    OpenTasks tasks;

    @Autowired
    DemoPeople people;

    @Autowired
    ActingAs acting;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMonday() {
        clock.moveTo(MONDAY);
    }

    @Test
    void everyLateTaskOfTheTownshipStandsOnExactlyOnePageAndIsCountedOnce() {
        List<CaseNumber> late = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            late.add(cases.startIn(i % 2 == 0 ? "430527104001" : "430527104002"));
        }
        CaseNumber elsewhere = cases.startIn("430527103001");
        assertThat(allPages("tangjiafang-xiangzhen1"))
                .extracting(OverdueTask::caseNumber)
                .doesNotContainAnyElementsOf(late);

        clock.plusDays(60);
        List<OverdueTask> township = allPages("tangjiafang-xiangzhen1");

        assertThat(township)
                .extracting(OverdueTask::caseNumber)
                .containsAll(late)
                .doesNotContain(elsewhere);
        assertThat(township).extracting(OverdueTask::id).doesNotHaveDuplicates();
        assertThat(township)
                .isSortedAccordingTo(Comparator.comparing(OverdueTask::dueAt).thenComparing(OverdueTask::id))
                .allSatisfy(task -> {
                    assertThat(TANGJIAFANG.contains(task.area())).isTrue();
                    assertThat(task.workdaysLate()).isPositive();
                });
        assertThat(acting.person("tangjiafang-xiangzhen1", overdue::count)).isEqualTo(township.size());
        for (String above : List.of("xian-fupin1", "xian-lingdao1", "shenji1")) {
            List<OverdueTask> county = allPages(above);
            assertThat(county)
                    .as(above)
                    .extracting(OverdueTask::caseNumber)
                    .containsAll(late)
                    .contains(elsewhere);
            assertThat(acting.person(above, overdue::count)).as(above).isEqualTo(county.size());
        }
    }

    @Test
    void theStartPageCountsWhatTheListShows() {
        CaseNumber number = cases.startIn("430527104001");
        clock.plusDays(60);
        Browser township = as("tangjiafang-xiangzhen1");

        String desk = township.get("/").body();
        String list = township.get("/desk/overdue").body();

        Matcher count = COUNT.matcher(desk);
        assertThat(count.find()).as(desk).isTrue();
        long shown = acting.person("tangjiafang-xiangzhen1", overdue::count);
        assertThat(count.group(1)).isEqualTo(String.valueOf(shown));
        assertThat(desk).contains("href=\"/desk/overdue\"");
        assertThat(list).contains("共 <strong>" + shown + "</strong> 项", number.value(), "村“两委”", "无人认领");
        assertThat(township.get("/desk/overdue?after=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void theVillageAndWhoSeesNoCasesSuperviseNobody() {
        for (String other : List.of(
                "tangjiafang1-cunwei1", "tangjiafang1-zu1", "tangjiafang1-gongzuodui1", "liucheng1", "guanli1")) {
            Browser browser = as(other);

            assertThat(browser.get("/desk/overdue").statusCode()).as(other).isEqualTo(404);
            assertThat(browser.get("/").body()).as(other).doesNotContain("辖区逾期");
            assertThat(acting.person(other, overdue::count)).isZero();
        }
    }

    @Test
    void aTaskThatIsDoneIsNotLateAnyMore() {
        CaseNumber number = cases.startIn("430527104002");
        clock.plusDays(60);
        assertThat(allPages("tangjiafang-xiangzhen1"))
                .extracting(OverdueTask::caseNumber)
                .contains(number);
        Map<String, @Nullable Object> values = new HashMap<>(
                Map.of("poor", true, "people", 5, "finding", "住房漏雨", "visitedOn", "2015-08-03", "cause", "因病"));
        values.put("means", null);

        String task = cases.openTaskOf(number);
        acting.person("tangjiafang2-cunwei1", () -> tasks.complete(task, values));

        assertThat(allPages("tangjiafang-xiangzhen1"))
                .extracting(OverdueTask::caseNumber)
                .doesNotContain(number);
    }

    @Test
    void noListScansHoweverManyTasksAreOpen() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            int count = TestDatabase.isPostgres() ? 100_000 : 20_000;
            String numbers = TestDatabase.isPostgres()
                    ? "generate_series(1, " + count + ") as each (n)"
                    : "(select x as n from system_range(1, " + count + ")) as each";
            jdbc.sql("""
                            insert into open_task (task_id, case_number, process, task_key, name, area, county, township,
                                seat, created_at, due_on, due_at, calendar_known)
                            select 'plan-' || n, 'P1-430527-2015-' || n, 'trial', 'userTask_plan', '任务',
                                '4305271' || (10 + mod(n, 40)) || '001', '430527', '4305271' || (10 + mod(n, 40)),
                                'village-committee@430527103001', :now, cast(:today as date),
                                cast(:now as timestamp with time zone) + (mod(n, 20) - 1) * interval '1' day, true
                            from\s""" + numbers)
                    .param("now", TaskOpenings.at(clock.now()))
                    .param("today", clock.today())
                    .update();
            if (TestDatabase.isPostgres()) {
                // H2 would commit here, and leave the rows to everybody.
                jdbc.sql("analyze").update();
            }

            OverdueTasks.Cursor cursor = new OverdueTasks.Cursor(clock.now().minusSeconds(90_000), "plan-5");
            for (AreaCode area : List.of(new AreaCode("430527"), new AreaCode("430527111"))) {
                for (OverdueTasks.Statement statement : List.of(
                        overdue.countingIn(area),
                        overdue.listingIn(area, null, 51),
                        overdue.listingIn(area, cursor, 51))) {
                    String plan = String.join(
                            "\n",
                            jdbc.sql("explain " + statement.sql())
                                    .params(statement.values())
                                    .query(String.class)
                                    .list());

                    assertThat(plan)
                            .as("plan of %s in %s", statement.sql(), area)
                            .containsIgnoringCase(
                                    area.value().length() == 6 ? "open_task_county_due" : "open_task_township_due")
                            .doesNotContainIgnoringCase("seq scan on open_task")
                            .doesNotContainIgnoringCase("open_task.tablescan");
                    if (TestDatabase.isPostgres() && statement.sql().contains("fetch first")) {
                        assertThat(plan).doesNotContain("Sort Key: open_task.due_at");
                    }
                }
            }
        });
    }

    private List<OverdueTask> allPages(String username) {
        return acting.person(username, () -> {
            List<OverdueTask> all = new ArrayList<>();
            String after = null;
            do {
                OverdueTasks.Page page = overdue.page(after, 3);
                assertThat(page.tasks()).hasSizeLessThanOrEqualTo(3);
                all.addAll(page.tasks());
                after = page.next().orElse(null);
            } while (after != null);
            return all;
        });
    }

    private Browser as(String username) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(username, people.password()).statusCode()).isEqualTo(302);
        return browser;
    }
}
