package org.bangfu.exit.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.exit.ExitVisit;
import org.bangfu.people.Staff;
import org.bangfu.policy.exit.Assistance;
import org.bangfu.policy.exit.ExitFacts;
import org.bangfu.policy.exit.ExitIncome;
import org.bangfu.policy.exit.IncomeKind;
import org.bangfu.registry.Member;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;

/** The sheet as it was typed: read into a visit, with everything that is wrong with it. */
final class ExitVisitSheet {

    static final int ROWS = 14;

    private static final Set<String> ABLE = Set.of("01", "02", "05");

    private final Map<String, String> values;
    private final List<Member> members;
    private final List<String> problems = new ArrayList<>();

    ExitVisitSheet(Map<String, String> values, List<Member> members) {
        this.values = values;
        this.members = members;
    }

    List<String> problems() {
        return problems;
    }

    /** What the register knows, so that nobody types it again. */
    static Map<String, String> known(List<Member> members, @Nullable YearlySnapshot latest) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Member member : members) {
            String prefix = "member" + member.id() + ".";
            String labour = member.facts().work().labour();
            put(values, prefix + "inSchool", member.facts().schooling().isAttending());
            put(
                    values,
                    prefix + "insured",
                    Boolean.TRUE.equals(member.facts().insurance().basicMedical()));
            put(values, prefix + "able", labour != null && ABLE.contains(labour));
        }
        if (latest != null) {
            String grade = latest.housing().grade();
            values.put("houseGrade", grade == null ? "" : grade);
            put(values, "waterSafe", Boolean.TRUE.equals(latest.water().safe()));
            put(values, "relocated", Boolean.TRUE.equals(latest.relocation().need()));
        }
        return values;
    }

    /** The visit before, when the case was sent back. */
    static Map<String, String> of(ExitVisit visit) {
        Map<String, String> values = new LinkedHashMap<>();
        int row = 0;
        for (ExitVisit.Line line : visit.account()) {
            String prefix = "income" + row++ + ".";
            values.put(prefix + "kind", line.income().kind().name());
            values.put(
                    prefix + "amount",
                    line.income().amount().toYuan().stripTrailingZeros().toPlainString());
            put(values, prefix + "expected", line.income().expected());
            values.put(prefix + "basis", line.basis());
        }
        for (ExitVisit.Found found : visit.members()) {
            String prefix = "member" + found.member() + ".";
            put(values, prefix + "inSchool", found.inSchool());
            put(values, prefix + "schoolExempt", found.schoolExempt());
            put(values, prefix + "insured", found.insured());
            put(values, prefix + "able", found.able());
        }
        ExitFacts.Living living = visit.living();
        put(values, "food", living.food());
        put(values, "clothing", living.clothing());
        String grade = living.houseGrade();
        values.put("houseGrade", grade == null ? "" : grade);
        put(values, "renovationAccepted", living.renovationAccepted());
        put(values, "relocated", living.relocated());
        put(values, "keysReceived", living.keysReceived());
        put(values, "livingIn", living.livingIn());
        put(values, "waterSafe", living.waterSafe());
        values.put("completedMeasures", String.valueOf(visit.completedMeasures()));
        String source = visit.incomeSource();
        values.put("incomeSource", source == null ? "" : source);
        values.put("assistance", visit.assistance().name());
        PersonId helper = visit.helper();
        values.put("helper", helper == null ? "OTHER" : helper.value());
        values.put("helperName", visit.helperName());
        values.put("medical", visit.medical().toYuan().stripTrailingZeros().toPlainString());
        values.put("education", visit.education().toYuan().stripTrailingZeros().toPlainString());
        return values;
    }

    private static void put(Map<String, String> values, String key, boolean yes) {
        values.put(key, String.valueOf(yes));
    }

    ExitVisit visit(int round, PersonId visitor, @Nullable PersonId helper, Staff staff) {
        String helperName = helper == null ? text("helperName", 60) : staff.displayName(helper);
        if (helperName.isBlank()) {
            problems.add("请选择该户的帮扶责任人，不在名单里的写姓名");
        }
        String source = text("incomeSource", 100);
        return new ExitVisit(
                round,
                day(),
                visitor,
                helper,
                helperName,
                account(),
                members.stream().map(this::found).toList(),
                new ExitFacts.Living(
                        yes("food"),
                        yes("clothing"),
                        grade(),
                        yes("renovationAccepted"),
                        yes("relocated"),
                        yes("keysReceived"),
                        yes("livingIn"),
                        yes("waterSafe")),
                measures(),
                source.isBlank() ? null : source,
                assistance(),
                ExitDesk.money(values.getOrDefault("medical", "0"), "自付医疗费：", problems),
                ExitDesk.money(values.getOrDefault("education", "0"), "自付上学费用：", problems),
                yes("householdSigned"),
                remarks());
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(values.getOrDefault("visitedOn", ""));
        } catch (DateTimeException e) {
            problems.add("请填写入户日期");
            return LocalDate.EPOCH;
        }
    }

    private List<ExitVisit.Line> account() {
        List<ExitVisit.Line> account = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            String prefix = "income" + row + ".";
            String amount = values.getOrDefault(prefix + "amount", "").strip();
            if (amount.isEmpty()) {
                continue;
            }
            String line = "第" + (row + 1) + "行";
            Money money = ExitDesk.money(amount, line + "：", problems);
            String kindName = values.getOrDefault(prefix + "kind", "");
            Stream.of(IncomeKind.values())
                    .filter(kind -> kind.name().equals(kindName))
                    .findFirst()
                    .ifPresentOrElse(
                            kind -> {
                                if (money.fen() > 0) {
                                    account.add(new ExitVisit.Line(
                                            new ExitIncome(kind, money, yes(prefix + "expected")),
                                            text(prefix + "basis", 100)));
                                }
                            },
                            () -> problems.add(line + "：请选择收入类别"));
        }
        if (account.isEmpty()) {
            problems.add("请至少填写一项收入");
        }
        return account;
    }

    private ExitVisit.Found found(Member member) {
        String prefix = "member" + member.id() + ".";
        return new ExitVisit.Found(
                member.id(),
                yes(prefix + "inSchool"),
                yes(prefix + "schoolExempt"),
                yes(prefix + "insured"),
                yes(prefix + "able"));
    }

    private @Nullable String grade() {
        String grade = values.getOrDefault("houseGrade", "");
        return grade.matches("[A-D]") ? grade : null;
    }

    private int measures() {
        String typed = values.getOrDefault("completedMeasures", "").strip();
        if (typed.matches("\\d{1,2}")) {
            return Integer.parseInt(typed);
        }
        problems.add("请填写已完成的帮扶措施项数");
        return 0;
    }

    private Assistance assistance() {
        String typed = values.getOrDefault("assistance", "");
        return Stream.of(Assistance.values())
                .filter(each -> each.name().equals(typed))
                .findFirst()
                .orElseGet(() -> {
                    problems.add("请选择低保五保情况");
                    return Assistance.NONE;
                });
    }

    private String remarks() {
        String remarks = text("remarks", 1000);
        if (remarks.isBlank()) {
            problems.add("请写明入户情况（1000字以内）");
        }
        return remarks;
    }

    private String text(String key, int longest) {
        String text = values.getOrDefault(key, "").strip();
        if (text.length() > longest) {
            problems.add("有一栏超过" + longest + "字，请写短一些");
            return text.substring(0, longest);
        }
        return text;
    }

    private boolean yes(String key) {
        return "true".equals(values.get(key));
    }
}
