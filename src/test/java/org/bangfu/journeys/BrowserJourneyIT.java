package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.bangfu.common.CitizenId;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One household of the demo workbook from the import to the register, each step by the person of its seat, who signs in
 * at a browser. It is the walk that README describes.
 */
@BangfuIT
class BrowserJourneyIT extends InBrowsers {

    /** The eighth household of the workbook: a namesake of the same day of birth owns a car. */
    private static final String HEAD = "陈示虚";

    private static final CitizenId CITIZEN = CitizenId.parse("430599196712129029");

    private static final String CHAIR = "tangjiafang2-cunwei1";
    private static final String CLERK = "tangjiafang2-cunwei2";
    private static final String GROUP = "tangjiafang2-zu1";
    private static final String TEAM = "tangjiafang2-gongzuodui1";
    private static final String COLLEAGUE = "tangjiafang2-gongzuodui2";
    private static final String TOWNSHIP = "tangjiafang-xiangzhen1";
    private static final String REVIEWER = "tangjiafang-xiangzhen2";
    private static final String COUNTY = "xian-fupin1";
    private static final String COUNTY_REVIEWER = "xian-fupin2";
    private static final String LEADERS = "xian-lingdao1";

    private static final Map<String, String> LISTS = Map.of(
            "机动车名单", "vehicles",
            "不动产名单", "real-estate",
            "财政供养人员名单", "payroll",
            "工商登记名单", "companies",
            "低保名单", "dibao",
            "五保名单", "wubao",
            "残疾人名单", "disability",
            "死亡人员名单", "deaths");

    /** After everybody else's days: the lists that are accepted here count here and in no other test. */
    @BeforeEach
    void beginInSeptember() {
        clock.moveTo(LocalDate.of(2015, 9, 14));
    }

    @Test
    void aHouseholdOfTheDemoWorkbookGoesFromTheImportToTheRegister() {
        importHouseholds();
        importLists();
        String caseNumber = apply();
        accept(caseNumber);
        visit(caseNumber);
        walk().meet(GROUP, "村民小组评议会", HEAD, 30, 26, "meeting");
        sendForComparison(caseNumber);
        hear(caseNumber);
        writeFindings(caseNumber);
        walk().meet(CHAIR, "村民代表会议", HEAD, 45, 38, "assembly");
        signPreliminaryList(caseNumber);
        walk().notice(CHAIR, HEAD, "贫困户初选名单公示", 7, "notice");
        reviewInTownship(caseNumber);
        walk().notice(CHAIR, HEAD, "贫困户审核结果公示", 7, "notice-second");
        reviewInCounty(caseNumber);
        determine(caseNumber);
        announce(caseNumber);
        fillRegisterForm(caseNumber);

        assertThat(households.get(household()).status()).isEqualTo(HouseholdStatus.POOR);
        findInRegister(caseNumber);
        assertThat(walk().print(TOWNSHIP, caseNumber))
                .allSatisfy((paper, left) -> assertThat(left).as(paper).isEqualTo("齐全"));
    }

    private void importHouseholds() {
        try (Desk desk = signIn(COUNTY)) {
            Page page = upload(desk, "农户信息", "households");

            assertThat(page.locator("main").innerText()).contains("待确认", "34户", "6户", "身份证号码校验位不对");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("import");
            assertThat(households.householdOf(CITIZEN)).as("试算什么也不改").isEmpty();

            accept(page);
            assertThat(households.householdOf(CITIZEN)).isPresent();
            desk.assertNoComplaintsOfOurPages();
        }
    }

    private void importLists() {
        try (Desk desk = signIn(COUNTY)) {
            LISTS.forEach((label, file) -> accept(upload(desk, label, file)));
            desk.assertNoComplaintsOfOurPages();
        }
    }

    private static Page upload(Desk desk, String kind, String file) {
        Page page = desk.open("/imports");
        page.selectOption("#kind", new SelectOption().setLabel(kind));
        page.setInputFiles("#file", Path.of("seeds", "demo", file + ".xlsx"));
        page.click("main .button.primary");
        page.waitForSelector("text=下载标注后的工作簿");
        return page;
    }

    private static void accept(Page page) {
        page.click("main .button.primary");
        page.waitForSelector("text=实际接收");
    }

    private String apply() {
        try (Desk desk = signIn(CHAIR)) {
            Page page = household(desk);
            assertThat(desk.obstacles()).isEmpty();
            page.click("text=受理申请或主动发现");
            page.check("input[name=origin][value=APPLICATION]");
            page.fill("#statement", "家里两口人，母亲年老，去年收成不好，房子是危房，请求帮助。");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("application");
            page.click("main .button.primary");
            page.waitForURL(url -> url.contains("/cases/"));
            assertThat(desk.obstacles()).isEmpty();
            desk.assertNoComplaintsOfOurPages();
            jobs.runDue();
            return page.url().replaceAll(".*/cases/", "");
        }
    }

    private void accept(String caseNumber) {
        try (Desk desk = signIn(CHAIR)) {
            Tasklist task = Tasklist.claim(desk, caseNumber, "受理申请").answer("受理意见", "资料齐全，予以受理");
            assertThat(task.caseFile()).contains(HEAD, "家庭成员", "收入账", "人均纯收入", "1,553.50");
            desk.picture("task-accept");
            task.complete();
        }
        jobs.runDue();
    }

    private void visit(String caseNumber) {
        try (Desk desk = signIn(TEAM)) {
            Tasklist task = Tasklist.choose(desk, caseNumber, "入户调查");
            desk.picture("tasklist");
            Page page = task.openOwnPage();
            page.selectOption("#secondVisitor", new SelectOption().setIndex(1));
            page.check("input[name=householdSigned]");
            page.fill("[name=houseYear]", "1986");
            page.setInputFiles("#photos", BrowserWalk.photo("房屋.jpg"));
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("visit");
            page.click("main .button.primary");
            page.waitForSelector("text=入户调查已登记");
            assertThat(page.locator("main").innerText()).contains("低于2014年标准2800.00元", "D级危房");
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
    }

    private void sendForComparison(String caseNumber) {
        try (Desk desk = signIn(TOWNSHIP)) {
            Tasklist.claim(desk, caseNumber, "收集授权并送比对")
                    .tick("已取得全体成年家庭成员签字的数据核查授权书")
                    .date("授权书签署日期", clock.today())
                    .complete();
        }
        jobs.runDue();
    }

    private void hear(String caseNumber) {
        try (Desk desk = signIn(CHAIR)) {
            Page page = Tasklist.choose(desk, caseNumber, "记录农户说明").openOwnPage();
            assertThat(page.locator("main").innerText()).contains("同名同生日");
            page.check("input[name=answered][value=true]");
            page.fill("#text", "户主说家里从来没有买过车，名单上的应是同名同生日的人。");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("comment");
            page.click("main .button.primary");
            page.waitForSelector("text=农户说明已记录");
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
    }

    private void writeFindings(String caseNumber) {
        try (Desk desk = signIn(TOWNSHIP)) {
            Page page = Tasklist.choose(desk, caseNumber, "逐条核实疑点").openOwnPage();
            page.selectOption("[name$='.conclusion']", new SelectOption().setLabel("不属实（同名、已注销等）"));
            page.fill("[name$='.reason']", "到县车管所核对身份证号码，车主是邻县的另一人，不是本户成员。");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("findings");
            page.click("main .button.primary");
            page.waitForSelector("text=核实结论已登记");
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
    }

    private void signPreliminaryList(String caseNumber) {
        try (Desk desk = signIn(CLERK)) {
            Tasklist.claim(desk, caseNumber, "核实并签署初选名单")
                    .tick("已会同驻村工作队核实")
                    .tick("同意列入初选名单")
                    .complete();
        }
        jobs.runDue();
    }

    private void reviewInTownship(String caseNumber) {
        try (Desk desk = signIn(REVIEWER)) {
            Tasklist task = Tasklist.claim(desk, caseNumber, "乡镇审核")
                    .tick("已入户核查")
                    .write("入户核查情况", "到户核对，母亲年老，房子是危房，情况属实。")
                    .answer("审核意见", "同意");
            assertThat(task.caseFile()).contains("不属实（同名、已注销等）", "村民代表会议");
            desk.picture("task-township");
            task.complete();
        }
        jobs.runDue();
    }

    private void reviewInCounty(String caseNumber) {
        try (Desk desk = signIn(COUNTY_REVIEWER)) {
            Tasklist task = Tasklist.claim(desk, caseNumber, "县级复审")
                    .tick("已入户复核")
                    .write("入户复核情况", "情况属实。")
                    .answer("复审意见", "同意，提请审定");
            desk.picture("task-county");
            task.complete();
        }
        jobs.runDue();
    }

    private void determine(String caseNumber) {
        try (Desk desk = signIn(LEADERS)) {
            Tasklist task = Tasklist.claim(desk, caseNumber, "审定").answer("审定意见", "同意识别为贫困户");
            assertThat(task.caseFile()).contains("乡镇审核", "县级复审");
            desk.picture("task-determine");
            task.complete();
        }
        jobs.runDue();
    }

    private void announce(String caseNumber) {
        try (Desk desk = signIn(CHAIR)) {
            Tasklist task = Tasklist.claim(desk, caseNumber, "张贴公告")
                    .date("张贴日期", clock.today())
                    .write("张贴地点", "村务公开栏");
            desk.picture("task-announce");
            task.complete();
        }
        jobs.runDue();
    }

    private void fillRegisterForm(String caseNumber) {
        try (Desk desk = signIn(COLLEAGUE)) {
            Page page = Tasklist.choose(desk, caseNumber, "填写贫困户登记表").openOwnPage();
            page.selectOption("#mainCause", new SelectOption().setLabel("缺劳力"));
            page.selectOption("#attribute", new SelectOption().setLabel("一般贫困户"));
            page.selectOption("#standard", new SelectOption().setIndex(1));
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("register");
            page.click("main .button.primary");
            page.waitForSelector("text=登记表已提交");
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
    }

    private void findInRegister(String caseNumber) {
        try (Desk desk = signIn(COUNTY)) {
            Page page = household(desk);
            assertThat(page.locator("main").innerText())
                    .contains(HEAD, "贫困户", "缺劳力", "一般贫困户", caseNumber, "一般农户 → 贫困户")
                    .containsPattern(Pattern.compile("户编号\\s+430527104002\\d{4}"));
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("household");
            desk.open("/cases/" + caseNumber);
            assertThat(page.locator("main").innerText()).contains("已识别为贫困户");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("case");
            desk.assertNoComplaintsOfOurPages();
        }
    }

    /** Finds the household by the first letters of its head's name and opens it. */
    private static Page household(Desk desk) {
        Page page = desk.open("/households");
        page.fill("#text", "csx");
        page.click("main .button.primary");
        page.waitForSelector("text=找到的农户");
        assertThat(desk.obstacles()).isEmpty();
        page.locator("tbody a").filter(BrowserWalk.saying(HEAD)).first().click();
        page.waitForSelector("h1:has-text('" + HEAD + "户')");
        return page;
    }

    private HouseholdId household() {
        return households.householdOf(CITIZEN).orElseThrow();
    }

    private Desk signIn(String username) {
        return walk().signIn(username);
    }
}
