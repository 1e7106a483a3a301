package org.bangfu.policy.exit;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.common.Money;
import org.bangfu.policy.Finding;
import org.bangfu.policy.Input;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;
import org.bangfu.policy.Profile;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;

/**
 * Whether a household exits. All conditions are asked together; each that fails is a FAIL whose {@link
 * Finding#reference()} is the reason for not exiting, {@code N01} to {@code N10} (code list {@code NONEXIT}), found in
 * the decision table {@code non-exit-reason}.
 *
 * <p>R-EX-00 {@code wubao}, {@code dibaoFirst}, {@code newlyListed}; R-EX-01 {@code belowLine}, {@code nobody}, or {@code
 * aboveLine} INFO, {@code expected} INFO; R-EX-02 {@code reliefAndGifts}, {@code oneOff}; R-EX-03 {@code food}, {@code
 * clothing}; R-EX-04 {@code school}; R-EX-05 {@code insurance}; R-EX-06 {@code housing}, {@code keys}; R-EX-07 {@code
 * water}; R-EX-08 {@code measures}; R-EX-09 {@code source}, {@code assistance}; R-EX-10 {@code incomeJump} REVIEW, {@code
 * sameIncomes} REVIEW.
 */
public final class ExitRules {

    /** The series whose line decides exit. */
    public static final String SERIES = "EXIT_6PCT";

    public static final String BELOW_LINE = "belowLine";
    public static final String INCOME_JUMP = "incomeJump";
    public static final String SAME_INCOMES = "sameIncomes";

    /** The decision table that says which reason for not exiting stands behind a condition that fails. */
    public static final String TABLE = "non-exit-reason";

    private static final String NATIONAL = "关于建立贫困退出机制的意见（2016年）";
    private static final String VISIT = "入户核算";

    public static final Rule<ExitFacts> CANDIDATE =
            rule("R-EX-00", "当年可以退出的对象", "不退出原因代码（2016年）：五保户、无劳动能力一类低保户、回头看后新纳入户当年不退出", ExitRules::candidate);

    public static final Rule<ExitFacts> INCOME =
            rule("R-EX-01", "人均纯收入超过退出标准", NATIONAL + "：家庭年人均纯收入稳定超过国家扶贫标准", ExitRules::income);

    public static final Rule<ExitFacts> STABLE = rule(
            "R-EX-02", "不靠一次性收入也超过标准", NATIONAL + "：“稳定超过”，无数值定义；本系统以剔除临时救助、捐赠和任一单项一次性收入后仍超过标准认定", ExitRules::stable);

    public static final Rule<ExitFacts> FOOD = rule("R-EX-03", "不愁吃、不愁穿", NATIONAL + "：吃穿不愁", ExitRules::food);

    public static final Rule<ExitFacts> SCHOOL = rule("R-EX-04", "义务教育有保障", NATIONAL + "：义务教育有保障", ExitRules::school);

    public static final Rule<ExitFacts> INSURANCE =
            rule("R-EX-05", "基本医疗有保障", NATIONAL + "：基本医疗有保障", ExitRules::insurance);

    public static final Rule<ExitFacts> HOUSING = rule("R-EX-06", "住房安全有保障", NATIONAL + "：住房安全有保障", ExitRules::housing);

    public static final Rule<ExitFacts> WATER = rule("R-EX-07", "饮水安全", NATIONAL + "的地方细则：安全饮水", ExitRules::water);

    public static final Rule<ExitFacts> MEASURES =
            rule("R-EX-08", "帮扶措施已经落实", "外地系统：至少完成一项帮扶措施；项数为政策参数", ExitRules::measures);

    public static final Rule<ExitFacts> LABOUR =
            rule("R-EX-09", "有劳动能力的有收入来源，没有的有低保五保", "外地系统：有劳动能力的有稳定收入来源，无劳动能力的政策兜底", ExitRules::labour);

    public static final Rule<ExitFacts> ODD =
            rule("R-EX-10", "收入异常提示", "审计发现的做法：退出当年收入突增、一村收入雷同；提示须由他人核实", ExitRules::odd);

    public static final RuleSet<ExitFacts> SET = new RuleSet<>(
            "household-exit",
            "贫困户退出核查",
            ExitFacts.class,
            List.of(CANDIDATE, INCOME, STABLE, FOOD, SCHOOL, INSURANCE, HOUSING, WATER, MEASURES, LABOUR, ODD));

    private ExitRules() {}

    private static Rule<ExitFacts> rule(String id, String title, String citation, Rule.Check<ExitFacts> check) {
        return new Rule<>(id, 1, title, citation, Profile.HUNAN_2016, check);
    }

    /** Whether every condition is met. */
    public static boolean mayExit(List<Finding> findings) {
        return failures(findings).isEmpty();
    }

    /** The conditions that are not met. */
    public static List<Finding> failures(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.FAIL)
                .toList();
    }

    private static void candidate(ExitFacts facts, Policy policy, Rule.Found found) {
        Assistance assistance = facts.support().assistance();
        Input lives = Input.of("低保五保", assistance.label(), VISIT, facts.foundOn());
        if (assistance == Assistance.WUBAO) {
            fail(facts, policy, found, "wubao", "本户是五保户，当年不退出，继续按五保供养。", List.of(lives));
        }
        if (assistance == Assistance.DIBAO_FIRST && !facts.hasLabour()) {
            fail(facts, policy, found, "dibaoFirst", "本户是没有劳动能力的一类低保户，当年不退出，继续兜底保障。", List.of(lives));
        }
        Integer identified = facts.identifiedYear();
        if (identified != null && identified >= facts.year()) {
            fail(
                    facts,
                    policy,
                    found,
                    "newlyListed",
                    "本户" + identified + "年才纳入，当年不退出，请先落实帮扶。",
                    List.of(Input.of("纳入年份", identified, "信息库", facts.foundOn())));
        }
    }

    private static void income(ExitFacts facts, Policy policy, Rule.Found found) {
        int heads = heads(facts, policy);
        if (heads == 0) {
            fail(facts, policy, found, "nobody", "没有一名共同生活、共享收支的成员，无法计算人均收入，请核对家庭成员。", List.of());
            return;
        }
        ParameterValue line = policy.line(SERIES, facts.year());
        Money perHead = facts.netIncome().perHead(heads);
        List<Input> inputs = incomeInputs(facts, heads, perHead, line);
        if (isAbove(facts.netIncome(), heads, line)) {
            found.add(
                    Severity.INFO,
                    "aboveLine",
                    null,
                    "人均纯收入" + perHead + "元，超过" + facts.year() + "年退出标准" + line.asMoney() + "元。",
                    inputs);
        } else {
            fail(
                    facts,
                    policy,
                    found,
                    BELOW_LINE,
                    "人均纯收入" + perHead + "元，没有超过" + facts.year() + "年退出标准" + line.asMoney() + "元。",
                    inputs);
        }
        if (facts.expected().fen() > 0) {
            found.add(
                    Severity.INFO,
                    "expected",
                    "预期收入" + facts.expected() + "元还没有到手，不计入收入。",
                    Input.of("预期收入", facts.expected() + " 元", VISIT, facts.foundOn()));
        }
    }

    private static void stable(ExitFacts facts, Policy policy, Rule.Found found) {
        int heads = heads(facts, policy);
        if (heads == 0) {
            return;
        }
        ParameterValue line = policy.line(SERIES, facts.year());
        Money net = facts.netIncome();
        if (!isAbove(net, heads, line)) {
            return;
        }
        Money help = facts.income().stream()
                .filter(one -> one.kind().isHelp())
                .map(ExitIncome::counted)
                .reduce(Money.ZERO, Money::plus);
        Money without = net.minus(help);
        if (!isAbove(without, heads, line)) {
            fail(
                    facts,
                    policy,
                    found,
                    "reliefAndGifts",
                    "剔除临时救助和捐赠" + help + "元后，人均" + without.perHead(heads) + "元，没有稳定超过退出标准" + line.asMoney() + "元。",
                    incomeInputs(facts, heads, without.perHead(heads), line));
        }
        for (ExitIncome one : facts.income()) {
            Money less = net.minus(one.counted());
            if (one.kind().isOneOff() && !isAbove(less, heads, line)) {
                fail(
                        facts,
                        policy,
                        found,
                        "oneOff",
                        "离开一次性的“" + one.kind().label() + "”" + one.amount() + "元，人均" + less.perHead(heads)
                                + "元，没有稳定超过退出标准" + line.asMoney() + "元。",
                        incomeInputs(facts, heads, less.perHead(heads), line));
            }
        }
    }

    private static void food(ExitFacts facts, Policy policy, Rule.Found found) {
        if (!facts.living().food()) {
            fail(facts, policy, found, "food", "口粮或主食没有保障，不符合“不愁吃”。", seen("吃饭", "没有保障", facts));
        }
        if (!facts.living().clothing()) {
            fail(facts, policy, found, "clothing", "四季衣被没有保障，不符合“不愁穿”。", seen("穿衣", "没有保障", facts));
        }
    }

    private static void school(ExitFacts facts, Policy policy, Rule.Found found) {
        ParameterValue from = policy.value("edu.compulsory.ageFrom");
        ParameterValue to = policy.value("edu.compulsory.ageTo");
        List<String> out = facts.members().stream()
                .filter(member -> {
                    long age = ChronoUnit.YEARS.between(member.budget().birthDate(), policy.on());
                    return age >= from.asInt()
                            && age <= to.asInt()
                            && !member.budget().inSchool()
                            && !member.budget().finishedCompulsory()
                            && !member.schoolExempt();
                })
                .map(member -> member.budget().name())
                .toList();
        if (!out.isEmpty()) {
            fail(
                    facts,
                    policy,
                    found,
                    "school",
                    String.join("、", out) + "是学龄儿童，不在校也没有不能上学的证明。",
                    List.of(
                            Input.of("失学人数", out.size(), VISIT, facts.foundOn()),
                            Input.of("义务教育起始年龄", from),
                            Input.of("义务教育截止年龄", to)));
        }
    }

    private static void insurance(ExitFacts facts, Policy policy, Rule.Found found) {
        List<String> out = facts.members().stream()
                .filter(member -> !member.budget().insured())
                .map(member -> member.budget().name())
                .toList();
        if (!out.isEmpty()) {
            fail(
                    facts,
                    policy,
                    found,
                    "insurance",
                    String.join("、", out) + "没有参加基本医疗保险。",
                    seen("未参保人数", String.valueOf(out.size()), facts));
        }
    }

    private static void housing(ExitFacts facts, Policy policy, Rule.Found found) {
        ExitFacts.Living living = facts.living();
        if (living.relocated()) {
            if (!living.keysReceived() || !living.livingIn()) {
                fail(
                        facts,
                        policy,
                        found,
                        "keys",
                        living.keysReceived() ? "搬迁户拿到钥匙还没有入住，当年不退出。" : "搬迁户还没有拿到新房钥匙，当年不退出。",
                        seen("搬迁", living.keysReceived() ? "未入住" : "未拿到钥匙", facts));
            }
            return;
        }
        String grade = living.houseGrade();
        boolean safe = "A".equals(grade) || "B".equals(grade) || living.renovationAccepted();
        if (!safe) {
            fail(
                    facts,
                    policy,
                    found,
                    "housing",
                    grade == null ? "住房没有安全等级，请先鉴定。" : "住房为" + grade + "级危房，改造没有竣工验收。",
                    seen("住房等级", grade == null ? "没有鉴定" : grade, facts));
        }
    }

    private static void water(ExitFacts facts, Policy policy, Rule.Found found) {
        if (!facts.living().waterSafe()) {
            fail(facts, policy, found, "water", "饮水不安全。", seen("饮水安全", "否", facts));
        }
    }

    private static void measures(ExitFacts facts, Policy policy, Rule.Found found) {
        ParameterValue least = policy.value("exit.minCompletedMeasures");
        int done = facts.support().completedMeasures();
        if (done < least.asInt()) {
            fail(
                    facts,
                    policy,
                    found,
                    "measures",
                    "已完成的帮扶措施" + done + "项，少于" + least.asInt() + "项。",
                    List.of(Input.of("已完成的帮扶措施", done, VISIT, facts.foundOn()), Input.of("至少完成", least)));
        }
    }

    private static void labour(ExitFacts facts, Policy policy, Rule.Found found) {
        if (facts.hasLabour()) {
            if (!facts.support().sourceNamed()) {
                fail(facts, policy, found, "source", "有劳动能力而说不出稳定的收入来源。", seen("收入来源", "没有写明", facts));
            }
        } else if (facts.support().assistance() == Assistance.NONE) {
            fail(facts, policy, found, "assistance", "没有劳动能力，低保或五保还没有落实。", seen("低保五保", "没有", facts));
        }
    }

    private static void odd(ExitFacts facts, Policy policy, Rule.Found found) {
        int heads = heads(facts, policy);
        if (heads == 0) {
            return;
        }
        Money perHead = facts.netIncome().perHead(heads);
        Money before = facts.comparison().perHeadBefore();
        ParameterValue jump = policy.value("exit.flag.incomeJump");
        if (before != null && perHead.compareTo(before) > 0) {
            boolean jumped = before.fen() <= 0
                    || jump.asRatio().isExceededBy(perHead.minus(before).fen(), before.fen());
            if (jumped) {
                found.add(
                        Severity.REVIEW,
                        INCOME_JUMP,
                        "人均纯收入由上年" + before + "元增至" + perHead + "元，增幅超过提示线，请由他人核实写明。",
                        Input.of("上年人均纯收入", before + " 元", "信息库", facts.foundOn()),
                        Input.of("人均纯收入", perHead + " 元", "由系统计算", facts.foundOn()),
                        Input.of("增幅提示线（超过）", jump));
            }
        }
        ParameterValue same = policy.value("exit.flag.sameIncomes");
        int alike = facts.comparison().sameInVillage() + 1;
        if (alike >= same.asInt()) {
            found.add(
                    Severity.REVIEW,
                    SAME_INCOMES,
                    "本村有" + alike + "户当年人均纯收入都是" + perHead + "元，请由他人核实写明。",
                    Input.of("收入相同的户数", alike, "退出核算", facts.foundOn()),
                    Input.of("雷同提示户数", same));
        }
    }

    private static void fail(
            ExitFacts facts, Policy policy, Rule.Found found, String code, String sentence, List<Input> inputs) {
        List<Input> shown = new ArrayList<>(inputs);
        String reason = reason(facts, policy, code);
        found.add(Severity.FAIL, code, reason, sentence + "（不退出原因" + reason + "）", shown);
    }

    private static String reason(ExitFacts facts, Policy policy, String code) {
        int heads = heads(facts, policy);
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("condition", code);
        inputs.put("incomeAbove", heads > 0 && isAbove(facts.netIncome(), heads, policy.line(SERIES, facts.year())));
        inputs.put("spendingAboveIncome", facts.spending().compareTo(facts.netIncome()) > 0);
        inputs.put("majorIllness", facts.members().stream().anyMatch(ExitFacts.Member::majorlyIll));
        inputs.put(
                "disabledWithoutWage",
                facts.members().stream().anyMatch(ExitFacts.Member::disabled)
                        && facts.income().stream()
                                .noneMatch(one -> one.kind() == IncomeKind.WAGE
                                        && one.counted().fen() > 0));
        List<Map<String, Object>> rows = policy.decide(TABLE, inputs);
        if (rows.isEmpty()) {
            throw new IllegalStateException("决策表“" + TABLE + "”没有给出“" + code + "”的不退出原因，请流程设计员补上");
        }
        return "N" + rows.get(0).get("reason");
    }

    private static int heads(ExitFacts facts, Policy policy) {
        return facts.heads(policy.number("id.income.monthsAway"));
    }

    /** 超过: strictly above, compared as it is shown, half up to the fen. */
    private static boolean isAbove(Money net, int heads, ParameterValue line) {
        return net.perHead(heads).compareTo(line.asMoney()) > 0;
    }

    private static List<Input> incomeInputs(ExitFacts facts, int heads, Money perHead, ParameterValue line) {
        return List.of(
                Input.of(facts.year() + "年家庭纯收入", facts.netIncome() + " 元", VISIT, facts.foundOn()),
                Input.of("共同生活人数", heads, VISIT, facts.foundOn()),
                Input.of("人均纯收入", perHead + " 元", "由系统计算", facts.foundOn()),
                Input.of(facts.year() + "年退出标准", line));
    }

    private static List<Input> seen(String name, String value, ExitFacts facts) {
        return List.of(Input.of(name, value, VISIT, facts.foundOn()));
    }
}
