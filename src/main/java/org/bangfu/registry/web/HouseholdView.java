package org.bangfu.registry.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.bangfu.common.Money;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.Member;
import org.bangfu.registry.MemberFacts;
import org.bangfu.registry.RecordedSnapshot;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;

/** A household as its page shows it: labels instead of codes, numbers masked, years side by side. */
final class HouseholdView {

    private static final String NOT_RECORDED = "未填";

    private final CodeLists codes;

    HouseholdView(CodeLists codes) {
        this.codes = codes;
    }

    /** A member as a row. */
    record MemberLine(
            String name,
            String relation,
            String sex,
            int age,
            String citizenMasked,
            String hukou,
            String education,
            String inSchool,
            String health,
            String labour,
            String insurance,
            String living) {}

    MemberLine line(Member member, LocalDate on) {
        MemberFacts facts = member.facts();
        return new MemberLine(
                member.name(),
                codes.label("RELATION", member.relation()),
                member.citizenId().isMale() ? "男" : "女",
                member.age(on),
                member.citizenId().masked(),
                label("HUKOU", facts.hukou().type()),
                label("EDU", facts.schooling().education()),
                label("INSCHOOL", facts.schooling().inSchool()),
                label("HEALTH", facts.health().health()),
                label("LABOUR", facts.work().labour()),
                yesNo(facts.insurance().basicMedical()),
                living(facts));
    }

    private static String living(MemberFacts facts) {
        Integer away = facts.absence().months();
        if (!facts.sharesBudget()) {
            return "不共用收支";
        }
        if (away == null || away == 0) {
            return "在家";
        }
        Boolean sends = facts.absence().sendsMoney();
        return "外出" + away + "个月" + (sends == null ? "" : sends ? "，寄钱回家" : "，不寄钱回家");
    }

    /** A fact over the years. */
    record YearsLine(String label, List<String> values, boolean number, boolean total) {}

    List<YearsLine> years(List<RecordedSnapshot> snapshots) {
        List<YearsLine> lines = new ArrayList<>();
        text(lines, "来源", snapshots, RecordedSnapshot::source, source -> source.label());
        lines.add(new YearsLine(
                "共同生活人口",
                snapshots.stream()
                        .map(s -> Integer.toString(s.figures().members()))
                        .toList(),
                true,
                false));
        money(lines, "工资性收入", snapshots, s -> s.income().wage());
        money(lines, "生产经营性收入", snapshots, s -> s.income().operating());
        money(lines, "财产性收入", snapshots, s -> s.income().property());
        money(lines, "转移性收入", snapshots, s -> s.income().transfer());
        TreeSet<String> transferCodes = new TreeSet<>();
        snapshots.forEach(
                s -> transferCodes.addAll(s.figures().income().transfers().keySet()));
        for (String code : transferCodes) {
            money(
                    lines,
                    "　其中：" + codes.label("TRANSFER_INCOME", code),
                    snapshots,
                    s -> s.income().transfers().getOrDefault(code, Money.ZERO));
        }
        money(lines, "实物折价", snapshots, s -> s.income().inKind());
        money(lines, "生产经营性支出", snapshots, s -> s.income().operatingCost());
        money(lines, "税费", snapshots, s -> s.income().tax());
        total(lines, "家庭纯收入", snapshots, s -> s.income().netIncome());
        total(lines, "人均纯收入", snapshots, YearlySnapshot::perCapita);
        money(lines, "自付医疗支出", snapshots, s -> s.spending().medical());
        money(lines, "教育支出", snapshots, s -> s.spending().education());
        fact(lines, "住房面积（平方米）", snapshots, s -> number(s.housing().areaM2()));
        fact(lines, "房屋结构", snapshots, s -> label("STRUCTURE", s.housing().structure()));
        fact(lines, "住房等级", snapshots, s -> label("GRADE", s.housing().grade()));
        fact(lines, "饮水安全", snapshots, s -> yesNo(s.water().safe()));
        fact(lines, "饮水困难", snapshots, s -> yesNo(s.water().difficult()));
        fact(lines, "耕地（亩）", snapshots, s -> number(s.land().cultivated()));
        fact(lines, "林地（亩）", snapshots, s -> number(s.land().forest()));
        fact(lines, "退耕还林（亩）", snapshots, s -> number(s.land().grainForGreen()));
        fact(lines, "生活用电", snapshots, s -> yesNo(s.living().livingPower()));
        fact(lines, "广播电视", snapshots, s -> yesNo(s.living().radioTv()));
        fact(lines, "卫生厕所", snapshots, s -> yesNo(s.living().sanitaryToilet()));
        fact(lines, "主要燃料", snapshots, s -> label("FUEL", s.living().fuel()));
        fact(lines, "入户路", snapshots, s -> label("ENTRY_ROAD", s.living().entryRoad()));
        fact(lines, "离主干路（公里）", snapshots, s -> number(s.living().roadDistanceKm()));
        fact(lines, "加入合作社", snapshots, s -> yesNo(s.living().coopMember()));
        return lines;
    }

    private static <T> void text(
            List<YearsLine> lines,
            String label,
            List<RecordedSnapshot> snapshots,
            Function<RecordedSnapshot, T> value,
            Function<T, String> text) {
        lines.add(
                new YearsLine(label, snapshots.stream().map(value.andThen(text)).toList(), false, false));
    }

    private static void fact(
            List<YearsLine> lines,
            String label,
            List<RecordedSnapshot> snapshots,
            Function<YearlySnapshot, String> value) {
        text(lines, label, snapshots, RecordedSnapshot::figures, value);
    }

    private static void money(
            List<YearsLine> lines,
            String label,
            List<RecordedSnapshot> snapshots,
            Function<YearlySnapshot, Money> value) {
        List<Money> amounts =
                snapshots.stream().map(s -> value.apply(s.figures())).toList();
        lines.add(new YearsLine(label, amounts.stream().map(HouseholdView::yuan).toList(), true, false));
    }

    private static void total(
            List<YearsLine> lines,
            String label,
            List<RecordedSnapshot> snapshots,
            Function<YearlySnapshot, Money> value) {
        lines.add(new YearsLine(
                label,
                snapshots.stream().map(s -> yuan(value.apply(s.figures()))).toList(),
                true,
                true));
    }

    private static String yuan(Money money) {
        return "%,.2f".formatted(money.toYuan());
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? NOT_RECORDED : number.stripTrailingZeros().toPlainString();
    }

    private static String yesNo(@Nullable Boolean answer) {
        return answer == null ? NOT_RECORDED : answer ? "是" : "否";
    }

    private String label(String list, @Nullable String code) {
        return code == null ? NOT_RECORDED : codes.label(list, code);
    }
}
