package org.bangfu.policy.application;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bangfu.common.Money;
import org.bangfu.policy.Input;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;
import org.bangfu.policy.Profile;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;
import org.bangfu.policy.application.VisitFacts.VisitMember;
import org.jspecify.annotations.Nullable;

/**
 * R-ID-03: whether a house visit is complete and its numbers plausible. Codes: {@code visitors}, {@code signatures},
 * {@code photos}, {@code blank} FAIL; the register checks under their own ids {@code DQ03} … {@code DQ20}.
 */
public final class VisitRules {

    public static final Rule<VisitFacts> COMPLETE = new Rule<>(
            "R-ID-03",
            1,
            "入户调查完整、数据可信",
            "入户调查通行做法；信息系统数据质量校验清单",
            Profile.SUINING_2015,
            (facts, policy, found) -> new Checks(facts, policy, found).all());

    public static final RuleSet<VisitFacts> SET = new RuleSet<>("visit", "入户调查核查", VisitFacts.class, List.of(COMPLETE));

    private VisitRules() {}

    private record Checks(VisitFacts facts, Policy policy, Rule.Found found) {

        void all() {
            visit();
            members();
            amounts();
            land();
        }

        private void visit() {
            ParameterValue needed = policy.value("id.visit.visitors");
            int visitors = Set.copyOf(facts.visitors()).size();
            if (visitors < needed.asInt()) {
                found.add(
                        Severity.FAIL,
                        "visitors",
                        "入户调查应有" + needed.asInt() + "人以上，现有" + visitors + "人，请补齐调查人。",
                        said("调查人数", visitors),
                        Input.of("应到人数", needed));
            }
            if (facts.signed() < visitors || facts.signed() < needed.asInt()) {
                found.add(Severity.FAIL, "signatures", "调查人没有全部签字，请签字后提交。", said("签字人数", facts.signed()));
            }
            if (facts.photos() == 0) {
                found.add(Severity.FAIL, "photos", "没有现场照片，请至少上传一张。", said("照片数", 0));
            }
            for (String blank : facts.blanks()) {
                found.add(Severity.FAIL, "blank", "“" + blank + "”没有填写，请补填。", said(blank, "空"));
            }
        }

        private void members() {
            long heads = facts.members().stream().filter(VisitMember::head).count();
            if (heads != 1) {
                found.add(Severity.FAIL, "DQ17", "户主应恰好一人，现登记" + heads + "人，请更正与户主关系。", said("户主人数", heads));
            }
            if (facts.membersStated() != facts.members().size()) {
                found.add(
                        Severity.FAIL,
                        "DQ20",
                        "填报家庭人口" + facts.membersStated() + "人，成员表有"
                                + facts.members().size() + "人，请核对。",
                        said("填报人口", facts.membersStated()),
                        said("成员表人数", facts.members().size()));
            }
            ParameterValue schoolFrom = policy.value("edu.compulsory.ageFrom");
            ParameterValue schoolTo = policy.value("edu.compulsory.ageTo");
            ParameterValue pensionAge = policy.value("id.elder.age");
            List<String> uninsured = new ArrayList<>();
            for (VisitMember member : facts.members()) {
                long age = ChronoUnit.YEARS.between(member.birthDate(), facts.visitedOn());
                boolean noReason =
                        member.dropoutReason() == null || member.dropoutReason().isBlank();
                if (age >= schoolFrom.asInt()
                        && age <= schoolTo.asInt()
                        && !member.inSchool()
                        && !member.finishedCompulsory()
                        && noReason) {
                    found.add(
                            Severity.FAIL,
                            "DQ18",
                            member.reference(),
                            member.name() + "（" + age + "岁）未在校就读，请填写原因。",
                            List.of(said("年龄", age), Input.of("义务教育年龄起", schoolFrom), Input.of("义务教育年龄止", schoolTo)));
                }
                if (!Boolean.TRUE.equals(member.insured())) {
                    uninsured.add(member.name());
                }
                if (age >= pensionAge.asInt() && member.pension() == null) {
                    found.add(
                            Severity.REVIEW,
                            "DQ19",
                            member.reference(),
                            member.name() + "已满" + pensionAge.asInt() + "岁，没有填写养老保险情况，请核实。",
                            List.of(said("年龄", age), Input.of("养老待遇年龄", pensionAge)));
                }
            }
            if (!uninsured.isEmpty()) {
                found.add(
                        Severity.REVIEW,
                        "DQ19",
                        String.join("、", uninsured) + "没有参加基本医疗保险，请核实。",
                        said("未参保人数", uninsured.size()));
            }
        }

        private void amounts() {
            outside("DQ04", "工资性收入", facts.wage(), "dq.wage.min", "dq.wage.max");
            outside("DQ07", "低保金", facts.dibao(), "dq.dibao.min", null);
            outside("DQ08", "计划生育金", facts.familyPlanning(), "dq.familyPlanning.min", null);
            outside("DQ09", "养老保险金", facts.pension(), "dq.pension.min", null);
            outside("DQ10", "五保金", facts.wubao(), "dq.wubao.min", null);
            if (facts.operating().fen() > 0 && facts.operatingCost().fen() <= 0) {
                found.add(
                        Severity.REVIEW,
                        "DQ05",
                        "有生产经营性收入而没有生产经营支出，请核实。",
                        said("生产经营性收入", facts.operating() + " 元"),
                        said("生产经营支出", facts.operatingCost() + " 元"));
            }
        }

        private void outside(String code, String what, Money amount, String minKey, @Nullable String maxKey) {
            if (amount.fen() <= 0) {
                return;
            }
            ParameterValue min = policy.value(minKey);
            if (amount.compareTo(min.asMoney()) < 0) {
                found.add(
                        Severity.REVIEW,
                        code,
                        what + amount + "元，低于" + min.asMoney() + "元，请核对金额和单位。",
                        said(what, amount + " 元"),
                        Input.of("最低合理值", min));
            }
            if (maxKey != null) {
                ParameterValue max = policy.value(maxKey);
                if (amount.compareTo(max.asMoney()) > 0) {
                    found.add(
                            Severity.REVIEW,
                            code,
                            what + amount + "元，高于" + max.asMoney() + "元，请核对金额和单位。",
                            said(what, amount + " 元"),
                            Input.of("最高合理值", max));
                }
            }
        }

        private void land() {
            BigDecimal grainForGreen = orZero(facts.grainForGreen());
            if (facts.ecoCompensation().fen() > 0 && grainForGreen.signum() <= 0) {
                found.add(
                        Severity.REVIEW,
                        "DQ06",
                        "有生态补偿金而没有退耕还林面积，请核实。",
                        said("生态补偿金", facts.ecoCompensation() + " 元"),
                        said("退耕还林面积", grainForGreen.toPlainString() + " 亩"));
            }
            BigDecimal woods = orZero(facts.forest()).add(orZero(facts.pasture()));
            if (grainForGreen.compareTo(woods) > 0) {
                found.add(
                        Severity.REVIEW,
                        "DQ11",
                        "退耕还林面积大于林地与牧草地之和，请核实。",
                        said("退耕还林面积", grainForGreen.toPlainString() + " 亩"),
                        said("林地与牧草地", woods.toPlainString() + " 亩"));
            }
            ParameterValue far = policy.value("dq.road.maxKm");
            BigDecimal distance = facts.distanceToMainRoadKm();
            if (distance == null || distance.compareTo(far.asDecimal()) > 0) {
                found.add(
                        Severity.REVIEW,
                        "DQ03",
                        distance == null ? "没有填写与村主干路的距离，请补填。" : "与村主干路的距离" + distance.toPlainString() + "公里，请核对单位。",
                        said("与村主干路距离", distance == null ? "空" : distance.toPlainString() + " 公里"),
                        Input.of("合理上限", far));
            }
        }

        private static BigDecimal orZero(@Nullable BigDecimal area) {
            return area == null ? BigDecimal.ZERO : area;
        }

        private Input said(String name, Object value) {
            return Input.of(name, value, "入户调查", facts.visitedOn());
        }
    }
}
