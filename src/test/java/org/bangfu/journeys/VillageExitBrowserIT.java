package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.Map;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.VillageRegister;
import org.bangfu.registry.VillageStatus;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A village leaves poverty, from its own score to the announcement, and the exit is taken back when it proves wrong: each
 * step in the browser of its seat.
 */
@BangfuIT
class VillageExitBrowserIT extends InBrowsers {

    private static final AreaCode VILLAGE = new AreaCode("430527104002");
    private static final String NAME = "唐家坊示范二村";

    private static final String COMMITTEE = "tangjiafang2-cunwei1";
    private static final String STATION = "tangjiafang-xiangzhen1";
    private static final String COUNTY = "xian-fupin1";
    private static final String LEADERS = "xian-lingdao1";

    private static final Map<String, String> DEPARTMENTS = Map.of(
            "验收低保、五保", "xian-minzheng1",
            "验收住房安全", "xian-zhujian1",
            "验收义务教育", "xian-jiaoyu1",
            "验收参保和医疗政策", "xian-weiji1",
            "验收饮水安全", "xian-shuili1",
            "验收残疾人政策", "xian-canlian1",
            "验收资金和集体经济", "xian-caizheng1");

    private static final Map<String, String> SCORES = Map.ofEntries(
            Map.entry("通村公路", "7"),
            Map.entry("通组公路", "3"),
            Map.entry("饮水安全", "10"),
            Map.entry("用电", "10"),
            Map.entry("义务教育无辍学", "5"),
            Map.entry("教育资助落实", "5"),
            Map.entry("参加基本医疗保险", "4"),
            Map.entry("医疗政策落实", "6"),
            Map.entry("住房安全全部解决", "10"),
            Map.entry("低保、五保应保尽保", "10"),
            Map.entry("村级组织健全", "5"),
            Map.entry("村级服务平台", "5"),
            Map.entry("产业发展与集体经济", "18"));

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private VillageRegister villages;

    @BeforeEach
    void beginInNovember() {
        clock.moveTo(LocalDate.of(2018, 11, 5));
    }

    @Test
    void aVillageExitsAndAWrongExitIsTakenBack() {
        String caseNumber = apply();
        walk().task(COMMITTEE, caseNumber, "填写考核评分表", "village-score", task -> {
            SCORES.forEach(task::number);
            task.tick("“12+3”十五项任务已逐项评定并留有评定材料").write("评分依据", "台账、验收单和照片都在村部。");
        });
        walk().meet(COMMITTEE, "村民代表会议", NAME, 45, 38, "village-assembly");
        walk().task(
                        STATION,
                        caseNumber,
                        "入村核查",
                        "village-survey",
                        task -> task.answer("核查结论", "确认")
                                .date("入村核查日期", clock.today())
                                .write("同行核查人", "李同行")
                                .write("核查情况", "逐项看过，与评分相符。"));
        assertThat(walk().notice(COMMITTEE, NAME, "贫困村退出公示", 7, "village-notice"))
                .contains("村名", "农业户籍人口", "90000", "拟退出")
                .doesNotContain("户主", "其他户");
        DEPARTMENTS.forEach((step, who) -> walk().task(
                        who,
                        caseNumber,
                        step,
                        "village-department",
                        task -> task.answer("验收结论", "合格")
                                .date("现场验收日期", clock.today())
                                .write("验收意见", "到现场看过，达到要求。")));
        walk().task(
                        COUNTY,
                        caseNumber,
                        "汇总验收意见",
                        task -> task.write("验收报告编号", "绥验〔2018〕1号").write("汇总意见", "七个部门都认为达到要求。"));
        walk().task(LEADERS, caseNumber, "审定退出", "village-determination", task -> task.answer("审定意见", "同意退出"));
        walk().task(
                        COUNTY,
                        caseNumber,
                        "登记市级核查结果",
                        "village-city",
                        task -> task.answer("市级核查结果", "通过")
                                .write("文号", "邵扶核〔2018〕5号")
                                .date("核查日期", clock.today())
                                .write("说明", "抽查了两个组。"));
        assertThat(villages.status(VILLAGE)).isEqualTo(VillageStatus.EXITED);
        walk().task(
                        COMMITTEE,
                        caseNumber,
                        "张贴退出公告",
                        task -> task.date("公告日期", clock.today()).write("公告地点", "村部公示栏"));
        assertThat(outcome(caseNumber)).isEqualTo("EXITED");
        assertThat(walk().read(STATION, caseNumber, "village-case")).contains(NAME, "已退出");
        assertThat(walk().print(STATION, caseNumber))
                .allSatisfy((paper, left) -> assertThat(left).as(paper).isEqualTo("齐全"));

        takeBack();

        assertThat(villages.status(VILLAGE)).isEqualTo(VillageStatus.POOR);
    }

    private String apply() {
        String caseNumber;
        try (Desk desk = walk().signIn(COMMITTEE)) {
            Page page = desk.open("/village-exit");
            page.fill("#population" + VILLAGE, "90000");
            page.fill("#statement" + VILLAGE, "路通了，水通了，收入也上来了。");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("village-application");
            page.click("main .button.primary");
            page.waitForSelector("text=退出申请已提交");
            caseNumber = page.url().replaceAll(".*/cases/", "");
            assertThat(desk.obstacles()).isEmpty();
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
        return new CaseNumber(caseNumber).value();
    }

    private void takeBack() {
        try (Desk desk = walk().signIn(LEADERS)) {
            Page page = desk.open("/village-exit");
            page.locator("section")
                    .filter(BrowserWalk.saying(NAME))
                    .locator("summary")
                    .click();
            page.fill("#reason" + VILLAGE, "复查发现一个组没有通水。");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture("village-revert");
            page.locator("section")
                    .filter(BrowserWalk.saying(NAME))
                    .locator("button.danger")
                    .click();
            page.waitForLoadState();
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
    }
}
