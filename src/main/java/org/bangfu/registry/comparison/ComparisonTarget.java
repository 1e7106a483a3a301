package org.bangfu.registry.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.common.Role;
import org.bangfu.registry.ComparisonCodes;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.NewComparisonRow;
import org.bangfu.registry.imports.Column;
import org.bangfu.registry.imports.Column.Kind;
import org.bangfu.registry.imports.ImportRun;
import org.bangfu.registry.imports.ImportTarget;
import org.bangfu.registry.imports.RowReader;
import org.bangfu.registry.imports.WorkbookRefused;
import org.jspecify.annotations.Nullable;

/** The list of one department: one row for each entry; a new list takes the place of the one before. */
final class ComparisonTarget implements ImportTarget {

    private static final int MOST_ROWS = 500_000;
    private static final int CHUNK = 500;

    private final ComparisonSource source;
    private final ComparisonLists lists;
    private final List<Column> columns = new ArrayList<>();
    private final @Nullable String detailKey;
    private final @Nullable String amountKey;
    private final @Nullable String sinceKey;

    ComparisonTarget(ComparisonSource source, ComparisonLists lists) {
        this.source = source;
        this.lists = lists;
        columns.add(Column.required("name", "姓名", Kind.TEXT, ""));
        columns.add(Column.of("citizenId", "身份证号码", Kind.CITIZEN, "先把整列设为文本格式；没有的填出生日期"));
        columns.add(Column.of("birthDate", "出生日期", Kind.DATE, "没有身份证号码时必填"));
        columns.add(Column.required("asOf", "数据日期", Kind.DATE, "名单数据截止的日期"));
        Map<String, String> kinds = ComparisonCodes.kinds(source);
        if (!kinds.isEmpty()) {
            columns.add(Column.code("kind", kindLabel(source), kinds, "").asRequired());
        }
        Map<String, String> states = ComparisonCodes.states(source);
        if (!states.isEmpty()) {
            columns.add(Column.code("state", "状态", states, "").asRequired());
        }
        String detail = detailLabel(source);
        detailKey = detail == null ? null : "detail";
        if (detail != null) {
            columns.add(Column.of("detail", detail, Kind.TEXT, ""));
        }
        String amount = amountLabel(source);
        amountKey = amount == null ? null : "amount";
        if (amount != null) {
            columns.add(Column.of("amount", amount, Kind.MONEY, "元"));
        }
        String since = sinceLabel(source);
        sinceKey = since == null ? null : "since";
        if (since != null) {
            Column column = Column.of("since", since, Kind.DATE, "");
            columns.add(source == ComparisonSource.DEATH ? column.asRequired() : column);
        }
        if (source == ComparisonSource.VEHICLE) {
            columns.add(Column.of("adapted", "残疾人改装车", Kind.YES_NO, ""));
        }
    }

    private static String kindLabel(ComparisonSource source) {
        return switch (source) {
            case VEHICLE -> "车辆类型";
            case REAL_ESTATE -> "房产类型";
            case PAYROLL -> "岗位类型";
            case COMPANY -> "任职身份";
            case DIBAO -> "低保类别";
            case WUBAO -> "供养方式";
            case DISABILITY -> "残疾类别";
            case DEATH -> "";
        };
    }

    private static @Nullable String detailLabel(ComparisonSource source) {
        return switch (source) {
            case VEHICLE -> "号牌号码";
            case REAL_ESTATE -> "坐落";
            case PAYROLL -> "单位";
            case COMPANY -> "企业名称";
            case DISABILITY -> "残疾等级";
            case DIBAO, WUBAO, DEATH -> null;
        };
    }

    private static @Nullable String amountLabel(ComparisonSource source) {
        return switch (source) {
            case VEHICLE -> "购车价格";
            case DIBAO, WUBAO -> "月保障金额";
            default -> null;
        };
    }

    private static @Nullable String sinceLabel(ComparisonSource source) {
        return switch (source) {
            case VEHICLE -> "登记日期";
            case DEATH -> "死亡日期";
            default -> null;
        };
    }

    @Override
    public String kind() {
        return source.name();
    }

    @Override
    public String label() {
        return source.label();
    }

    @Override
    public String unit() {
        return "条";
    }

    @Override
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    @Override
    public List<String> notes() {
        return List.of(
                "一条记录一行，由" + source.department() + "部门提供。",
                "有身份证号码的按号码比对；没有的填出生日期，按姓名和出生日期比对，由人核实。",
                "带*的列必填。身份证号码列请先设为文本格式再填写。",
                "新名单接收后替换旧名单；旧名单留作已办案件的依据。");
    }

    @Override
    public List<Role> roles() {
        return List.of(Role.COUNTY_POVERTY);
    }

    @Override
    public Run begin(ImportRun run) {
        return new ListRun(run);
    }

    private final class ListRun implements Run {

        private final ImportRun run;
        private final Set<NewComparisonRow> seen = new HashSet<>();
        private final List<NewComparisonRow> ready = new ArrayList<>();
        private int rows;

        private ListRun(ImportRun run) {
            this.run = run;
        }

        @Override
        public void row(RowReader row) {
            if (++rows > MOST_ROWS) {
                throw new WorkbookRefused("名单超过" + MOST_ROWS + "条，请拆成几个文件分别导入");
            }
            NewComparisonRow entry = entry(row);
            if (entry != null && !seen.add(entry)) {
                row.error("name", "DUP", "与前面的一行完全相同，请删去一行");
                entry = null;
            }
            if (entry == null) {
                run.countRefused();
                return;
            }
            run.countValid(1);
            if (run.isTaking()) {
                ready.add(entry);
                if (ready.size() >= CHUNK) {
                    flush();
                }
            }
        }

        private @Nullable NewComparisonRow entry(RowReader row) {
            String name = row.name("name");
            CitizenId citizen = row.citizen("citizenId");
            LocalDate birthDate = row.date("birthDate", run.today());
            if (!row.isFilled("citizenId") && !row.isFilled("birthDate")) {
                row.error("citizenId", "CELL", "身份证号码和出生日期至少填一项");
            }
            LocalDate asOf = row.date("asOf", run.today());
            boolean hasKind = !ComparisonCodes.kinds(source).isEmpty();
            boolean hasState = !ComparisonCodes.states(source).isEmpty();
            String kind = hasKind ? row.code("kind") : null;
            String state = hasState ? row.code("state") : null;
            String detail = detailKey == null ? null : row.text(detailKey);
            Money amount = amountKey == null ? null : row.moneyIfAny(amountKey);
            LocalDate since = sinceKey == null ? null : row.date(sinceKey, run.today());
            boolean adapted = source == ComparisonSource.VEHICLE && Boolean.TRUE.equals(row.yesNo("adapted"));
            if (row.isBroken() || name == null || asOf == null) {
                return null;
            }
            return new NewComparisonRow(name, citizen, birthDate, kind, state, detail, amount, since, adapted, asOf);
        }

        private void flush() {
            lists.add(run.importId(), source, List.copyOf(ready));
            ready.clear();
        }

        @Override
        public void end() {
            if (run.isTaking()) {
                flush();
                lists.accept(run.importId(), source, run.today(), run.valid());
            }
        }
    }
}
