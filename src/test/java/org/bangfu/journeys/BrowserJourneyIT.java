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
            Tasklist acceptance = Tasklist.claim(desk, task(caseNumber, "受理申请")).choose("受理意见", "资料齐全，予以受理");
            desk.picture("task-accept");
            acceptance.complete();
            desk.assertNoComplaints();
        }
        jobs.runDue();
        try (Desk desk = signIn("hongyan1-gongzuodui1")) {
            visit(desk, caseNumber);
            desk.assertNoComplaints();
        }
        jobs.runDue();
        try (Desk desk = signIn("hongyan1-zu1")) {
            meet(desk, head, "小组评议");
            desk.assertNoComplaints();
        }
        jobs.runDue();
        try (Desk desk = signIn("hongyan-xiangzhen1")) {
            Tasklist.claim(desk, task(caseNumber, "收集授权并送比对"))
                    .tick("已取得全体成年家庭成员签字的数据核查授权书")
                    .date("授权书签署日期", "2015/08/03")
                    .complete();
        }
        jobs.runDue();
        try (Desk desk = signIn("xian-fupin1")) {
            Tasklist.claim(desk, task(caseNumber, "人工比对"))
                    .choose("比对结果", "没有疑点")
                    .write("部门和函号", "县公安局交警大队，绥公交函〔2015〕8号")
                    .write("核实情况", "各部门均答复没有登记。")
                    .complete();
        }
        jobs.runDue();
        try (Desk desk = signIn("hongyan1-cunwei1")) {
            meet(desk, head, "村民代表");
        }
        jobs.runDue();
        try (Desk desk = signIn("hongyan1-cunwei2")) {
            Tasklist.claim(desk, task(caseNumber, "核实并签署初选名单"))
                    .tick("已会同驻村工作队核实")
                    .tick("同意列入初选名单")
                    .complete();
        }
        jobs.runDue();
        notice(head, "notice");
        try (Desk desk = signIn("hongyan-xiangzhen2")) {
            Tasklist review = Tasklist.claim(desk, task(caseNumber, "乡镇审核"))
                    .tick("已入户核查")
                    .write("入户核查情况", "情况属实。")
                    .choose("审核意见", "同意");
            desk.picture("task-township");
            review.complete();
        }
        jobs.runDue();
        notice(head, "notice-second");
        try (Desk desk = signIn("xian-fupin2")) {
            Tasklist review = Tasklist.claim(desk, task(caseNumber, "县级复审"))
                    .tick("已入户复核")
                    .write("入户复核情况", "情况属实。")
                    .choose("复审意见", "同意，提请审定");
            desk.picture("task-county");
            review.complete();
        }
        jobs.runDue();
        try (Desk desk = signIn("xian-lingdao1")) {
            Tasklist decision = Tasklist.claim(desk, task(caseNumber, "审定")).choose("审定意见", "同意识别为贫困户");
            desk.picture("task-determine");
            decision.complete();
        }
        jobs.runDue();
        try (Desk desk = signIn("hongyan1-cunwei1")) {
            Tasklist.claim(desk, task(caseNumber, "张贴公告"))
                    .date("张贴日期", clock.today().toString().replace('-', '/'))
                    .write("张贴地点", "村务公开栏")
                    .complete();
        }
        jobs.runDue();
        try (Desk desk = signIn("hongyan1-gongzuodui2")) {
            fillRegisterForm(desk, caseNumber);
        }
        jobs.runDue();

        try (Desk desk = signIn("shenji1")) {
            desk.open("/cases/" + caseNumber);
            desk.picture("case-closed");

            assertThat(desk.page().locator("main").innerText()).contains("已识别为贫困户", "户编号");
            assertThat(desk.obstacles()).isEmpty();
        }
    }

    private void meet(Desk desk, String head, String meeting) {
        Page page = desk.open("/meetings");
        page.locator("tr").filter(having(meeting)).first().locator("a.button").click();
        page.fill("#place", "村部会议室");
        page.fill("#chair", "张主任");
        page.fill("#recorder", "王文书");
        page.fill("#eligible", "30");
        page.fill("#present", "24");
        page.fill("#minutes", "到会人员逐户评议，意见如下表。");
        for (Locator row : page.locator("tbody tr").all()) {
            Locator voted = row.locator("[name$='.voted']:not([type=hidden])");
            if (row.innerText().contains(head)) {
                voted.check();
                row.locator("[name$='.yes']").fill("20");
                row.locator("[name$='.no']").fill("3");
                row.locator("[name$='.abstain']").fill("1");
                row.locator("[name$='.recused']").fill("0");
            } else {
                voted.uncheck();
            }
        }
        assertThat(desk.obstacles()).isEmpty();
        desk.picture("meeting");
        page.click("main .button.primary");
        page.waitForURL(url -> !url.endsWith("/meetings") && !url.contains("/meetings/new"));
    }

    /** Posts the household's notice, lets it run its term and takes it down. */
    private void notice(String head, String picture) {
        String sheet;
        try (Desk desk = signIn("hongyan1-cunwei1")) {
            Page page = desk.open("/notices");
            Locator group = page.locator("main form").filter(having(head));
            for (Locator row : group.locator("tbody tr").all()) {
                row.locator("input[type=checkbox]").setChecked(row.innerText().contains(head));
            }
            group.locator("[name=phone]").fill("0739-7611234");
            assertThat(desk.obstacles()).isEmpty();
            group.locator("button").click();
            page.waitForURL(url -> url.contains("/notices/sheets/"));
            sheet = page.url().replaceAll(".*/notices/sheets/", "/notices/sheets/");
            page.setInputFiles("#photo", new FilePayload("board.jpg", "image/jpeg", photo()));
            assertThat(desk.obstacles()).isEmpty();
            desk.picture(picture);
            page.click("main form .button.primary");
            page.waitForSelector("text=公示期至");
            desk.assertNoComplaints();
        }
        jobs.runDue();
        clock.plusDays(8);
        jobs.runDue();
        try (Desk desk = signIn("hongyan1-cunwei1")) {
            Page page = desk.open(sheet);
            page.fill("#firstWitness", "见证人甲");
            page.fill("#secondWitness", "见证人乙");
            page.click("main form .button.primary");
            page.waitForSelector("text=已撤下");
        }
        jobs.runDue();
    }

    private void fillRegisterForm(Desk desk, String caseNumber) {
        Page page = desk.open("/desk/tasks/" + task(caseNumber, "填写贫困户登记表"));
        page.locator("#mainCause option").nth(1).evaluate("option => { option.selected = true; }");
        page.locator("#attribute option").nth(1).evaluate("option => { option.selected = true; }");
        page.locator("#standard option").nth(1).evaluate("option => { option.selected = true; }");
        assertThat(desk.obstacles()).isEmpty();
        desk.picture("register");
        page.click("main .button.primary");
        page.waitForURL(url -> !url.endsWith("/register"));
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
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
