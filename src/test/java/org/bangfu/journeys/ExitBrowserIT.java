package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.FamilyMarks;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Member;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegisterEntry;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A family leaves poverty: from the account of its income to the certificate, each step in the browser of its seat. */
@BangfuIT
class ExitBrowserIT extends InBrowsers {

    private static final String HEAD = "廖示丰";

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String TEAM = "hongyan1-gongzuodui1";
    private static final String TEAM_COLLEAGUE = "hongyan1-gongzuodui2";
    private static final String STATION = "hongyan-xiangzhen1";
    private static final String LEADERS = "xian-lingdao1";

    private static final Map<String, String> DEPARTMENTS = Map.of(
            "核对住房安全", "xian-zhujian1",
            "核对义务教育", "xian-jiaoyu1",
            "核对基本医疗", "xian-weiji1",
            "核对饮水安全", "xian-shuili1",
            "核对低保五保", "xian-minzheng1",
            "核对帮扶措施", "xian-fupin1");

    @BeforeEach
    void beginInNovember() {
        clock.moveTo(LocalDate.of(2016, 11, 7));
    }

    @Test
    void aFamilyThatEarnsEnoughHasItsCertificate() {
        HouseholdId household = poorFamily();
        String caseNumber = walk().open(
                        COMMITTEE, "/exit/applications/new?household=" + household, "exit-application", page -> {
                            page.locator("main label")
                                    .filter(BrowserWalk.saying("农户申请"))
                                    .click();
                            page.fill("#statement", "两人都在县城做工，今年收入稳定，房子是新修的。");
                        });
        account(caseNumber, household);
        walk().meet(COMMITTEE, "村民代表会议", HEAD, 45, 38, "exit-assembly");
        walk().task(
                        COMMITTEE,
                        caseNumber,
                        "实地核实",
                        "exit-verify",
                        task -> task.date("核实日期", clock.today())
                                .answer("核实结论", "属实")
                                .write("核实情况", "看过工资卡和房屋，与账相符。"));
        walk().task(
                        TEAM_COLLEAGUE,
                        caseNumber,
                        "工作队核实签字",
                        task -> task.date("核实日期", clock.today())
                                .answer("核实结论", "属实")
                                .write("核实情况", "问过邻居和用工单位，情况一样。"));
        walk().task(
                        TEAM_COLLEAGUE,
                        caseNumber,
                        "登记农户意见",
                        "exit-consent",
                        task -> task.date("签字日期", clock.today())
                                .answer("农户意见", "认可退出")
                                .tick("农户已在意见书上签字"));
        assertThat(walk().notice(COMMITTEE, HEAD, "贫困户退出公示", 7, "exit-notice"))
                .contains("拟退出贫困户")
                .doesNotContain("6217");
        walk().task(STATION, caseNumber, "乡镇审核", "exit-township", task -> {
            task.tick("已入户核查").write("入户核查情况", "账目清楚，农户认可。").answer("审核意见", "同意退出");
            assertThat(task.caseFile()).contains(HEAD, "村民代表会议");
        });
        DEPARTMENTS.forEach((step, who) -> walk().task(
                        who,
                        caseNumber,
                        step,
                        "exit-department",
                        task -> task.answer("会核意见", "合格").write("理由或核对依据", "与本部门台账一致。")));
        walk().task(LEADERS, caseNumber, "领导小组审批", "exit-approval", task -> {
            assertThat(task.caseFile()).contains("与本部门台账一致");
            task.answer("审批意见", "同意退出").write("报市备案文号", "绥扶字〔2016〕12号");
        });
        walk().task(
                        COMMITTEE,
                        caseNumber,
                        "张贴公告、发退出证",
                        "exit-announcement",
                        task -> task.date("张贴日期", clock.today())
                                .write("张贴地点", "村务公开栏")
                                .tick("退出证已交给农户"));

        assertThat(outcome(caseNumber)).isEqualTo("EXITED");
        assertThat(households.get(household).status()).isEqualTo(HouseholdStatus.EXITED);
        assertThat(walk().read(STATION, caseNumber, "exit-case")).contains(HEAD, "已退出", "退出证");
        assertThat(walk().print(STATION, caseNumber))
                .allSatisfy((paper, left) -> assertThat(left).as(paper).isEqualTo("齐全"));
    }

    private HouseholdId poorFamily() {
        return acting.person(COMMITTEE, () -> {
            HouseholdId household = households
                    .register(
                            new NewHousehold(
                                    new AreaCode("43052710300101"),
                                    "一组41号",
                                    "13907390041",
                                    null,
                                    FamilyMarks.UNKNOWN,
                                    null,
                                    List.of(
                                            new NewMember(
                                                    HEAD, SyntheticPeople.born(LocalDate.of(1969, 3, 14), 711), "01"),
                                            new NewMember(
                                                    "廖示盈", SyntheticPeople.born(LocalDate.of(1971, 9, 2), 722), "02"))),
                            RegistrationCause.ENTERED)
                    .id();
            households.enterRegister(
                    household,
                    new RegisterEntry("缺技术", List.of(), "一般贫困户", "国家标准", 2014),
                    new CaseNumber("P1-430527-2014-700041"));
            return household;
        });
    }

    private void account(String caseNumber, HouseholdId household) {
        walk().page(TEAM, caseNumber, "核算收入和保障", "exit-visit", "系统已核查全部退出条件", page -> {
            page.selectOption("#helper", new SelectOption().setLabel("其他人员"));
            page.fill("#helperName", "县里帮扶干部");
            income(page, 0, "工资性收入", "18230.50", "工资卡流水");
            income(page, 1, "种植收入", "2460", "粮站收购单");
            for (Member member : households.members(household)) {
                page.check("[name='member" + member.id() + ".insured']");
                page.check("[name='member" + member.id() + ".able']");
            }
            for (String reached : List.of("food", "clothing", "waterSafe", "householdSigned")) {
                page.check("[name=" + reached + "]");
            }
            page.selectOption("#houseGrade", "B");
            page.fill("#completedMeasures", "2");
            page.fill("#incomeSource", "县城建筑工地务工");
            page.selectOption("#assistance", new SelectOption().setLabel("没有"));
            page.fill("#remarks", "夫妻两人都在做工，身体好。");
            page.setInputFiles("#photos", BrowserWalk.photo("入户.jpg"));
            page.setInputFiles("#signatures", BrowserWalk.photo("收入账.jpg"));
        });
    }

    private static void income(Page page, int row, String kind, String yuan, String basis) {
        page.selectOption("[name='income" + row + ".kind']", new SelectOption().setLabel(kind));
        page.fill("[name='income" + row + ".amount']", yuan);
        page.fill("[name='income" + row + ".basis']", basis);
    }
}
