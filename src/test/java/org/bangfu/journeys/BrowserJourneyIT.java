package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import org.bangfu.common.CitizenId;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TestClock;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An application as the village committee takes it, in a real browser. */
@BangfuIT
class BrowserJourneyIT {

    private static final String VILLAGE = "430527103001";

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DemoPeople people;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private EngineJobs jobs;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private TestClock clock;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private TaskService tasks;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void beginOnTheFirstDayOfTheCampaign() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void anApplicationIsTakenInABrowserAndClaimedInTheTaskList() {
        String head = "龙" + randomName();

        try (Desk desk = signIn("hongyan1-cunwei1")) {
            registerHousehold(desk, head);
            String caseNumber = apply(desk, head);
            assertThat(desk.page().locator("main").innerText()).contains(head, caseNumber);
            jobs.runDue();
            String acceptance = task(caseNumber, "受理申请");

            Tasklist.claim(desk, acceptance);

            assertThat(tasks.createTaskQuery().taskId(acceptance).singleResult().getAssignee())
                    .isNotNull();
        }
    }

    private void registerHousehold(Desk desk, String head) {
        Page page = desk.open("/households/new");
        page.selectOption("#village", VILLAGE);
        page.fill("#group", "1");
        page.fill("#address", "红岩示范一村第一组");
        page.fill("[name='members[0].name']", head);
        page.fill("[name='members[0].citizenId']", citizenId());
        page.click("main .button.primary");
        page.waitForURL(url -> !url.endsWith("/households/new") && !url.endsWith("/households"));
    }

    private String apply(Desk desk, String head) {
        Page page = desk.open("/identification/applications/new");
        page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText(head))
                .locator("a.button")
                .click();
        page.check("input[name=origin][value=APPLICATION]");
        page.fill("#statement", "家里只有一个劳动力，去年收成不好，请求帮助。");
        assertThat(desk.obstacles()).isEmpty();
        desk.picture("application");
        page.click("main .button.primary");
        page.waitForURL(url -> url.contains("/cases/"));
        desk.picture("case");
        return page.url().replaceAll(".*/cases/", "");
    }

    private String task(String caseNumber, String name) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskName(name)
                .singleResult();
        assertThat(task).as("任务“%s”，案卷 %s", name, caseNumber).isNotNull();
        return task.getId();
    }

    private Desk signIn(String username) {
        return Desk.signIn(chromium.browser(), "http://localhost:" + port, username, people.password());
    }

    /** Of nobody: the region 430599 does not exist. */
    private static String citizenId() {
        String first17 =
                "43059919650412%03d".formatted(ThreadLocalRandom.current().nextInt(1000));
        return first17 + CitizenId.checkCharacter(first17);
    }

    private static String randomName() {
        return new String(Character.toChars(0x4E00 + ThreadLocalRandom.current().nextInt(0x3000)))
                + new String(
                        Character.toChars(0x4E00 + ThreadLocalRandom.current().nextInt(0x3000)));
    }
}
