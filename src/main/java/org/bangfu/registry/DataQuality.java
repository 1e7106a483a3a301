package org.bangfu.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.registry.QualityFinding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The data-quality rules DQ01 to DQ20. Their severity, bounds and labels are data ({@code seeds/data-quality.csv}); every
 * rule is checked and everything found is told.
 */
public final class DataQuality {

    /**
     * A rule as data.
     *
     * @param low lower bound where the rule has one
     * @param high upper bound where the rule has one
     * @param since first year of figures that it looks at; null for all
     */
    public record Rule(
            String id,
            Severity severity,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable Integer since,
            String label) {}

    private final Map<String, Rule> rules = new LinkedHashMap<>();

    public DataQuality(List<Rule> rules) {
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
    }

    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /** What a rule is about, in Chinese. */
    public String label(String rule) {
        return rule(rule).label();
    }

    /** Finds everything; an empty list means that the record is clean. */
    public List<QualityFinding> check(QualityFacts facts) {
        List<QualityFinding> found = new ArrayList<>();
        checkPeople(facts, found);
        YearlySnapshot snapshot = facts.snapshot();
        if (snapshot != null) {
            checkExited(facts.status(), snapshot, found);
            checkIncome(snapshot, found);
            checkLand(snapshot, found);
            checkLiving(snapshot.living(), found);
        }
        return found;
    }

    private void checkPeople(QualityFacts facts, List<QualityFinding> found) {
        Set<CitizenId> seen = new HashSet<>();
        long heads = 0;
        for (int i = 0; i < facts.people().size(); i++) {
            QualityFacts.Person person = facts.people().get(i);
            MemberFacts known = person.facts();
            if (Member.HEAD.equals(person.relation())) {
                heads++;
            }
            CitizenId citizen = person.citizenId();
            if (citizen == null) {
                add(found, "DQ16", "citizenId", i, person.name() + "的身份证号码不对，请对照证件重新填写");
            } else if (citizen.birthDate().isAfter(facts.on())) {
                add(found, "DQ16", "citizenId", i, person.name() + "的出生日期在今天之后，请对照证件核对第7至14位");
            } else if (!seen.add(citizen)) {
                add(found, "DQ16", "citizenId", i, person.name() + "的身份证号码在本户出现两次，请删去重复的一行");
            }
            if (person.agedBetween(low("DQ18"), high("DQ18"), facts.on())
                    && !known.schooling().isAttending()
                    && !known.schooling().hasFinishedCompulsory()
                    && isBlank(known.schooling().dropoutReason())) {
                add(found, "DQ18", "inSchool", i, person.name() + "是学龄儿童而不在校，请填写在校情况或失学原因");
            }
            if (person.agedBetween(low("DQ19"), 200, facts.on())
                    && !Boolean.TRUE.equals(known.insurance().pension())) {
                add(found, "DQ19", "pension", i, person.name() + "已满" + low("DQ19") + "岁而没有养老保险，请核实");
            }
            if (!Boolean.TRUE.equals(known.insurance().basicMedical())) {
                add(found, "DQ19", "basicMedical", i, person.name() + "没有参加医疗保险，请核实");
            }
        }
        if (heads != 1) {
            add(found, "DQ17", "relation", null, "一户应有且只有一名户主，现在有" + heads + "名，请核对“与户主关系”");
        }
        Integer declared = facts.declaredMembers();
        if (declared != null && declared != facts.people().size()) {
            add(
                    found,
                    "DQ20",
                    "declaredMembers",
                    null,
                    "家庭人口填" + declared + "人，成员却有" + facts.people().size() + "行，请核对");
        }
    }

    private void checkExited(HouseholdStatus status, YearlySnapshot snapshot, List<QualityFinding> found) {
        if (status != HouseholdStatus.EXITED) {
            return;
        }
        if (snapshot.housing().isDangerous()) {
            add(found, "DQ01", "houseGrade", null, "已脱贫户的住房仍为危房，请核实住房等级或脱贫状态");
        }
        if (!Boolean.TRUE.equals(snapshot.water().safe())) {
            add(found, "DQ02", "waterSafe", null, "已脱贫户的饮水不安全，请核实饮水情况或脱贫状态");
        }
    }

    private void checkIncome(YearlySnapshot snapshot, List<QualityFinding> found) {
        IncomeAccount income = snapshot.income();
        Money wage = income.wage();
        if (isPositiveBelow(wage, "DQ04")
                || wage.toYuan().compareTo(bound(rule("DQ04").high())) > 0) {
            add(found, "DQ04", "wage", null, "工资性收入" + wage + "元不在常见范围，请核对单位是否为元");
        }
        if (income.operating().fen() > 0 && income.operatingCost().fen() <= 0) {
            add(found, "DQ05", "operatingCost", null, "有生产经营性收入而没有生产经营性支出，请核对支出");
        }
        BigDecimal grainForGreen = snapshot.land().grainForGreen();
        if (income.transfer("05").fen() > 0 && (grainForGreen == null || grainForGreen.signum() <= 0)) {
            add(found, "DQ06", "grainForGreen", null, "有生态补偿金而没有退耕还林面积，请核对");
        }
        transferBelow(income.transfer("02"), "DQ07", "dibao", "低保金", found);
        transferBelow(income.transfer("01"), "DQ08", "familyPlanning", "计划生育金", found);
        transferBelow(income.transfer("04"), "DQ09", "pensionIncome", "养老保险金", found);
        transferBelow(income.transfer("03"), "DQ10", "wubao", "五保金", found);
        if (applies(rule("DQ15"), snapshot)
                && snapshot.perCapita().toYuan().compareTo(bound(rule("DQ15").low())) < 0) {
            add(found, "DQ15", "wage", null, "人均纯收入" + snapshot.perCapita() + "元低于监测参考值，请关注");
        }
    }

    private static boolean applies(Rule rule, YearlySnapshot snapshot) {
        Integer since = rule.since();
        return since == null || snapshot.year() >= since;
    }

    private void transferBelow(Money amount, String rule, String field, String name, List<QualityFinding> found) {
        if (isPositiveBelow(amount, rule)) {
            add(found, rule, field, null, name + amount + "元低于常见数额，请核对单位是否为元、是否为全年数");
        }
    }

    private boolean isPositiveBelow(Money amount, String rule) {
        return amount.fen() > 0 && amount.toYuan().compareTo(bound(rule(rule).low())) < 0;
    }

    private void checkLand(YearlySnapshot snapshot, List<QualityFinding> found) {
        LandFacts land = snapshot.land();
        land(land).forEach((field, area) -> {
            if (area.mu() == null) {
                add(found, "DQ12", field, null, area.name() + "面积没有填写，没有的请填0");
            }
        });
        BigDecimal grainForGreen = land.grainForGreen();
        if (grainForGreen != null
                && grainForGreen.compareTo(orZero(land.forest()).add(orZero(land.pasture()))) > 0) {
            add(found, "DQ11", "grainForGreen", null, "退耕还林面积大于林地与牧草地之和，请核对");
        }
    }

    private record Area(String name, @Nullable BigDecimal mu) {}

    private static Map<String, Area> land(LandFacts land) {
        Map<String, Area> areas = new LinkedHashMap<>();
        areas.put("cultivated", new Area("耕地", land.cultivated()));
        areas.put("irrigated", new Area("有效灌溉", land.irrigated()));
        areas.put("forest", new Area("林地", land.forest()));
        areas.put("grainForGreen", new Area("退耕还林", land.grainForGreen()));
        areas.put("orchard", new Area("林果", land.orchard()));
        areas.put("pasture", new Area("牧草地", land.pasture()));
        areas.put("waterSurface", new Area("水面", land.waterSurface()));
        return areas;
    }

    private void checkLiving(LivingFacts living, List<QualityFinding> found) {
        BigDecimal distance = living.roadDistanceKm();
        if (distance == null) {
            add(found, "DQ03", "roadDistance", null, "与主干路距离没有填写，请填写公里数");
        } else if (distance.compareTo(bound(rule("DQ03").high())) > 0) {
            add(found, "DQ03", "roadDistance", null, "与主干路距离" + distance.toPlainString() + "公里偏远，请核对单位是否为公里");
        }
        yesNo(living.coopMember(), "coopMember", "加入合作社", found);
        yesNo(living.productionPower(), "productionPower", "通生产用电", found);
        yesNo(living.livingPower(), "livingPower", "通生活用电", found);
        yesNo(living.radioTv(), "radioTv", "通广播电视", found);
        yesNo(living.sanitaryToilet(), "sanitaryToilet", "有卫生厕所", found);
        yesNo(living.leadEnterprise(), "leadEnterprise", "有龙头企业带动", found);
        yesNo(living.entrepreneurLed(), "entrepreneurLed", "有创业致富带头人带动", found);
        if (isBlank(living.fuel())) {
            add(found, "DQ14", "fuel", null, "主要燃料类型没有填写，请从代码表中选择");
        }
    }

    private void yesNo(@Nullable Boolean answer, String field, String question, List<QualityFinding> found) {
        if (answer == null) {
            add(found, "DQ13", field, null, "“是否" + question + "”没有填写，请填是或否");
        }
    }

    private void add(List<QualityFinding> found, String rule, String field, @Nullable Integer member, String sentence) {
        found.add(new QualityFinding(rule, rule(rule).severity(), field, member, sentence));
    }

    private Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalStateException("数据质量规则表缺少 " + id);
        }
        return rule;
    }

    private int low(String rule) {
        return bound(rule(rule).low()).intValueExact();
    }

    private int high(String rule) {
        return bound(rule(rule).high()).intValueExact();
    }

    private static BigDecimal bound(@Nullable BigDecimal bound) {
        if (bound == null) {
            throw new IllegalStateException("数据质量规则表缺少界限值");
        }
        return bound;
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
