package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.registry.BankAccount;
import org.bangfu.registry.FamilyMarks;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A family's temporary relief from the application to the money on its account, each step by the person of its seat, who
 * signs in at a browser: the township decides, the county batches, finance signs twice, the bank answers.
 */
@BangfuIT
class ReliefBrowserIT extends InBrowsers {

    private static final String HEAD = "谭示济";

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String CIVIL = "hongyan-minzheng1";
    private static final String OFFICE = "hongyan-xiangzhen1";
    private static final String TOWNSHIP_HEAD = "hongyan-zhenzhang1";
    private static final String COUNTY = "xian-minzheng1";
    private static final String FINANCE = "xian-caizheng1";
    private static final String POVERTY = "xian-fupin1";
    private static final String FINANCE_COLLEAGUE = "xian-caizheng2";

    private static final Charset BANK = Charset.forName("GB18030");

    @BeforeEach
    void beginInAugust() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void aFamilyInNeedHasTheMoneyOnItsAccount() {
        raise();
        String caseNumber = apply(family());
        accept(caseNumber);
        survey(caseNumber);
        giveOpinion(caseNumber);
        assertThat(walk().notice(COMMITTEE, HEAD, "临时救助拟救助对象公示", 3, "relief-notice"))
                .contains("经入户调查、乡镇审核，红岩镇红岩示范一村下列家庭拟给予临时救助", "公示期3天", "370.00", "红岩镇人民政府")
                .doesNotContain("贫困户", "疾病");
        approve(caseNumber);
        String batch = propose(caseNumber);
        sign(batch, FINANCE, "funds-batch-first");
        sign(batch, FINANCE_COLLEAGUE, "funds-batch");
        takeReceipt(batch);
        findPaid(caseNumber);
        assertThat(walk().print(CIVIL, caseNumber))
                .allSatisfy((paper, left) -> assertThat(left).as(paper).isEqualTo("齐全"));
        String recovery = walk().open(POVERTY, "/recovery?about=" + caseNumber, "recovery-opening", page -> {
            page.fill("#amount", "370");
            page.fill("#ground", "医院查不到这次住院，发票是借来的。");
        });
        assertThat(walk().read(POVERTY, recovery, "recovery-case")).contains(caseNumber, "370.00元", "发票是借来的", "告知事实");
    }

    private void raise() {
        try (Desk desk = walk().signIn(FINANCE)) {
            Page page = desk.open("/funds");
            page.selectOption("#s-channel", new SelectOption().setLabel("专项扶贫资金"));
            page.selectOption("#s-category", new SelectOption().setValue("RELIEF"));
            page.fill("#s-amount", "200000");
            page.fill("#s-document", "绥财示〔2015〕31号");
            assertThat(desk.obstacles()).isEmpty();
            page.click("form[action$='/sources'] .button.primary");
            page.waitForSelector("td:has-text('绥财示〔2015〕31号')");
            desk.picture("funds");
            desk.assertNoComplaintsOfOurPages();
        }
    }

    private HouseholdId family() {
        return acting.person(
                COMMITTEE,
                () -> households
                        .register(
                                new NewHousehold(
                                        new AreaCode("43052710300101"),
                                        "一组31号",
                                        "13907390031",
                                        new BankAccount("绥宁农商银行示范支行", "6217990000000310031"),
                                        FamilyMarks.UNKNOWN,
                                        null,
                                        List.of(
                                                new NewMember(
                                                        HEAD,
                                                        SyntheticPeople.born(LocalDate.of(1972, 3, 14), 751),
                                                        "01"),
                                                new NewMember(
                                                        "谭示安",
                                                        SyntheticPeople.born(LocalDate.of(1973, 9, 2), 762),
                                                        "02"))),
                                RegistrationCause.ENTERED)
                        .id());
    }

    private String apply(HouseholdId household) {
        try (Desk desk = walk().signIn(COMMITTEE)) {
            Page page = desk.open("/relief/applications/new?household=" + household);
            page.selectOption("#cause", new SelectOption().setLabel("重大疾病"));
            page.fill("#eventOn", "2015-07-24");
            page.fill("#cost", "20000");
            page.fill("#reimbursed", "8000");
            page.fill("#statement", "户主住院做了手术，积蓄用完，还欠亲戚的钱。");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("relief-application");
            page.click("main .button.primary");
            page.waitForURL(url -> url.contains("/cases/"));
            assertThat(desk.obstacles()).isEmpty();
            desk.assertNoComplaintsOfOurPages();
            jobs.runDue();
            return page.url().replaceAll(".*/cases/", "");
        }
    }

    private void accept(String caseNumber) {
        try (Desk desk = walk().signIn(CIVIL)) {
            Tasklist task = Tasklist.claim(desk, caseNumber, "受理申请").answer("受理意见", "予以受理");
            assertThat(task.caseFile()).contains(HEAD, "重大疾病", "已报销8000.00元");
            desk.picture("relief-accept");
            task.complete();
        }
        jobs.runDue();
    }

    private void survey(String caseNumber) {
        try (Desk desk = walk().signIn(CIVIL)) {
            Page page = Tasklist.choose(desk, caseNumber, "入户调查").openOwnPage();
            page.selectOption("#secondSurveyor", new SelectOption().setIndex(1));
            page.check("input[name=householdSigned]");
            page.fill("[name='cost0.item']", "住院手术费");
            page.fill("[name='cost0.cost']", "20000");
            page.fill("[name='cost0.reimbursed']", "8000");
            page.selectOption("#type", new SelectOption().setLabel("支出型"));
            page.selectOption("#hardship", new SelectOption().setLabel("一般"));
            page.fill("#income", "10000");
            page.fill("#findings", "核对了住院发票和报销单，情况属实。");
            page.setInputFiles("#photos", BrowserWalk.photo("入户.jpg"));
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("relief-survey");
            page.click("main .button.primary");
            page.waitForSelector("text=入户调查已登记");
            assertThat(page.locator("main").innerText()).contains("370.00");
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
    }

    private void giveOpinion(String caseNumber) {
        try (Desk desk = walk().signIn(OFFICE)) {
            Tasklist task = Tasklist.claim(desk, caseNumber, "提出乡镇意见")
                    .answer("乡镇意见", "同意")
                    .answer("救助方式", "发给现金");
            desk.picture("relief-opinion");
            task.complete();
        }
        jobs.runDue();
    }

    private void approve(String caseNumber) {
        try (Desk desk = walk().signIn(TOWNSHIP_HEAD)) {
            Tasklist task = Tasklist.claim(desk, caseNumber, "乡镇审批").answer("审批意见", "同意");
            assertThat(task.caseFile()).contains("370.00");
            desk.picture("relief-approval");
            task.complete();
        }
        jobs.runDue();
    }

    private String propose(String caseNumber) {
        try (Desk desk = walk().signIn(COUNTY)) {
            Page page = desk.open("/funds/batches");
            for (Locator row : page.locator("tbody tr:has(input[name=payment])").all()) {
                row.locator("input[name=payment]").setChecked(row.innerText().contains(caseNumber));
            }
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("funds-waiting");
            page.click("form[action$='/funds/batches'] .button.primary");
            page.waitForSelector("text=已制成批次");
            page.locator("tbody tr:has(a[href*='/funds/batches/'])")
                    .filter(BrowserWalk.saying("待签"))
                    .locator("a")
                    .first()
                    .click();
            page.waitForSelector("h2:has-text('清单')");
            assertThat(page.locator("main").innerText()).contains(caseNumber, "370.00");
            desk.assertNoComplaintsOfOurPages();
            return page.url().replaceAll(".*(/funds/batches/\\d+)", "$1");
        }
    }

    private void sign(String batch, String signer, String picture) {
        try (Desk desk = walk().signIn(signer)) {
            Page page = desk.open(batch);
            assertThat(desk.obstacles()).isEmpty();
            page.click("form[action$='/signature'] .button.primary");
            page.waitForSelector(signer.equals(FINANCE) ? "text=您已签第一签" : "h2:has-text('发放文件')");
            desk.picture(picture);
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
    }

    /** The bank adds its three columns to the file that it was sent. */
    private void takeReceipt(String batch) {
        try (Desk desk = walk().signIn(FINANCE)) {
            Page page = desk.open(batch);
            Download file = page.waitForDownload(() -> page.locator("tbody tr")
                    .filter(BrowserWalk.saying("GB18030"))
                    .locator("a")
                    .first()
                    .click());
            page.setInputFiles("#receipt", new FilePayload("回单.csv", "text/csv", answered(file)));
            assertThat(desk.obstacles()).isEmpty();
            page.click("form[action$='/receipts'] .button.primary");
            page.waitForSelector("text=已有回单");
            desk.picture("funds-receipt");
            desk.open("/funds/reconciliation");
            assertThat(page.locator("main").innerText()).contains("核对无差异");
            desk.picture("funds-reconciliation");
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
    }

    private byte[] answered(Download file) {
        try {
            List<String> lines =
                    new String(Files.readAllBytes(file.path()), BANK).lines().toList();
            assertThat(lines.get(1)).contains(",2015,").doesNotContain("ILLNESS", "疾病");
            return (lines.get(0) + ",发放结果,失败原因,入账日期\r\n" + lines.get(1) + ",成功,," + clock.today() + "\r\n")
                    .getBytes(BANK);
        } catch (IOException e) {
            throw new IllegalStateException("下载的发放文件读不出", e);
        }
    }

    private void findPaid(String caseNumber) {
        try (Desk desk = walk().signIn(CIVIL)) {
            Page page = desk.open("/cases/" + caseNumber);
            assertThat(page.locator("main").innerText()).contains("370.00", "救助金已发放");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("relief-case");
            desk.assertNoComplaintsOfOurPages();
        }
    }
}
