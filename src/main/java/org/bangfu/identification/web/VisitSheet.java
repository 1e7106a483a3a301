package org.bangfu.identification.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.common.Money;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.HousingFacts;
import org.bangfu.registry.IncomeAccount;
import org.bangfu.registry.LandFacts;
import org.bangfu.registry.LivingFacts;
import org.bangfu.registry.RelocationFacts;
import org.bangfu.registry.WaterFacts;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The survey sheet of a house visit as a page shows it and as it comes back: what the register knows is filled in, a
 * blank amount of income is none, a blank fact is not recorded.
 */
final class VisitSheet {

    /** How a field is asked. */
    enum Kind {
        MONEY,
        DECIMAL,
        YEAR,
        CHOICE,
        YES_NO
    }

    /**
     * @param choices code to label, for CHOICE
     * @param before what an earlier year had, as it is read; empty when nothing is known of one
     * @param changed whether the value differs from an earlier year's
     */
    record Field(
            String key,
            String label,
            Kind kind,
            @Nullable String unit,
            Map<String, String> choices,
            String value,
            String before,
            boolean changed) {}

    record Group(String title, List<Field> fields) {}

    private final CodeLists codes;
    private final Map<String, String> values;
    private final @Nullable Map<String, String> earlier;
    private final List<String> problems = new ArrayList<>();

    private VisitSheet(CodeLists codes, Map<String, String> values, @Nullable Map<String, String> earlier) {
        this.codes = codes;
        this.values = values;
        this.earlier = earlier;
    }

    /** The same beside what is known of an earlier year. */
    VisitSheet beside(@Nullable YearlySnapshot year) {
        return new VisitSheet(codes, values, year == null ? null : known(codes, year).values);
    }

    static VisitSheet submitted(CodeLists codes, Map<String, String> values) {
        return new VisitSheet(codes, values, null);
    }

    /** Filled in with what is known. */
    static VisitSheet known(CodeLists codes, @Nullable YearlySnapshot snapshot) {
        Map<String, String> values = new LinkedHashMap<>();
        if (snapshot != null) {
            IncomeAccount income = snapshot.income();
            put(values, "wage", income.wage());
            put(values, "planting", income.planting());
            put(values, "forestry", income.forestry());
            put(values, "breeding", income.breeding());
            put(values, "otherOperating", income.otherOperating());
            put(values, "dividend", income.dividend());
            put(values, "otherProperty", income.otherProperty());
            income.transfers().forEach((code, amount) -> put(values, "transfer" + code, amount));
            put(values, "inKind", income.inKind());
            put(values, "operatingCost", income.operatingCost());
            put(values, "tax", income.tax());
            put(values, "medical", snapshot.spending().medical());
            put(values, "education", snapshot.spending().education());
            HousingFacts housing = snapshot.housing();
            put(values, "houseArea", housing.areaM2());
            put(values, "houseStructure", housing.structure());
            put(values, "houseYear", housing.builtYear());
            put(values, "houseGrade", housing.grade());
            put(values, "waterSafe", snapshot.water().safe());
            put(values, "waterDifficult", snapshot.water().difficult());
            LandFacts land = snapshot.land();
            put(values, "cultivated", land.cultivated());
            put(values, "irrigated", land.irrigated());
            put(values, "forest", land.forest());
            put(values, "grainForGreen", land.grainForGreen());
            put(values, "orchard", land.orchard());
            put(values, "pasture", land.pasture());
            put(values, "waterSurface", land.waterSurface());
            LivingFacts living = snapshot.living();
            put(values, "productionPower", living.productionPower());
            put(values, "livingPower", living.livingPower());
            put(values, "radioTv", living.radioTv());
            put(values, "sanitaryToilet", living.sanitaryToilet());
            put(values, "fuel", living.fuel());
            put(values, "roadDistance", living.roadDistanceKm());
            put(values, "entryRoad", living.entryRoad());
            put(values, "coopMember", living.coopMember());
            put(values, "leadEnterprise", living.leadEnterprise());
            put(values, "entrepreneurLed", living.entrepreneurLed());
        }
        return new VisitSheet(codes, values, null);
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value instanceof Money money) {
            if (!money.equals(Money.ZERO)) {
                values.put(key, money.toString());
            }
        } else if (value instanceof BigDecimal decimal) {
            values.put(key, decimal.toPlainString());
        } else if (value != null) {
            values.put(key, value.toString());
        }
    }

    List<Group> groups() {
        List<Field> transfers = new ArrayList<>();
        codes.list("TRANSFER_INCOME").forEach((code, label) -> transfers.add(money("transfer" + code, label)));
        return List.of(
                new Group(
                        "收入（全年，元）",
                        List.of(
                                money("wage", "工资性收入"),
                                money("planting", "种植收入"),
                                money("forestry", "林业收入"),
                                money("breeding", "养殖收入"),
                                money("otherOperating", "其他经营收入"),
                                money("dividend", "资产收益扶贫分红"),
                                money("otherProperty", "其他财产性收入"),
                                money("inKind", "自产自用实物折价"))),
                new Group("转移性收入（全年，元）", transfers),
                new Group(
                        "支出（全年，元）",
                        List.of(
                                money("operatingCost", "生产经营性支出"),
                                money("tax", "税费"),
                                money("medical", "自付医疗费"),
                                money("education", "教育支出"))),
                new Group(
                        "住房和饮水",
                        List.of(
                                choice("houseGrade", "住房等级", "GRADE"),
                                choice("houseStructure", "主要结构", "STRUCTURE"),
                                field("houseArea", "住房面积", Kind.DECIMAL, "平方米", Map.of()),
                                field("houseYear", "建房年份", Kind.YEAR, "年", Map.of()),
                                yesNo("waterSafe", "饮水安全"),
                                yesNo("waterDifficult", "饮水困难"))),
                new Group(
                        "土地（亩）",
                        List.of(
                                land("cultivated", "耕地"),
                                land("irrigated", "有效灌溉"),
                                land("forest", "林地"),
                                land("grainForGreen", "退耕还林"),
                                land("orchard", "林果"),
                                land("pasture", "牧草地"),
                                land("waterSurface", "水面"))),
                new Group(
                        "生产生活条件",
                        List.of(
                                yesNo("productionPower", "通生产用电"),
                                yesNo("livingPower", "通生活用电"),
                                yesNo("radioTv", "通广播电视"),
                                yesNo("sanitaryToilet", "有卫生厕所"),
                                choice("fuel", "主要燃料", "FUEL"),
                                field("roadDistance", "与村主干路距离", Kind.DECIMAL, "公里", Map.of()),
                                choice("entryRoad", "入户路", "ENTRY_ROAD"),
                                yesNo("coopMember", "加入合作社"),
                                yesNo("leadEnterprise", "有龙头企业带动"),
                                yesNo("entrepreneurLed", "有致富带头人带动"))));
    }

    private String value(String key) {
        return values.getOrDefault(key, "");
    }

    private Field money(String key, String label) {
        return field(key, label, Kind.MONEY, "元", Map.of());
    }

    private Field land(String key, String label) {
        return field(key, label, Kind.DECIMAL, "亩", Map.of());
    }

    private Field choice(String key, String label, String list) {
        return field(key, label, Kind.CHOICE, null, codes.list(list));
    }

    private Field yesNo(String key, String label) {
        return field(key, label, Kind.YES_NO, null, Map.of());
    }

    private Field field(String key, String label, Kind kind, @Nullable String unit, Map<String, String> choices) {
        Map<String, String> known = earlier;
        if (known == null) {
            return new Field(key, label, kind, unit, choices, value(key), "", false);
        }
        String then = known.getOrDefault(key, "");
        String read = switch (kind) {
            case MONEY -> (then.isEmpty() ? "0" : then) + "元";
            case DECIMAL, YEAR -> then.isEmpty() ? "未填" : then + unit;
            case CHOICE -> then.isEmpty() ? "未填" : choices.getOrDefault(then, then);
            case YES_NO -> then.isEmpty() ? "未填" : then.equals("true") ? "是" : "否";
        };
        return new Field(key, label, kind, unit, choices, value(key), read, !then.equals(value(key)));
    }

    /** One Chinese sentence for each field that cannot be read. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The figures of the year; what cannot be read is among the {@link #problems}. */
    YearlySnapshot snapshot(int year, int members) {
        Map<String, Money> transfers = new LinkedHashMap<>();
        codes.list("TRANSFER_INCOME").forEach((code, label) -> {
            Money amount = amount("transfer" + code, label);
            if (!amount.equals(Money.ZERO)) {
                transfers.put(code, amount);
            }
        });
        IncomeAccount income = new IncomeAccount(
                amount("wage", "工资性收入"),
                amount("planting", "种植收入"),
                amount("forestry", "林业收入"),
                amount("breeding", "养殖收入"),
                amount("otherOperating", "其他经营收入"),
                amount("dividend", "资产收益扶贫分红"),
                amount("otherProperty", "其他财产性收入"),
                transfers,
                amount("inKind", "自产自用实物折价"),
                amount("operatingCost", "生产经营性支出"),
                amount("tax", "税费"));
        return new YearlySnapshot(
                year,
                members,
                income,
                new YearlySnapshot.Spending(amount("medical", "自付医疗费"), amount("education", "教育支出")),
                new HousingFacts(
                        decimal("houseArea", "住房面积"),
                        code("houseStructure", "STRUCTURE", "主要结构"),
                        year("houseYear", "建房年份"),
                        code("houseGrade", "GRADE", "住房等级"),
                        null),
                new WaterFacts(yes("waterSafe"), yes("waterDifficult"), null),
                new LandFacts(
                        decimal("cultivated", "耕地"),
                        decimal("irrigated", "有效灌溉"),
                        decimal("forest", "林地"),
                        decimal("grainForGreen", "退耕还林"),
                        decimal("orchard", "林果"),
                        decimal("pasture", "牧草地"),
                        decimal("waterSurface", "水面")),
                new LivingFacts(
                        yes("productionPower"),
                        yes("livingPower"),
                        yes("radioTv"),
                        yes("sanitaryToilet"),
                        code("fuel", "FUEL", "主要燃料"),
                        decimal("roadDistance", "与村主干路距离"),
                        code("entryRoad", "ENTRY_ROAD", "入户路"),
                        yes("coopMember"),
                        yes("leadEnterprise"),
                        yes("entrepreneurLed")),
                RelocationFacts.UNKNOWN);
    }

    private Money amount(String key, String label) {
        BigDecimal yuan = decimal(key, label);
        if (yuan == null) {
            return Money.ZERO;
        }
        if (yuan.scale() > 2) {
            problems.add("“" + label + "”最多填到分，请核对");
            return Money.ZERO;
        }
        return Money.yuan(yuan);
    }

    private @Nullable BigDecimal decimal(String key, String label) {
        String text = value(key).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,8}(\\.\\d{1,2})?")) {
            problems.add("“" + label + "”应为不带千分位的数字，最多两位小数，请核对");
            return null;
        }
        return new BigDecimal(text);
    }

    private @Nullable Integer year(String key, String label) {
        String text = value(key).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("(18|19|20)\\d{2}")) {
            problems.add("“" + label + "”应为四位年份，请核对");
            return null;
        }
        return Integer.valueOf(text);
    }

    private @Nullable String code(String key, String list, String label) {
        String text = value(key);
        if (text.isEmpty()) {
            return null;
        }
        if (!codes.has(list, text)) {
            problems.add("请重新选择“" + label + "”");
            return null;
        }
        return text;
    }

    private @Nullable Boolean yes(String key) {
        return switch (value(key)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }
}
