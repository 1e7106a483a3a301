package org.bangfu.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.Money;
import org.bangfu.registry.IncomeAccount;
import org.bangfu.registry.RecordedSnapshot;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;

/**
 * A household's figures of a year beside those of the latest year before it that the register knows.
 *
 * @param earlier null when the register knows no earlier year; {@link Line#before} is then empty
 */
public record YearComparison(int year, @Nullable Integer earlier, List<Line> lines) {

    /**
     * @param difference what a number grew by, signed; empty for facts and when nothing is known of before
     */
    public record Line(String label, String before, String now, String difference, boolean changed) {}

    public YearComparison {
        lines = List.copyOf(lines);
    }

    /** Whether anything differs. */
    public boolean hasChanges() {
        return lines.stream().anyMatch(Line::changed);
    }

    static Optional<YearComparison> of(List<RecordedSnapshot> newestFirst, int year) {
        Optional<YearlySnapshot> now = newestFirst.stream()
                .map(RecordedSnapshot::figures)
                .filter(figures -> figures.year() == year)
                .findFirst();
        YearlySnapshot before = newestFirst.stream()
                .map(RecordedSnapshot::figures)
                .filter(figures -> figures.year() < year)
                .findFirst()
                .orElse(null);
        return now.map(
                figures -> new YearComparison(year, before == null ? null : before.year(), lines(before, figures)));
    }

    private static List<Line> lines(@Nullable YearlySnapshot before, YearlySnapshot now) {
        List<Line> lines = new ArrayList<>();
        IncomeAccount income = now.income();
        IncomeAccount earlier = before == null ? null : before.income();
        lines.add(number(
                "共同生活人口",
                before == null ? null : BigDecimal.valueOf(before.members()),
                BigDecimal.valueOf(now.members())));
        lines.add(money("工资性收入", earlier == null ? null : earlier.wage(), income.wage()));
        lines.add(money("生产经营性收入", earlier == null ? null : earlier.operating(), income.operating()));
        lines.add(money("财产性收入", earlier == null ? null : earlier.property(), income.property()));
        lines.add(money("转移性收入", earlier == null ? null : earlier.transfer(), income.transfer()));
        lines.add(money("自产自用实物折价", earlier == null ? null : earlier.inKind(), income.inKind()));
        lines.add(money("生产经营性支出", earlier == null ? null : earlier.operatingCost(), income.operatingCost()));
        lines.add(money("税费", earlier == null ? null : earlier.tax(), income.tax()));
        lines.add(money("家庭纯收入", earlier == null ? null : earlier.netIncome(), income.netIncome()));
        lines.add(money("人均纯收入", before == null ? null : before.perCapita(), now.perCapita()));
        lines.add(money(
                "自付医疗费",
                before == null ? null : before.spending().medical(),
                now.spending().medical()));
        lines.add(money(
                "教育支出",
                before == null ? null : before.spending().education(),
                now.spending().education()));
        lines.add(fact(
                "住房等级",
                before == null ? null : text(before.housing().grade()),
                text(now.housing().grade())));
        lines.add(fact(
                "饮水安全",
                before == null ? null : yes(before.water().safe()),
                yes(now.water().safe())));
        lines.add(fact(
                "加入合作社",
                before == null ? null : yes(before.living().coopMember()),
                yes(now.living().coopMember())));
        return lines;
    }

    private static Line money(String label, @Nullable Money before, Money now) {
        Money grown = before == null ? Money.ZERO : now.minus(before);
        return new Line(
                label,
                before == null ? "" : before.toString(),
                now.toString(),
                before == null ? "" : signed(grown.toString(), grown.fen()),
                before != null && !before.equals(now));
    }

    private static Line number(String label, @Nullable BigDecimal before, BigDecimal now) {
        BigDecimal grown = before == null ? BigDecimal.ZERO : now.subtract(before);
        return new Line(
                label,
                before == null ? "" : before.toPlainString(),
                now.toPlainString(),
                before == null ? "" : signed(grown.toPlainString(), grown.signum()),
                before != null && before.compareTo(now) != 0);
    }

    private static Line fact(String label, @Nullable String before, String now) {
        return new Line(label, before == null ? "" : before, now, "", before != null && !before.equals(now));
    }

    private static String signed(String text, long sign) {
        return sign > 0 ? "+" + text : text;
    }

    private static String text(@Nullable String value) {
        return value == null ? "未填" : value;
    }

    private static String yes(@Nullable Boolean value) {
        return value == null ? "未填" : value ? "是" : "否";
    }
}
