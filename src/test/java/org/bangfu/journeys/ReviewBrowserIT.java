package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Member;
import org.bangfu.review.ReviewWalk;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A household that is registered as poor and employs people of its own is taken off the list: the longest way through a
 * review, each step in the browser of its seat. And a member who left is taken off the household.
 */
@BangfuIT
class ReviewBrowserIT extends InBrowsers {

    private static final String HEAD = "复核甲";

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String TEAM = "hongyan1-gongzuodui1";
    private static final String TOWNSHIP = "hongyan-xiangzhen1";
    private static final String COUNTY = "xian-fupin1";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private BeanFactory beans;

    private ReviewWalk steps;

    @BeforeEach
    void beginInOctober() {
        steps = new ReviewWalk(beans);
        clock.moveTo(LocalDate.of(2015, 10, 12));
    }

    @Test
    void aHouseholdThatIsPoorNoLongerIsRemovedAfterItWasHeard() {
        HouseholdId household = steps.family(HouseholdStatus.POOR);
        String caseNumber = walk().open(
                        COMMITTEE, "/review/cases/new?household=" + household, "review-opening", page -> {
                            page.selectOption("#event", new SelectOption().setLabel("新就业或经营"));
                            page.fill("#statement", "户主办了养猪场，请了人帮工。");
                        });
        visit(caseNumber, household);
        compare(caseNumber);
        walk().task(
                        TOWNSHIP,
                        caseNumber,
                        "听取陈述申辩",
                        "review-statement",
                        task -> task.date("听取日期", clock.today())
                                .answer("农户是否陈述申辩", "作了陈述申辩")
                                .write("陈述申辩的内容", "户主说猪场是女婿的，自己只帮忙。")
                                .answer("乡镇核实意见", "理由不成立，维持清退建议")
                                .write("核实情况和理由", "用地和贷款都在户主名下。"));
        walk().task(COMMITTEE, caseNumber, "村“两委”评议", "review-judgement", task -> {
            assertThat(task.caseFile()).contains(HEAD, "种养大户");
            task.answer("村“两委”意见", "同意建议结果").tick("已会同驻村工作队评议");
        });
        walk().meet(COMMITTEE, "村民代表会议", HEAD, 45, 38, "review-assembly");
        assertThat(walk().notice(COMMITTEE, HEAD, "贫困户动态复核结果公示", 7, "review-notice"))
                .contains("清退");
        walk().task(TOWNSHIP, caseNumber, "乡镇审核", "review-township", task -> task.answer("意见", "同意"));
        walk().task(COUNTY, caseNumber, "县级审定", "review-county", task -> task.answer("意见", "同意"));
        walk().task(
                        COMMITTEE,
                        caseNumber,
                        "送达结果通知",
                        "review-delivery",
                        task -> task.date("送达日期", clock.today())
                                .answer("送达方式", "当面送达")
                                .tick("已告知农户申请撤销的期限和办法"));
        clock.plusDays(31);
        jobs.runDue();

        assertThat(outcome(caseNumber)).isEqualTo("REMOVED");
        assertThat(households.get(household).status()).isEqualTo(HouseholdStatus.REMOVED);
        assertThat(walk().read(COUNTY, caseNumber, "review-case")).contains(HEAD, "已清退", "陈述");
        assertThat(walk().print(TOWNSHIP, caseNumber))
                .allSatisfy((paper, left) -> assertThat(left).as(paper).isEqualTo("齐全"));
    }

    @Test
    void aMemberWhoDiedIsTakenOffTheHousehold() {
        HouseholdId household = steps.family(HouseholdStatus.POOR);
        Member other = households.members(household).get(1);
        String caseNumber = walk().open(
                        COMMITTEE, "/review/changes/new?household=" + household, "member-change", page -> {
                            change(page, other);
                            page.setInputFiles("#proof", BrowserWalk.photo("证明.jpg"));
                        });
        walk().task(
                        TOWNSHIP,
                        caseNumber,
                        "乡镇核准变更",
                        "member-change-township",
                        task -> task.answer("意见", "核准").tick("已核对证明材料"));

        assertThat(outcome(caseNumber)).startsWith("CHANGED");
        assertThat(households.members(household)).extracting(Member::name).containsExactly(HEAD);
        assertThat(walk().read(TOWNSHIP, caseNumber, "member-change-case")).contains(HEAD, "变更");
        assertThat(walk().print(TOWNSHIP, caseNumber))
                .allSatisfy((paper, left) -> assertThat(left).as(paper).isEqualTo("齐全"));
    }

    private void change(Page page, Member leaving) {
        page.selectOption("#kind", new SelectOption().setLabel("死亡（减少）"));
        page.fill("#changedOn", clock.today().minusDays(5).toString());
        page.fill("#statement", "上周因病去世，已经办了死亡证明。");
        page.selectOption("#member", leaving.id().toString());
    }

    private void visit(String caseNumber, HouseholdId household) {
        walk().page(TEAM, caseNumber, "入户复核", "review-visit", "入户调查已登记", page -> {
            page.selectOption("#secondVisitor", new SelectOption().setIndex(1));
            page.check("input[name=householdSigned]");
            for (Member member : households.members(household)) {
                page.selectOption("[name='m" + member.id() + ".hukou']", new SelectOption().setIndex(1));
                page.selectOption("[name='m" + member.id() + ".hukouOfVillage']", "true");
            }
            page.selectOption("[name='observation0.kind']", new SelectOption().setLabel("种养大户或长期雇工"));
            page.fill("[name='observation0.basis']", "猪场存栏生猪300头，雇了两个人，有照片。");
            page.setInputFiles("#photos", BrowserWalk.photo("猪场.jpg"));
        });
    }

    private void compare(String caseNumber) {
        walk().task(
                        TOWNSHIP,
                        caseNumber,
                        "收集授权并送比对",
                        task -> task.tick("已取得全体成年家庭成员签字的数据核查授权书").date("授权书签署日期", clock.today()));
        if (waits(COUNTY, caseNumber, "userTask_compareManually")) {
            walk().task(
                            COUNTY,
                            caseNumber,
                            "人工比对",
                            "compare-manually",
                            task -> task.answer("比对结果", "没有疑点")
                                    .write("部门和函号", "县车管所函1号")
                                    .write("核实情况", "名下没有车和房。"));
        }
        walk().page(COMMITTEE, caseNumber, "记录农户说明", "review-comment", "农户说明已记录", page -> {
            page.check("input[name=answered][value=true]");
            page.fill("#text", "户主说猪场是和女婿一起办的。");
        });
        walk().page(TOWNSHIP, caseNumber, "逐条核实疑点", "review-findings", "核实结论已登记", page -> {
            page.selectOption("[name$='.conclusion']", new SelectOption().setLabel("属实，不应列入"));
            page.fill("[name$='.reason']", "到猪场看过，存栏和雇工都属实。");
        });
    }
}
