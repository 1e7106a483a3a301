package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.housing.HousingSteps;
import org.bangfu.registry.HouseholdId;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Bank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A family's dangerous house is built anew: from the application to the second instalment, each step in the browser of
 * its seat. How the bank is paid is walked by {@link ReliefBrowserIT}.
 */
@BangfuIT
class HousingBrowserIT extends InBrowsers {

    private static final String HEAD = "危改1";

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String OFFICE = "hongyan-xiangzhen1";
    private static final String BUILD = "hongyan-jianshe1";
    private static final String BUREAU = "xian-zhujian1";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private BeanFactory beans;

    private HousingSteps steps;

    @BeforeEach
    void moneyIsThere() {
        steps = new HousingSteps(beans);
        steps.begin();
    }

    @Test
    void aFamilyMovesIntoASafeHouse() {
        String caseNumber = apply(steps.family());
        appraise(caseNumber);
        walk().meet(COMMITTEE, "村民代表会议", HEAD, 45, 38, "housing-assembly");
        assertThat(walk().notice(COMMITTEE, HEAD, "农村危房改造评议结果公示", 7, "housing-notice-village"))
                .contains("危房改造");
        walk().task(
                        OFFICE,
                        caseNumber,
                        "现场审核",
                        "housing-township",
                        task -> task.tick("已到现场核实").answer("审核意见", "同意").choose("改造方式", "原址拆除重建（D级）"));
        walk().notice(COMMITTEE, HEAD, "农村危房改造审核结果公示", 7, "housing-notice-township");
        walk().task(
                        BUREAU,
                        caseNumber,
                        "复核审批",
                        "housing-approval",
                        task -> task.answer("审批意见", "批准").number("核定补助金额（元）", "20000"));
        walk().notice(COMMITTEE, HEAD, "农村危房改造审批结果公示", 7, "housing-notice-county");
        agree(caseNumber);
        build(caseNumber);
        accept(caseNumber);

        new Bank(beans).answers(new CaseNumber(caseNumber), "成功,");

        assertThat(outcome(caseNumber)).isEqualTo("COMPLETED");
        assertThat(walk().read(BUREAU, caseNumber, "housing-case")).contains(HEAD, "20000", "改造完成", "还没有收入数据");
        assertThat(walk().print(OFFICE, caseNumber))
                .allSatisfy((paper, left) -> assertThat(left).as(paper).isEqualTo("齐全"));
    }

    private String apply(HouseholdId household) {
        return walk().open(
                        COMMITTEE, "/housing/applications/new?household=" + household, "housing-application", page -> {
                            page.fill("#address", "牛角坳老屋场");
                            page.fill("#builtYear", "1978");
                            page.selectOption("#structure", new SelectOption().setIndex(1));
                            page.fill("#squareMetres", "70");
                            page.check("[name=soleDwelling]");
                            page.selectOption("#plan", new SelectOption().setLabel("原址拆除重建"));
                            page.fill("#statement", "墙体开裂，雨天不敢住。");
                            page.setInputFiles("#photos", new FilePayload[] {
                                BrowserWalk.photo("正面.jpg"), BrowserWalk.photo("侧面.jpg"), BrowserWalk.photo("屋内.jpg")
                            });
                        });
    }

    private void appraise(String caseNumber) {
        walk().task(
                        BUILD,
                        caseNumber,
                        "鉴定房屋等级",
                        "housing-appraisal",
                        task -> task.answer("地基基础", "a级（完好）")
                                .answer("墙体", "d级（整体危险）")
                                .answer("柱", "a级（完好）")
                                .answer("梁", "a级（完好）")
                                .answer("屋面", "b级（轻微损坏）")
                                .write("鉴定报告编号", "鉴2015-071")
                                .write("鉴定人或机构", "县房屋鉴定所")
                                .date("鉴定日期", clock.today())
                                .write("鉴定说明", "逐构件看过，东墙外倾。"));
        walk().task(
                        COMMITTEE,
                        caseNumber,
                        "告知鉴定结果",
                        task -> task.answer("农户意见", "接受鉴定结果").date("告知日期", clock.today()));
    }

    private void agree(String caseNumber) {
        walk().upload(OFFICE, caseNumber, "改造协议", "协议.jpg");
        walk().task(
                        OFFICE,
                        caseNumber,
                        "签订改造协议",
                        "housing-agreement",
                        task -> task.number("协议面积（平方米）", "60")
                                .date("约定开工日期", clock.today())
                                .date("约定竣工日期", monthEnd())
                                .tick("农户和乡镇都已签字"));
    }

    /** The calendar shows the business day's month. */
    private LocalDate monthEnd() {
        return clock.today().withDayOfMonth(clock.today().lengthOfMonth());
    }

    private void build(String caseNumber) {
        walk().task(
                        COMMITTEE,
                        caseNumber,
                        "登记开工",
                        task -> task.date("开工日期", clock.today()).write("施工人", "本村工匠"));
        new Bank(beans).answers(new CaseNumber(caseNumber), "成功,");
        for (String part : new String[] {"地基", "主体", "完工"}) {
            walk().upload(BUILD, caseNumber, "施工检查照片", part + ".jpg");
            walk().task(
                            BUILD,
                            caseNumber,
                            "检查" + part,
                            "housing-inspection",
                            task -> task.answer("检查结果", "合格")
                                    .write("检查情况", "尺寸和砂浆都合规。")
                                    .date("检查日期", clock.today()));
        }
        walk().task(
                        COMMITTEE,
                        caseNumber,
                        "报告竣工",
                        task -> task.date("竣工日期", clock.today()).tick("旧房已拆除（拆除重建的必须勾选）"));
    }

    private void accept(String caseNumber) {
        walk().upload(BUREAU, caseNumber, "改造后照片", "正面.jpg", "侧面.jpg", "屋内.jpg");
        walk().task(
                        BUREAU,
                        caseNumber,
                        "验收质量和面积",
                        "housing-acceptance",
                        task -> task.answer("验收意见", "合格")
                                .answer("质量等级", "A级")
                                .number("实测面积（平方米）", "60")
                                .tick("有卫生厕所")
                                .tick("已在验收表上签字"));
        walk().task(BUILD, caseNumber, "乡镇验收", task -> task.answer("验收意见", "合格").tick("已在验收表上签字"));
        walk().task(
                        COMMITTEE,
                        caseNumber,
                        "村级验收",
                        task -> task.answer("验收意见", "合格").tick("已在验收表上签字"));
    }
}
