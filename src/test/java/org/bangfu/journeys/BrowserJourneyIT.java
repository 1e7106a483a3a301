package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
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

/** One household from the application to the register, each step by the person of its seat at a browser. */
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
    void aPoorHouseholdGoesFromItsApplicationToTheRegister() {
        String head = "龙" + randomName();
        String caseNumber;

        try (Desk desk = signIn("hongyan1-cunwei1")) {
            registerHousehold(desk, head);
            caseNumber = apply(desk, head);
            jobs.runDue();
            Tasklist.claim(desk, task(caseNumber, "受理申请"))
                    .choose("受理意见", "资料齐全，予以受理")
                    .complete();
            desk.assertNoComplaints();
        }
        jobs.runDue();
        try (Desk desk = signIn("hongyan1-gongzuodui1")) {
            visit(desk, caseNumber);
            desk.assertNoComplaints();
        }
        jobs.runDue();

        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .list())
                .extracting(Task::getName)
                .contains("小组评议");
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

    private void visit(Desk desk, String caseNumber) {
        Page page = desk.open("/desk/tasks/" + task(caseNumber, "入户调查"));
        page.locator("#secondVisitor option").nth(1).evaluate("option => { option.selected = true; }");
        page.check("input[name=householdSigned]");
        page.fill("#wage", "1200");
        page.setInputFiles("#photos", new FilePayload("house.jpg", "image/jpeg", photo()));
        assertThat(desk.obstacles()).isEmpty();
        desk.picture("visit");
        page.click("main .button.primary");
        page.waitForURL(url -> !url.endsWith("/visit"));
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

    private static byte[] photo() {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, 640, 480);
        pen.setColor(Color.DARK_GRAY);
        pen.fillRect(200, 200, 240, 200);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
