package org.bangfu.policy.income;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.common.Money;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.Finding;
import org.bangfu.policy.Input;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;
import org.bangfu.policy.Profile;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;

/**
 * Income against the line, and the deprivations that may outweigh it.
 *
 * <p>R-ID-04 answers {@code below} INFO, {@code notBelow} REVIEW, {@code negative} REVIEW, {@code computation} FAIL,
 * {@code nobody} FAIL. R-ID-05 answers one INFO for each row of the decision table {@code deprivation} that holds; its
 * code is the row's.
 */
public final class LivingRules {

    /** The series whose line decides identification. */
    public static final String SERIES = "NBS";

    public static final String BELOW = "below";
    public static final String NOT_BELOW = "notBelow";
    public static final String NEGATIVE = "negative";
    public static final String COMPUTATION = "computation";
    public static final String NOBODY = "nobody";

    static final String TABLE = "deprivation";

    public static final Rule<LivingConditions> INCOME = new Rule<>(
            "R-ID-04",
            1,
            "人均纯收入低于标准",
            "建档立卡办法（2014年）：以农民人均纯收入为主要依据；计算口径见登记表指标说明",
            Profile.SUINING_2015,
            LivingRules::income);

    public static final Rule<LivingConditions> DEPRIVATION = new Rule<>(
            "R-ID-05",
            1,
            "住房、教育、医疗、饮水是否有缺口",
            "建档立卡办法（2014年）：统筹考虑住房、教育、健康等情况；缺口按决策表“deprivation”认定",
            Profile.SUINING_2015,
            LivingRules::deprivation);

    public static final RuleSet<LivingConditions> SET =
            new RuleSet<>("living", "收入与保障核查", LivingConditions.class, List.of(INCOME, DEPRIVATION));

    private LivingRules() {}

    /** Whether the household goes on: below the line, or not below it with a deprivation for people to weigh. */
    public static boolean mayGoOn(Evaluation<LivingConditions> evaluation) {
        return isBelow(evaluation.findings()) || hasDeprivation(evaluation.findings());
    }

    public static boolean isBelow(List<Finding> findings) {
        return findings.stream()
                .anyMatch(finding ->
                        finding.ruleId().equals(INCOME.id()) && finding.code().equals(BELOW));
    }

    public static boolean hasDeprivation(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.ruleId().equals(DEPRIVATION.id()));
    }

    /**
     * Who counts: those who share living and budget at the year's end, students and soldiers included; whoever was away
     * for longer than the parameter says without sending money does not.
     */
    public static List<BudgetMember> counted(LivingConditions facts, Policy policy) {
        int longest = policy.number("id.income.monthsAway");
        return facts.members().stream().filter(member -> member.counts(longest)).toList();
    }

    private static void income(LivingConditions facts, Policy policy, Rule.Found found) {
        ParameterValue line = policy.line(SERIES, facts.baseYear());
        List<BudgetMember> counted = counted(facts, policy);
        if (counted.isEmpty()) {
            found.add(
                    Severity.FAIL,
                    NOBODY,
                    "没有一名共同生活、共享收支的成员，无法计算人均收入，请核对家庭成员。",
                    Input.of("登记成员数", facts.members().size(), "入户调查", facts.foundOn()));
            return;
        }
        Money net = facts.netIncome();
        Money perHead = net.perHead(counted.size());
        Input netInput = Input.of(facts.baseYear() + "年家庭纯收入", net + " 元", "入户调查", facts.foundOn());
        Input heads = Input.of("共同生活人数", counted.size(), "入户调查", facts.foundOn());
        Input perHeadInput = Input.of("人均纯收入", perHead + " 元", "由系统计算", facts.foundOn());
        Input lineInput = Input.of(facts.baseYear() + "年扶贫标准", line);
        Money stated = facts.statedPerHead();
        if (stated != null && !stated.equals(perHead)) {
            found.add(
                    Severity.FAIL,
                    COMPUTATION,
                    "表上填写的人均纯收入" + stated + "元与按各项收支计算的" + perHead + "元不一致，请核对收支和人数。",
                    netInput,
                    heads,
                    perHeadInput);
        }
        if (net.isNegative()) {
            found.add(Severity.REVIEW, NEGATIVE, "家庭纯收入为负数（" + net + "元），请核对生产经营支出是否填错，并写明原因。", netInput);
        }
        boolean below = perHead.compareTo(line.asMoney()) < 0;
        found.add(
                below ? Severity.INFO : Severity.REVIEW,
                below ? BELOW : NOT_BELOW,
                "人均纯收入" + perHead + "元，" + (below ? "低于" : "不低于") + facts.baseYear() + "年标准" + line.asMoney() + "元"
                        + (below ? "。" : "，须结合住房、教育、医疗、饮水情况认定。"),
                netInput,
                heads,
                perHeadInput,
                lineInput);
    }

    private static void deprivation(LivingConditions facts, Policy policy, Rule.Found found) {
        int schoolFrom = policy.number("edu.compulsory.ageFrom");
        int schoolTo = policy.number("edu.compulsory.ageTo");
        ParameterValue share = policy.value("id.deprivation.medicalShare");
        List<BudgetMember> outOfSchool = facts.members().stream()
                .filter(BudgetMember::sharesBudget)
                .filter(member -> {
                    long age = ChronoUnit.YEARS.between(member.birthDate(), policy.on());
                    return age >= schoolFrom && age <= schoolTo && !member.inSchool() && !member.finishedCompulsory();
                })
                .toList();
        List<BudgetMember> uninsured = facts.members().stream()
                .filter(BudgetMember::sharesBudget)
                .filter(member -> !member.insured())
                .toList();
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("houseGrade", facts.houseGrade() == null ? "" : facts.houseGrade());
        inputs.put("childrenOutOfSchool", outOfSchool.size());
        inputs.put("uninsuredMembers", uninsured.size());
        inputs.put("waterSafe", facts.waterSafe());
        inputs.put("medicalShare", medicalShare(facts));
        inputs.put("medicalShareLimit", share.asDecimal());
        for (Map<String, Object> row : policy.decide(TABLE, inputs)) {
            String code = String.valueOf(row.get("code"));
            List<Input> shown = new ArrayList<>();
            shown.add(Input.of("住房等级", inputs.get("houseGrade"), "入户调查", facts.foundOn()));
            shown.add(Input.of("义务教育阶段未入学人数", outOfSchool.size(), "入户调查", facts.foundOn()));
            shown.add(Input.of("未参加医保人数", uninsured.size(), "入户调查", facts.foundOn()));
            shown.add(Input.of("饮水安全", facts.waterSafe() ? "是" : "否", "入户调查", facts.foundOn()));
            shown.add(Input.of("自付医疗费占家庭纯收入", medicalShare(facts), "入户调查", facts.foundOn()));
            shown.add(Input.of("大病支出比例", share));
            found.add(Severity.INFO, code, null, String.valueOf(row.get("sentence")), shown);
        }
    }

    /** Self-paid medical cost as a share of net income; 1 when illness cost something and nothing was earned. */
    private static BigDecimal medicalShare(LivingConditions facts) {
        Money net = facts.netIncome();
        Money cost = facts.selfPaidMedical();
        if (cost.fen() <= 0) {
            return BigDecimal.ZERO;
        }
        if (net.fen() <= 0) {
            return BigDecimal.ONE;
        }
        return BigDecimal.valueOf(cost.fen()).divide(BigDecimal.valueOf(net.fen()), 4, RoundingMode.DOWN);
    }
}
