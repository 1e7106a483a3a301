package org.bangfu.policy.housing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
 * Renovation of dilapidated houses.
 *
 * <p>About a request: R-HS-01 {@code category} INFO, {@code unproven} FAIL, {@code proof} REVIEW, {@code notEligible}
 * FAIL; R-HS-02 {@code otherHouse} FAIL, {@code perhapsOtherHouse} REVIEW, {@code aidedBefore} FAIL; R-HS-03
 * {@code relocation} FAIL. About the house: R-HS-07 {@code gradeA} to {@code gradeD} INFO. About money: R-HS-04
 * {@code place} INFO, {@code noPlace} FAIL; R-HS-08 {@code inRange} INFO, {@code outOfRange} FAIL; R-HS-06
 * {@code withinApproved} INFO, {@code overpaid} FAIL. About the new house: R-HS-05 {@code areaFits} INFO,
 * {@code tooLarge} FAIL, {@code tooSmall} FAIL, {@code unlimited} INFO.
 */
public final class HousingRules {

    public static final String CATEGORY = "category";
    public static final String UNPROVEN = "unproven";
    public static final String PROOF = "proof";
    public static final String NOT_ELIGIBLE = "notEligible";
    public static final String OTHER_HOUSE = "otherHouse";
    public static final String PERHAPS_OTHER_HOUSE = "perhapsOtherHouse";
    public static final String AIDED_BEFORE = "aidedBefore";
    public static final String RELOCATION = "relocation";
    public static final String PLACE = "place";
    public static final String NO_PLACE = "noPlace";
    public static final String IN_RANGE = "inRange";
    public static final String OUT_OF_RANGE = "outOfRange";
    public static final String WITHIN_APPROVED = "withinApproved";
    public static final String OVERPAID = "overpaid";
    public static final String AREA_FITS = "areaFits";
    public static final String TOO_LARGE = "tooLarge";
    public static final String TOO_SMALL = "tooSmall";
    public static final String UNLIMITED = "unlimited";

    /** The decision table that makes one grade of the parts'. */
    public static final String TABLE = "housing-grade";

    private static final String APPRAISAL = "房屋安全鉴定";
    private static final String LEDGER = "资金台账";

    public static final Rule<HousingRequest> ELIGIBLE_CATEGORY = new Rule<>(
            "R-HS-01",
            1,
            "补助对象为五保、低保、贫困残疾人家庭和其他贫困户",
            "农村危房改造补助对象（2015年）；2017年起集中用于四类重点对象",
            Profile.SUINING_2015,
            HousingRules::category);

    public static final Rule<HousingRequest> SOLE_DWELLING = new Rule<>(
            "R-HS-02",
            1,
            "唯一住房，规定年限内没有享受过",
            "农村危房改造：一户一宅、唯一住房；再次补助间隔为政策参数",
            Profile.SUINING_2015,
            HousingRules::soleDwelling);

    public static final Rule<HousingRequest> NO_RELOCATION = new Rule<>(
            "R-HS-03",
            1,
            "与易地搬迁不重复享受",
            "湖南省2016年试点：符合易地搬迁条件的优先搬迁，其余纳入危房改造",
            Profile.SUINING_2015,
            HousingRules::relocation);

    public static final Rule<HouseComponents> GRADE = new Rule<>(
            "R-HS-07",
            1,
            "按构件评级确定房屋等级",
            "农村危险房屋鉴定分A至D级；由构件汇总到整幢的对照为决策表“housing-grade”",
            Profile.SUINING_2015,
            HousingRules::grade);

    public static final Rule<HousingQuota> WITHIN_QUOTA =
            new Rule<>("R-HS-04", 1, "不超过年度改造指标", "农村危房改造年度任务由上级下达；户数为政策参数", Profile.SUINING_2015, HousingRules::quota);

    public static final Rule<HousingSubsidy> AMOUNT =
            new Rule<>("R-HS-08", 1, "补助金额在分类标准以内", "分类补助标准按年度方案，为政策参数", Profile.SUINING_2015, HousingRules::amount);

    public static final Rule<HousingArea> AREA = new Rule<>(
            "R-HS-05",
            1,
            "改造后面积不超标、不过小",
            "农村危房改造建设标准：1至3人户控制在60平方米以内，3人以上户人均13至18平方米",
            Profile.SUINING_2015,
            HousingRules::area);

    public static final Rule<HousingPayment> PAYMENT =
            new Rule<>("R-HS-06", 1, "累计付款不超过核定金额", "补助资金按核定金额分期拨付到户", Profile.SUINING_2015, HousingRules::payment);

    public static final RuleSet<HousingRequest> REQUEST = new RuleSet<>(
            "housing-request",
            "危房改造申请核查",
            HousingRequest.class,
            List.of(ELIGIBLE_CATEGORY, SOLE_DWELLING, NO_RELOCATION));

    public static final RuleSet<HouseComponents> APPRAISED =
            new RuleSet<>("housing-grade", "危房等级鉴定", HouseComponents.class, List.of(GRADE));

    public static final RuleSet<HousingQuota> QUOTA =
            new RuleSet<>("housing-quota", "危房改造年度指标", HousingQuota.class, List.of(WITHIN_QUOTA));

    public static final RuleSet<HousingSubsidy> SUBSIDY =
            new RuleSet<>("housing-subsidy", "危房改造补助金额", HousingSubsidy.class, List.of(AMOUNT));

    public static final RuleSet<HousingArea> SIZE =
            new RuleSet<>("housing-area", "危房改造面积", HousingArea.class, List.of(AREA));

    public static final RuleSet<HousingPayment> PAID =
            new RuleSet<>("housing-payment", "危房改造付款", HousingPayment.class, List.of(PAYMENT));

    private HousingRules() {}

    public static boolean has(List<Finding> findings, String code) {
        return findings.stream().anyMatch(finding -> finding.code().equals(code));
    }

    /** Whether something stops the case until it is mended. */
    public static boolean fails(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.FAIL);
    }

    /** The sentences of what stops the case. */
    public static String failures(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.FAIL)
                .map(Finding::sentence)
                .collect(Collectors.joining());
    }

    /**
     * The grade that R-HS-07 found.
     *
     * @throws IllegalStateException when the table has no row for the parts
     */
    public static DangerGrade grade(List<Finding> findings) {
        for (DangerGrade grade : DangerGrade.values()) {
            if (has(findings, "grade" + grade)) {
                return grade;
            }
        }
        throw new IllegalStateException("决策表“" + TABLE + "”里没有这种构件评级，请流程设计员补上");
    }

    private static void category(HousingRequest facts, Policy policy, Rule.Found found) {
        if (facts.category() != HousingCategory.OTHER) {
            found.add(
                    Severity.INFO,
                    CATEGORY,
                    "本户为" + facts.category().label() + "，属于补助对象。",
                    Input.of("对象类别", facts.category().label(), "信息库和部门名单", facts.askedOn()));
            return;
        }
        ParameterValue others = policy.value("housing.category.other");
        if (others.asInt() == 0) {
            found.add(
                    Severity.FAIL,
                    NOT_ELIGIBLE,
                    "本户不是五保户、低保户、贫困残疾人家庭或建档立卡贫困户，现行政策不补助其他户。",
                    Input.of("是否补助其他贫困户", others));
        } else if (facts.proven()) {
            found.add(
                    Severity.REVIEW,
                    PROOF,
                    "本户不在五保、低保、贫困户名单内，凭证明材料按其他贫困户申请，请乡镇现场核实。",
                    Input.of("贫困证明材料", "已提交", "申请材料", facts.askedOn()));
        } else {
            found.add(
                    Severity.FAIL,
                    UNPROVEN,
                    "本户不在五保、低保、贫困残疾、贫困户名单内，也没有提交贫困证明材料。",
                    Input.of("贫困证明材料", "没有", "申请材料", facts.askedOn()));
        }
    }

    private static void soleDwelling(HousingRequest facts, Policy policy, Rule.Found found) {
        if (!facts.soleDwelling()) {
            found.add(Severity.FAIL, OTHER_HOUSE, "申请人说明另有住房，不是唯一住房。", Input.of("是否唯一住房", "否", "申请书", facts.askedOn()));
        }
        for (HousingRequest.OtherHouse house : facts.houses()) {
            found.add(
                    house.sure() ? Severity.FAIL : Severity.REVIEW,
                    house.sure() ? OTHER_HOUSE : PERHAPS_OTHER_HOUSE,
                    house.reference(),
                    house.sure() ? "不动产名单上本户成员另有房屋，不是唯一住房。" : "不动产名单上有与本户成员同名同生日的人，请乡镇核实是否本人。",
                    List.of(Input.of("不动产", house.shown(), "不动产名单", house.asOf())));
        }
        ParameterValue years = policy.value("housing.reaid.years");
        for (HousingRequest.FormerAid aid : facts.aids()) {
            LocalDate until = aid.on().plusYears(years.asInt());
            if (facts.askedOn().isBefore(until)) {
                found.add(
                        Severity.FAIL,
                        AIDED_BEFORE,
                        aid.on().getYear() + "年已享受过危房改造，" + until + "以前不能再次补助。",
                        Input.of("上次危房改造", aid.on(), aid.source(), aid.on()),
                        Input.of("再次补助间隔（年）", years));
            }
        }
    }

    private static void relocation(HousingRequest facts, Policy policy, Rule.Found found) {
        if (facts.relocation()) {
            found.add(
                    Severity.FAIL,
                    RELOCATION,
                    "本户已列入易地搬迁，不能同时享受危房改造。",
                    Input.of("易地搬迁", "是", "信息库和资金台账", facts.askedOn()));
        }
    }

    private static void grade(HouseComponents facts, Policy policy, Rule.Found found) {
        List<Map<String, Object>> rows = policy.decide(
                TABLE,
                Map.of(
                        "loadBearing", facts.loadBearing().name(),
                        "roof", facts.roof().name()));
        Set<String> grades =
                rows.stream().map(row -> String.valueOf(row.get("grade"))).collect(Collectors.toSet());
        for (DangerGrade grade : DangerGrade.values()) {
            if (grades.contains(grade.name())) {
                found.add(
                        Severity.INFO,
                        "grade" + grade,
                        "地基、墙体、柱、梁、屋面评为" + shown(facts.foundation()) + shown(facts.walls())
                                + shown(facts.columns()) + shown(facts.beams()) + shown(facts.roof()) + "，整幢为"
                                + grade.label() + "。",
                        Input.of("承重构件最差等级", shown(facts.loadBearing()), APPRAISAL, facts.gradedOn()),
                        Input.of("屋面等级", shown(facts.roof()), APPRAISAL, facts.gradedOn()));
            }
        }
    }

    private static String shown(ComponentGrade grade) {
        return grade.label().substring(0, 1);
    }

    private static void quota(HousingQuota facts, Policy policy, Rule.Found found) {
        ParameterValue places = policy.value("housing.quota");
        boolean free = facts.taken() < places.asInt();
        found.add(
                free ? Severity.INFO : Severity.FAIL,
                free ? PLACE : NO_PLACE,
                facts.year() + "年指标" + places.asInt() + "户，已安排" + facts.taken() + "户，"
                        + (free ? "可以安排本户。" : "没有指标了，请等调整指标或下一年度再审批。"),
                Input.of("年度改造指标（户）", places),
                Input.of("已安排户数", facts.taken(), "指标台账", facts.on()));
    }

    private static void amount(HousingSubsidy facts, Policy policy, Rule.Found found) {
        ParameterValue profile = policy.value("housing.subsidy.profile");
        String prefix = "housing.subsidy." + profile.value() + ".";
        ParameterValue least = policy.value(prefix + facts.subsidyClass().least());
        ParameterValue most = policy.value(prefix + facts.subsidyClass().most());
        boolean within =
                facts.amount().compareTo(least.asMoney()) >= 0 && facts.amount().compareTo(most.asMoney()) <= 0;
        found.add(
                within ? Severity.INFO : Severity.FAIL,
                within ? IN_RANGE : OUT_OF_RANGE,
                "“" + facts.subsidyClass().label() + "”的补助标准为" + range(least.asMoney(), most.asMoney()) + "元，核定"
                        + facts.amount() + "元" + (within ? "。" : "，不在标准以内，请核对。"),
                Input.of("补助标准下限", least),
                Input.of("补助标准上限", most),
                Input.of("核定金额", facts.amount() + " 元", "县级复核", facts.on()));
    }

    private static String range(Money least, Money most) {
        return least.equals(most) ? least.toString() : least + "至" + most;
    }

    private static void area(HousingArea facts, Policy policy, Rule.Found found) {
        Input area = Input.of(
                facts.planned() ? "协议面积（平方米）" : "实测面积（平方米）",
                facts.squareMetres(),
                facts.planned() ? "改造协议" : "竣工验收",
                facts.on());
        if (facts.plan() == PlanType.REPAIR) {
            found.add(Severity.INFO, UNLIMITED, "修缮加固不改变房屋面积，不核面积标准。", area);
            return;
        }
        AreaLimits limits = AreaLimits.of(facts.persons(), policy::value);
        BigDecimal floor = limits.floor();
        BigDecimal cap = limits.cap();
        boolean tooSmall = facts.squareMetres().compareTo(floor) < 0;
        boolean tooLarge = facts.squareMetres().compareTo(cap) > 0;
        found.add(
                tooSmall || tooLarge ? Severity.FAIL : Severity.INFO,
                tooSmall ? TOO_SMALL : tooLarge ? TOO_LARGE : AREA_FITS,
                facts.persons() + "人户面积应在" + plain(floor) + "至" + plain(cap) + "平方米之间，"
                        + (facts.planned() ? "协议" : "实测") + plain(facts.squareMetres()) + "平方米"
                        + (tooLarge ? "，超过标准，不予验收、不付补助。" : tooSmall ? "，低于标准。" : "。"),
                area,
                Input.of("家庭人口", facts.persons(), "信息库", facts.on()),
                Input.of(limits.heads() == 1 ? "面积下限" : "人均面积下限", limits.least()),
                Input.of(limits.heads() == 1 ? "面积上限" : "人均面积上限", limits.most()));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static void payment(HousingPayment facts, Policy policy, Rule.Found found) {
        Money total = facts.paid().plus(facts.next());
        boolean within = total.compareTo(facts.approved()) <= 0;
        found.add(
                within ? Severity.INFO : Severity.FAIL,
                within ? WITHIN_APPROVED : OVERPAID,
                "连同本期累计" + total + "元，" + (within ? "不超过" : "超过") + "核定的" + facts.approved() + "元。",
                Input.of("核定金额", facts.approved() + " 元", LEDGER, facts.on()),
                Input.of("已付", facts.paid() + " 元", LEDGER, facts.on()),
                Input.of("本期", facts.next() + " 元", LEDGER, facts.on()));
    }
}
