package org.bangfu.policy.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bangfu.common.Money;
import org.bangfu.policy.Finding;
import org.bangfu.policy.Input;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;
import org.bangfu.policy.Profile;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;
import org.bangfu.policy.income.LivingRules;
import org.jspecify.annotations.Nullable;

/**
 * Review and dynamic adjustment.
 *
 * <p>R-RV-04 answers one INFO whose code is the {@link ResultClass} that the decision table {@code review-class} names.
 * R-RV-01 answers {@code crosses} REVIEW, {@code unknown} REVIEW, {@code stays} INFO. R-RV-02 answers {@code noRule}
 * VETO, {@code ruleNotFound} VETO, {@code notHeard} FAIL. R-RV-03 answers {@code noGround} VETO.
 */
public final class ReviewRules {

    public static final String CROSSES = "crosses";
    public static final String UNKNOWN = "unknown";
    public static final String STAYS = "stays";
    public static final String NO_RULE = "noRule";
    public static final String RULE_NOT_FOUND = "ruleNotFound";
    public static final String NOT_HEARD = "notHeard";
    public static final String NO_GROUND = "noGround";

    /** The rules that a removal may rest on (section E). */
    public static final Set<String> REMOVAL_RULES =
            Set.of("X01", "X02", "X03", "X04", "X05", "X06", "X07", "X08", "X09", "X10", "X11", "X12", "X13");

    static final String TABLE = "review-class";

    public static final Rule<ReviewedHousehold> CLASS = new Rule<>(
            "R-RV-04",
            1,
            "复核结果分类",
            "动态管理的结果类别见外地办法；收入等于标准的，按“低于才识别、高于才退出”处理；决策表“review-class”",
            Profile.SUINING_2015,
            ReviewRules::classify);

    public static final Rule<MemberChangeFacts> CROSSING = new Rule<>(
            "R-RV-01",
            1,
            "成员变更使人均收入越过标准的，须全面复核",
            "本系统设计：成员变更由乡镇核准，不开会；但越过标准的变更改变的是户的类别，须走完整的复核",
            Profile.SUINING_2015,
            ReviewRules::crossing);

    public static final Rule<RemovalFacts> REASON = new Rule<>(
            "R-RV-02",
            1,
            "清退须有规则依据并听取陈述申辩",
            "各地动态管理办法；行政上的陈述申辩权；规则见“穷人帽子富人戴”清单",
            Profile.SUINING_2015,
            ReviewRules::reason);

    public static final Rule<RemovalFacts> NOT_FOR_QUOTA = new Rule<>(
            "R-RV-03", 1, "不得因名额已满而清退", "规模控制只作提示，不作为清退依据（本系统设计）", Profile.SUINING_2015, ReviewRules::notForQuota);

    public static final RuleSet<ReviewedHousehold> CLASSES =
            new RuleSet<>("review-class", "复核结果分类", ReviewedHousehold.class, List.of(CLASS));

    public static final RuleSet<MemberChangeFacts> MEMBER_CHANGE =
            new RuleSet<>("member-change", "成员变更核查", MemberChangeFacts.class, List.of(CROSSING));

    public static final RuleSet<RemovalFacts> REMOVAL =
            new RuleSet<>("review-removal", "清退核查", RemovalFacts.class, List.of(REASON, NOT_FOR_QUOTA));

    private ReviewRules() {}

    /** The class that the table named. */
    public static Optional<ResultClass> resultClass(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.ruleId().equals(CLASS.id()))
                .map(finding -> ResultClass.valueOf(finding.code()))
                .findFirst();
    }

    /** R-RV-01: whether the change of members is to be followed by a full review. */
    public static boolean forcesReview(List<Finding> findings) {
        return findings.stream()
                .anyMatch(finding ->
                        finding.code().equals(CROSSES) || finding.code().equals(UNKNOWN));
    }

    private static void classify(ReviewedHousehold facts, Policy policy, Rule.Found found) {
        ParameterValue line = policy.line(LivingRules.SERIES, facts.year());
        LinePosition position = LinePosition.of(facts.perHead(), line.asMoney());
        boolean barred = !facts.grounds().isEmpty();
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("standing", facts.standing().name());
        inputs.put("position", position.name());
        inputs.put("deprived", facts.deprived());
        inputs.put("barred", barred);
        List<Map<String, Object>> rows = policy.decide(TABLE, inputs);
        if (rows.size() != 1) {
            throw new IllegalStateException(
                    "决策表“" + TABLE + "”对" + inputs + "有" + rows.size() + "行成立，应当正好一行，请系统管理员核对表格");
        }
        ResultClass result = ResultClass.valueOf(String.valueOf(rows.get(0).get("result")));
        List<Input> shown = new ArrayList<>();
        shown.add(Input.of("人均纯收入", facts.perHead() + " 元", "入户调查", facts.foundOn()));
        shown.add(Input.of(facts.year() + "年扶贫标准", line));
        shown.add(Input.of("住房、教育、医疗、饮水缺口", facts.deprived() ? "有" : "无", "入户调查", facts.foundOn()));
        shown.add(Input.of("成立的红线", barred ? String.join("、", facts.grounds()) : "无", "数据比对和核实", policy.on()));
        found.add(
                Severity.INFO,
                result.name(),
                null,
                "人均纯收入" + facts.perHead() + "元，" + position.label() + facts.year() + "年标准" + line.asMoney() + "元，建议结果为“"
                        + result.label() + "”：" + rows.get(0).get("basis") + "。",
                shown);
    }

    private static void crossing(MemberChangeFacts facts, Policy policy, Rule.Found found) {
        Money net = facts.netIncome();
        if (net == null || facts.headsBefore() < 1 || facts.headsAfter() < 1) {
            found.add(Severity.REVIEW, UNKNOWN, "没有可以比较的收入数据，须通过全面复核查清。");
            return;
        }
        ParameterValue line = policy.line(LivingRules.SERIES, facts.year());
        Money before = net.perHead(facts.headsBefore());
        Money after = net.perHead(facts.headsAfter());
        LinePosition from = LinePosition.of(before, line.asMoney());
        LinePosition to = LinePosition.of(after, line.asMoney());
        boolean crosses = from != to;
        found.add(
                crosses ? Severity.REVIEW : Severity.INFO,
                crosses ? CROSSES : STAYS,
                null,
                "人均纯收入由" + before + "元（" + facts.headsBefore() + "人）变为" + after + "元（" + facts.headsAfter() + "人），"
                        + (crosses
                                ? "由" + from.label() + "标准变为" + to.label() + "标准，须全面复核。"
                                : "仍" + to.label() + "标准，不需要全面复核。"),
                List.of(
                        Input.of(facts.year() + "年家庭纯收入", net + " 元", "信息库", null),
                        Input.of(facts.year() + "年扶贫标准", line)));
    }

    private static void reason(RemovalFacts facts, Policy policy, Rule.Found found) {
        String code = facts.ruleCode();
        if (code == null || !REMOVAL_RULES.contains(code)) {
            found.add(Severity.VETO, NO_RULE, "清退没有写明依据哪一条规则（X01至X13），不得清退。", rule(code));
        } else if (!facts.grounds().contains(code)) {
            found.add(Severity.VETO, RULE_NOT_FOUND, "规则" + code + "在本次比对和核实中没有成立，不得据此清退。", rule(code));
        }
        if (!facts.statementHeard()) {
            found.add(Severity.FAIL, NOT_HEARD, "还没有听取农户的陈述申辩，请先听取并记录。", rule(code));
        }
    }

    private static void notForQuota(RemovalFacts facts, Policy policy, Rule.Found found) {
        if (facts.grounds().isEmpty()) {
            found.add(
                    Severity.VETO,
                    NO_GROUND,
                    "没有任何一条规则成立；名额已满、规模控制都不是清退的理由。",
                    Input.of("成立的规则", "无", "数据比对和核实", policy.on()));
        }
    }

    private static Input rule(@Nullable String code) {
        return Input.of("清退依据", code == null ? "未写明" : code, "复核案卷", null);
    }
}
