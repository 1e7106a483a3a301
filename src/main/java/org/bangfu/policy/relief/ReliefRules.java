package org.bangfu.policy.relief;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Temporary relief, ordinary and emergency procedure.
 *
 * <p>About a request: R-TR-01 {@code sameCause} FAIL (the county may grant a special case), R-TR-06 {@code barred} VETO,
 * R-TE-01 {@code emergencyTwice} FAIL. About the need: R-TR-02 {@code covered} FAIL, {@code partlyCovered} INFO; R-TR-03
 * {@code noBurden} FAIL, {@code belowShare} FAIL, {@code burden} INFO, {@code asset} REVIEW; R-TR-04 {@code proposed}
 * INFO, {@code noMonths} FAIL, {@code exhausted} FAIL. About the amount: R-TR-05 {@code township} INFO or {@code county}
 * INFO, {@code split} REVIEW, {@code reserveShort} FAIL.
 */
public final class ReliefRules {

    public static final String SAME_CAUSE = "sameCause";
    public static final String BARRED = "barred";
    public static final String EMERGENCY_TWICE = "emergencyTwice";
    public static final String COVERED = "covered";
    public static final String PARTLY_COVERED = "partlyCovered";
    public static final String NO_BURDEN = "noBurden";
    public static final String BELOW_SHARE = "belowShare";
    public static final String BURDEN = "burden";
    public static final String ASSET = "asset";
    public static final String PROPOSED = "proposed";
    public static final String NO_MONTHS = "noMonths";
    public static final String EXHAUSTED = "exhausted";
    public static final String TOWNSHIP = "township";
    public static final String COUNTY = "county";
    public static final String SPLIT = "split";
    public static final String RESERVE_SHORT = "reserveShort";

    /** The decision table with the months of relief. */
    public static final String TABLE = "relief-months";

    private static final String AMOUNT = "建议救助金额（元）";
    private static final String REGISTER = "救助台账";
    private static final String SURVEY = "入户调查";

    public static final Rule<ReliefRequest> SAME_CAUSE_ONCE = new Rule<>(
            "R-TR-01",
            1,
            "同一事由一个自然年度内一次",
            "临时救助办法（外地细则）：同一事由一般一年内只救助一次，特殊情形报县民政局批准",
            Profile.SUINING_2015,
            ReliefRules::sameCause);

    public static final Rule<ReliefRequest> FRAUD_BAR =
            new Rule<>("R-TR-06", 1, "骗取救助后限期不予受理", "社会救助暂行办法第六十八条；限期取外地细则", Profile.SUINING_2015, ReliefRules::barred);

    public static final Rule<ReliefRequest> EMERGENCY_ONCE = new Rule<>(
            "R-TE-01",
            1,
            "同一事由不得两次走紧急程序",
            "本系统设计：紧急程序先救助后补手续，不得反复使用",
            Profile.SUINING_2015,
            ReliefRules::emergencyTwice);

    public static final Rule<ReliefNeed> NOT_COVERED = new Rule<>(
            "R-TR-02",
            1,
            "灾害、疾病应急救助已负担的不重复救助",
            "国务院关于全面建立临时救助制度的通知（2014年）：与其他救助制度衔接",
            Profile.SUINING_2015,
            ReliefRules::covered);

    public static final Rule<ReliefNeed> NET_BURDEN = new Rule<>(
            "R-TR-03",
            1,
            "自负支出和家庭收入",
            "国务院关于全面建立临时救助制度的通知（2014年）：生活必需支出突然增加超出家庭承受能力；比例为政策参数",
            Profile.SUINING_2015,
            ReliefRules::burden);

    public static final Rule<ReliefNeed> STANDARD = new Rule<>(
            "R-TR-04",
            1,
            "救助金额按低保标准、人数和月数计算",
            "本系统设计：月低保标准×人数×月数（决策表“relief-months”），有单次和年度封顶",
            Profile.SUINING_2015,
            ReliefRules::standard);

    public static final Rule<ReliefAmount> LEVEL = new Rule<>(
            "R-TR-05",
            1,
            "审批层级看连续十二个月累计，资金要够",
            "临时救助办法（外地细则）：小额可委托乡镇审批；累计口径防止化整为零",
            Profile.SUINING_2015,
            ReliefRules::level);

    public static final RuleSet<ReliefRequest> REQUEST = new RuleSet<>(
            "relief-request", "临时救助申请核查", ReliefRequest.class, List.of(SAME_CAUSE_ONCE, FRAUD_BAR, EMERGENCY_ONCE));

    public static final RuleSet<ReliefNeed> NEED =
            new RuleSet<>("relief-need", "临时救助需求核算", ReliefNeed.class, List.of(NOT_COVERED, NET_BURDEN, STANDARD));

    public static final RuleSet<ReliefAmount> APPROVAL =
            new RuleSet<>("relief-approval", "临时救助审批层级", ReliefAmount.class, List.of(LEVEL));

    private ReliefRules() {}

    public static boolean has(List<Finding> findings, String code) {
        return findings.stream().anyMatch(finding -> finding.code().equals(code));
    }

    /** The amount that R-TR-04 proposed; empty when it could propose none. */
    public static Optional<Money> proposed(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.code().equals(PROPOSED))
                .flatMap(finding -> finding.inputs().stream())
                .filter(input -> input.name().equals(AMOUNT))
                .findFirst()
                .map(input -> Money.yuan(new BigDecimal(input.value())));
    }

    private static void sameCause(ReliefRequest facts, Policy policy, Rule.Found found) {
        if (facts.emergency()) {
            return;
        }
        ParameterValue allowed = policy.value("relief.sameCausePerYear");
        List<EarlierRelief> same = facts.earlier().stream()
                .filter(one -> one.cause() == facts.cause()
                        && one.on().getYear() == facts.askedOn().getYear())
                .toList();
        if (same.size() >= allowed.asInt()) {
            EarlierRelief last = same.get(same.size() - 1);
            found.add(
                    Severity.FAIL,
                    SAME_CAUSE,
                    facts.askedOn().getYear() + "年已因" + facts.cause().label() + "救助" + same.size() + "次（案卷"
                            + last.caseNumber() + "），同一事由不再救助；确有特殊情形的，报县民政局批准。",
                    Input.of("本年同一事由已救助次数", same.size(), REGISTER, last.on()),
                    Input.of("同一事由每年次数", allowed));
        }
    }

    private static void emergencyTwice(ReliefRequest facts, Policy policy, Rule.Found found) {
        if (!facts.emergency()) {
            return;
        }
        facts.earlier().stream()
                .filter(one -> one.emergency()
                        && one.cause() == facts.cause()
                        && one.on().getYear() == facts.askedOn().getYear())
                .findFirst()
                .ifPresent(one -> found.add(
                        Severity.FAIL,
                        EMERGENCY_TWICE,
                        "同一事由已走过紧急程序（案卷" + one.caseNumber() + "），不能再走紧急程序，请转一般程序办理。",
                        Input.of("上一次紧急救助", one.caseNumber(), REGISTER, one.on())));
    }

    private static void barred(ReliefRequest facts, Policy policy, Rule.Found found) {
        LocalDate fraud = facts.fraudFoundOn();
        if (fraud == null) {
            return;
        }
        ParameterValue bar = policy.value("relief.fraud.bar");
        LocalDate until = fraud.plus(bar.asPeriod());
        if (facts.askedOn().isBefore(until)) {
            found.add(
                    Severity.VETO,
                    BARRED,
                    "本户于" + fraud + "被认定骗取救助，" + until + "之前不予受理。",
                    Input.of("认定骗取救助", fraud, "追回台账", fraud),
                    Input.of("不予受理期限", bar));
        }
    }

    private static void covered(ReliefNeed facts, Policy policy, Rule.Found found) {
        List<CostItem> covered =
                facts.costs().stream().filter(CostItem::isCovered).toList();
        if (covered.isEmpty()) {
            return;
        }
        boolean all = covered.size() == facts.costs().size();
        Input[] inputs = covered.stream()
                .map(item -> Input.of(
                        item.item(), item.cost() + " 元，" + item.scheme().label(), SURVEY, facts.foundOn()))
                .toArray(Input[]::new);
        if (all) {
            found.add(Severity.FAIL, COVERED, "所列支出已全部由灾害或疾病应急救助负担，临时救助不重复支付。", inputs);
        } else {
            found.add(Severity.INFO, PARTLY_COVERED, "有" + covered.size() + "项支出已由灾害或疾病应急救助负担，不计入自负支出。", inputs);
        }
    }

    private static void burden(ReliefNeed facts, Policy policy, Rule.Found found) {
        Money net = facts.netBurden();
        List<Input> inputs = new ArrayList<>(List.of(
                Input.of("支出或损失合计", facts.cost() + " 元", SURVEY, facts.foundOn()),
                Input.of("已报销和其他救助", facts.reimbursed() + " 元", SURVEY, facts.foundOn()),
                Input.of("自负支出", net + " 元", "由系统计算", facts.foundOn())));
        if (net.fen() <= 0) {
            found.add(Severity.FAIL, NO_BURDEN, null, "扣除已报销和其他救助后没有自负支出，不需要临时救助。", inputs);
        } else if (facts.type() == ReliefType.EXPENDITURE) {
            ParameterValue share = policy.value("relief.expenditure.share");
            inputs.add(
                    Input.of(facts.incomeYear() + "年家庭纯收入", facts.yearlyIncome() + " 元", "信息库和入户调查", facts.foundOn()));
            inputs.add(Input.of("自负支出占收入比例（达到）", share));
            boolean reached = facts.yearlyIncome().fen() <= 0
                    || share.asRatio()
                            .isReachedBy(net.fen(), facts.yearlyIncome().fen());
            found.add(
                    reached ? Severity.INFO : Severity.FAIL,
                    reached ? BURDEN : BELOW_SHARE,
                    null,
                    "自负支出" + net + "元，" + (reached ? "达到" : "没有达到") + "家庭年收入" + facts.yearlyIncome() + "元的"
                            + percent(share) + (reached ? "。" : "，不符合支出型救助条件。"),
                    inputs);
        } else {
            found.add(Severity.INFO, BURDEN, null, "自负支出（损失）" + net + "元。", inputs);
        }
        for (ReliefNeed.Asset asset : facts.assets()) {
            found.add(
                    Severity.REVIEW,
                    ASSET,
                    asset.reference(),
                    asset.list() + "上有本户成员（" + asset.maskedValue() + "），请在意见中写明是否影响救助。",
                    List.of(Input.of(asset.list(), asset.maskedValue(), asset.list(), asset.asOf())));
        }
    }

    private static void standard(ReliefNeed facts, Policy policy, Rule.Found found) {
        ParameterValue dibao = policy.value("dibao.rural.monthly");
        ParameterValue perCase = policy.value("relief.cap.case");
        ParameterValue perYear = policy.value("relief.cap.year");
        List<Map<String, Object>> rows = policy.decide(
                TABLE,
                Map.of(
                        "cause", facts.cause().name(),
                        "hardship", facts.hardship().name(),
                        "lostLabour", facts.lostLabour()));
        int months = rows.stream()
                .mapToInt(row -> new BigDecimal(String.valueOf(row.get("months"))).intValueExact())
                .sum();
        List<Input> inputs = new ArrayList<>(List.of(
                Input.of("农村低保月标准", dibao),
                Input.of("救助人数", facts.persons(), SURVEY, facts.foundOn()),
                Input.of("救助月数", months, "决策表 " + TABLE, policy.on())));
        if (months <= 0) {
            found.add(
                    Severity.FAIL,
                    NO_MONTHS,
                    null,
                    "决策表里没有“" + facts.cause().label() + "、" + facts.hardship().label() + "”的救助月数，请流程设计员补上。",
                    inputs);
            return;
        }
        Money computed = dibao.asMoney().times(facts.persons()).times(months);
        Money thisYear = facts.earlier().stream()
                .filter(one -> one.on().getYear() == policy.on().getYear())
                .map(EarlierRelief::amount)
                .reduce(Money.ZERO, Money::plus);
        Money left = perYear.asMoney().minus(thisYear);
        Money net = facts.netBurden();
        inputs.add(Input.of("单次封顶", perCase));
        inputs.add(Input.of("每户年度封顶", perYear));
        inputs.add(Input.of("本年已救助", thisYear + " 元", REGISTER, policy.on()));
        inputs.add(Input.of("自负支出", net + " 元", "由系统计算", facts.foundOn()));
        if (left.fen() <= 0) {
            found.add(Severity.FAIL, EXHAUSTED, null, "本户本年已救助" + thisYear + "元，达到年度封顶，本年不再发给现金。", inputs);
            return;
        }
        Money amount = least(computed, perCase.asMoney(), left, net);
        if (amount.fen() <= 0) {
            return;
        }
        inputs.add(Input.of(AMOUNT, amount, "由系统计算", policy.on()));
        found.add(
                Severity.INFO,
                PROPOSED,
                null,
                "按月标准" + dibao.asMoney() + "元×" + facts.persons() + "人×" + months + "个月为" + computed + "元"
                        + limitedBy(amount, computed, perCase.asMoney(), left) + "，建议救助" + amount + "元。",
                inputs);
    }

    private static String limitedBy(Money amount, Money computed, Money perCase, Money left) {
        if (amount.equals(computed)) {
            return "";
        }
        if (amount.equals(perCase)) {
            return "，超过单次封顶" + perCase + "元";
        }
        return amount.equals(left) ? "，本年度还可救助" + left + "元" : "，不超过自负支出" + amount + "元";
    }

    private static Money least(Money... amounts) {
        Money least = amounts[0];
        for (Money amount : amounts) {
            if (amount.compareTo(least) < 0) {
                least = amount;
            }
        }
        return least;
    }

    private static void level(ReliefAmount facts, Policy policy, Rule.Found found) {
        ParameterValue limit = policy.value("relief.township.limit");
        Money before = facts.withinTwelveMonths();
        Money sum = before.plus(facts.amount());
        boolean township = sum.compareTo(limit.asMoney()) <= 0;
        List<Input> inputs = List.of(
                Input.of("本次金额", facts.amount() + " 元", "乡镇意见", facts.on()),
                Input.of("此前十二个月已救助", before + " 元", REGISTER, facts.on()),
                Input.of("乡镇审批限额", limit));
        found.add(
                Severity.INFO,
                township ? TOWNSHIP : COUNTY,
                null,
                "连同此前十二个月共" + sum + "元，" + (township ? "在乡镇审批限额" : "超过乡镇审批限额") + limit.asMoney() + "元"
                        + (township ? "以内，由乡镇审批。" : "，由县民政局审批。"),
                inputs);
        if (!township && facts.amount().compareTo(limit.asMoney()) <= 0) {
            found.add(
                    Severity.REVIEW,
                    SPLIT,
                    null,
                    "本次" + facts.amount() + "元没有超过乡镇限额，但十二个月累计" + sum + "元已超过，请核实是否分次申请。",
                    inputs);
        }
        Money reserve = facts.reserve();
        if (reserve != null && reserve.compareTo(facts.amount()) < 0) {
            found.add(
                    Severity.FAIL,
                    RESERVE_SHORT,
                    null,
                    "可用的临时救助资金" + reserve + "元，不够本次" + facts.amount() + "元，请财政落实资金后再审批。",
                    List.of(Input.of("可用资金", reserve + " 元", "资金台账", facts.on())));
        }
    }

    private static String percent(ParameterValue share) {
        return share.asDecimal()
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
