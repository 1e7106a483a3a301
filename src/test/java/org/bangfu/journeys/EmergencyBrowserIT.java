package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
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
 * A family whose house the flood took is helped the same day; the county finds afterwards that it was too much, and the
 * rest is paid back: each step in the browser of its seat.
 */
@BangfuIT
class EmergencyBrowserIT extends InBrowsers {

    private static final String HEAD = "贺示安";

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String CIVIL = "hongyan-minzheng1";
    private static final String TOWNSHIP_HEAD = "hongyan-zhenzhang1";
    private static final String OFFICE = "hongyan-xiangzhen1";
    private static final String COUNTY = "xian-minzheng1";
    private static final String FINANCE = "xian-caizheng1";
    private static final String POVERTY = "xian-fupin1";
    private static final String POVERTY_COLLEAGUE = "xian-fupin2";

    @BeforeEach
    void beginInAugust() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void whatWasTooMuchIsPaidBack() {
        topUp();
        HouseholdId household = family();
        String caseNumber = walk().open(
                        COMMITTEE, "/relief/emergencies/new?household=" + household, "emergency-report", page -> {
                            page.selectOption("#channel", new SelectOption().setLabel("电话报告"));
                            page.fill("#reporter", "同组村民");
                            page.selectOption("#danger", new SelectOption().setLabel("没有住处或吃穿无着"));
                            page.selectOption("#cause", new SelectOption().setLabel("自然灾害"));
                            page.fill("#report", "昨夜山洪冲倒了房子，一家人在晒谷棚里。");
                        });
        walk().page(CIVIL, caseNumber, "现场核实", "emergency-facts", "现场核实已登记", page -> {
            page.fill("#facts", "房子倒了半边，要先租房安置。");
            page.fill("#amount", "1000");
            page.setInputFiles("#photos", BrowserWalk.photo("现场.jpg"));
        });
        walk().task(TOWNSHIP_HEAD, caseNumber, "乡镇负责人决定先行救助", "emergency-decision", task -> task.answer("决定", "先行救助"));
        walk().task(
                        CIVIL,
                        caseNumber,
                        "发放到手",
                        "emergency-handover",
                        task -> task.date("发放日期", clock.today())
                                .write("签收人", HEAD)
                                .tick("签收单已签字"));
        paperwork(caseNumber);
        walk().task(
                        COUNTY,
                        caseNumber,
                        "县级追认",
                        "emergency-confirmation",
                        task -> task.answer("事后审批", "调整金额")
                                .number("核定金额（元）", "600")
                                .write("理由", "按标准算是600元。"));
        assertThat(walk().notice(COMMITTEE, HEAD, "紧急救助情况公示", 3, "emergency-notice"))
                .contains("紧急救助");
        payBack(caseNumber);

        assertThat(outcome(caseNumber)).isEqualTo("ADJUSTED");
        assertThat(walk().read(COUNTY, caseNumber, "emergency-case")).contains(HEAD, "已调整", "600.00", "400.00");
        assertThat(walk().print(CIVIL, caseNumber))
                .allSatisfy((paper, left) -> assertThat(left).as(paper).isEqualTo("齐全"));
    }

    private void topUp() {
        try (Desk desk = walk().signIn(COUNTY)) {
            Page page = desk.open("/funds/imprest");
            page.selectOption("#t-township", new SelectOption().setValue("430527103"));
            page.fill("#t-amount", "5000");
            page.click("form[action$='/top-ups'] .button.primary");
            page.waitForSelector("text=待财政局确认");
            desk.assertNoComplaintsOfOurPages();
        }
        try (Desk desk = walk().signIn(FINANCE)) {
            Page page = desk.open("/funds/imprest");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("funds-imprest");
            page.locator("form[action$='/confirm'] button").first().click();
            page.waitForLoadState();
            assertThat(desk.obstacles()).isEmpty();
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
                                        "一组51号",
                                        "13907390051",
                                        new BankAccount("绥宁农商银行示范支行", "6217990000000510051"),
                                        FamilyMarks.UNKNOWN,
                                        null,
                                        List.of(
                                                new NewMember(
                                                        HEAD,
                                                        SyntheticPeople.born(LocalDate.of(1974, 3, 14), 731),
                                                        "01"),
                                                new NewMember(
                                                        "贺示宁",
                                                        SyntheticPeople.born(LocalDate.of(1975, 9, 2), 742),
                                                        "02"))),
                                RegistrationCause.ENTERED)
                        .id());
    }

    private void paperwork(String caseNumber) {
        walk().page(CIVIL, caseNumber, "补齐手续", "emergency-paperwork", "入户调查已登记", page -> {
            page.selectOption("#secondSurveyor", new SelectOption().setIndex(1));
            page.check("input[name=householdSigned]");
            page.fill("[name='cost0.item']", "租房和衣被");
            page.fill("[name='cost0.cost']", "3000");
            page.fill("[name='cost0.reimbursed']", "0");
            page.selectOption("#type", new SelectOption().setLabel("急难型"));
            page.selectOption("#hardship", new SelectOption().setLabel("较重"));
            page.fill("#income", "9000");
            page.fill("#findings", "房屋倒塌属实，邻居作证。");
            page.setInputFiles("#photos", BrowserWalk.photo("安置.jpg"));
        });
    }

    private void payBack(String caseNumber) {
        walk().task(
                        POVERTY,
                        caseNumber,
                        "告知事实",
                        "recovery-notice",
                        task -> task.date("告知日期", clock.today()).answer("告知方式", "当面送达"));
        walk().task(
                        OFFICE,
                        caseNumber,
                        "听取陈述",
                        "recovery-statement",
                        task -> task.answer("家庭是否陈述", "有陈述").write("陈述内容", "户主同意退回多领的部分，请求分两次。"));
        walk().task(
                        POVERTY_COLLEAGUE,
                        caseNumber,
                        "作出决定",
                        "recovery-decision",
                        task -> task.answer("决定", "追回").number("追回金额（元）", "400").write("理由", "按核定金额追回多发的部分。"));
        walk().task(
                        OFFICE,
                        caseNumber,
                        "商定还款计划",
                        "recovery-plan",
                        task -> task.number("分几期", "2")
                                .date("首期还款日期", clock.today().plusDays(10)));
        for (String receipt : List.of("绥收0001", "绥收0002")) {
            walk().task(
                            FINANCE,
                            caseNumber,
                            "登记还款",
                            "recovery-repayment",
                            task -> task.number("本次还款（元）", "200")
                                    .date("还款日期", clock.today())
                                    .write("收据号", receipt));
        }
    }
}
