package org.bangfu.documents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.PersonId;
import org.bangfu.common.ShownTime;
import org.bangfu.meetings.MeetingResult;
import org.bangfu.meetings.Meetings;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.people.Staff;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Finding;
import org.bangfu.registry.Areas;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.Household;
import org.bangfu.registry.Households;
import org.bangfu.registry.IncomeAccount;
import org.bangfu.registry.Member;
import org.bangfu.registry.RecordedSnapshot;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What register and case file know for every document. Numbers of people, phones and accounts are masked. */
@Component
class CaseFields {

    static final Set<String> FIELDS = Set.of(
            "案卷编号", "案卷种类", "开案日期", "办理结果", "县", "乡镇", "村", "村民小组", "户主姓名", "户主证件号", "户编号", "登记状态", "家庭人口", "住址",
            "联系电话", "银行账号", "核算年度", "工资性收入", "生产经营性收入", "财产性收入", "转移性收入", "实物折价", "生产经营性支出", "税费", "纯收入", "人均纯收入",
            "自付医疗费", "教育支出", "住房面积", "住房结构", "建造年份", "住房等级", "饮水安全", "打印日期");

    static final Map<String, Set<String>> TABLES = tables();

    private final CaseFiles cases;
    private final Households households;
    private final Areas areas;
    private final CodeLists codes;
    private final Staff staff;
    private final DecisionRecords records;
    private final Meetings meetings;
    private final NoticeSheets sheets;
    private final Objections objections;
    private final Clock clock;

    CaseFields(
            CaseFiles cases,
            Households households,
            Areas areas,
            CodeLists codes,
            Staff staff,
            DecisionRecords records,
            @Lazy Meetings meetings,
            @Lazy NoticeSheets sheets,
            @Lazy Objections objections,
            Clock clock) {
        this.cases = cases;
        this.households = households;
        this.areas = areas;
        this.codes = codes;
        this.staff = staff;
        this.records = records;
        this.meetings = meetings;
        this.sheets = sheets;
        this.objections = objections;
        this.clock = clock;
    }

    private static Map<String, Set<String>> tables() {
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        tables.put("成员", columns("姓名", "关系", "性别", "年龄", "证件号", "健康", "在校", "劳动力", "医保"));
        tables.put("决定", columns("步骤", "意见", "办理人", "岗位", "日期", "理由"));
        tables.put("核查", columns("规则", "结论", "说明"));
        tables.put("会议", columns("会议", "日期", "应到", "实到", "赞成", "反对", "弃权", "回避", "结果"));
        tables.put("公示", columns("公示", "编号", "张贴日期", "截止日期", "撤下日期", "异议"));
        tables.put("公示名单", columns("序号", "户主", "组", "人数", "事项", "金额", "期间"));
        return Map.copyOf(tables);
    }

    private static Set<String> columns(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    void fill(CaseFile file, DocumentValues values) {
        values.put("案卷编号", file.number())
                .put("案卷种类", file.kind().label())
                .put("开案日期", ShownTime.day(file.openedAt()))
                .put("办理结果", file.statusLabel())
                .put("县", areas.name(file.area().at(AreaLevel.COUNTY)))
                .put("乡镇", areas.name(file.area().at(AreaLevel.TOWNSHIP)))
                .put("村", areas.name(file.area().at(AreaLevel.VILLAGE)))
                .put("村民小组", file.area().level() == AreaLevel.GROUP ? areas.name(file.area()) : "未分组")
                .put("打印日期", LocalDate.now(clock));
        if (!file.isOfVillage()) {
            people(households.get(file.household()), values);
        }
        decisions(file, values);
        findings(file, values);
        collective(file, values);
    }

    private void people(Household household, DocumentValues values) {
        List<Member> members = households.members(household.id());
        values.put("户主姓名", household.headName())
                .put("户编号", household.householdNo())
                .put("登记状态", household.status().label())
                .put("家庭人口", members.size())
                .put("住址", household.address())
                .put("联系电话", household.phoneMasked());
        members.stream()
                .filter(Member::isHead)
                .forEach(head -> values.put("户主证件号", head.citizenId().masked()));
        household(household, values);
        members.forEach(member -> member(member, values));
    }

    private void household(Household household, DocumentValues values) {
        values.put("银行账号", household.accountMasked());
        List<RecordedSnapshot> years = households.snapshots(household.id());
        if (years.isEmpty()) {
            return;
        }
        YearlySnapshot year = years.get(0).figures();
        years.stream()
                .filter(RecordedSnapshot::tellsIncome)
                .findFirst()
                .ifPresent(known -> income(known.figures(), values));
        values.put("住房面积", year.housing().areaM2())
                .put("住房结构", label("STRUCTURE", year.housing().structure()))
                .put("建造年份", year.housing().builtYear())
                .put("住房等级", year.housing().grade())
                .put("饮水安全", year.water().safe());
    }

    private static void income(YearlySnapshot year, DocumentValues values) {
        IncomeAccount income = year.income();
        values.put("核算年度", year.year() + "年")
                .put("工资性收入", income.wage())
                .put("生产经营性收入", income.operating())
                .put("财产性收入", income.property())
                .put("转移性收入", income.transfer())
                .put("实物折价", income.inKind())
                .put("生产经营性支出", income.operatingCost())
                .put("税费", income.tax())
                .put("纯收入", income.netIncome())
                .put("人均纯收入", year.perCapita())
                .put("自付医疗费", year.spending().medical())
                .put("教育支出", year.spending().education());
    }

    private void member(Member member, DocumentValues values) {
        values.row(
                "成员",
                "姓名",
                member.name(),
                "关系",
                codes.label("RELATION", member.relation()),
                "性别",
                member.citizenId().isMale() ? "男" : "女",
                "年龄",
                member.age(LocalDate.now(clock)),
                "证件号",
                member.citizenId().masked(),
                "健康",
                label("HEALTH", member.facts().health().health()),
                "在校",
                label("INSCHOOL", member.facts().schooling().inSchool()),
                "劳动力",
                label("LABOUR", member.facts().work().labour()),
                "医保",
                member.facts().insurance().basicMedical());
    }

    private void decisions(CaseFile file, DocumentValues values) {
        cases.decisions(file.number())
                .forEach(made -> values.row(
                        "决定",
                        "步骤",
                        made.decision().stepLabel(),
                        "意见",
                        made.decision().outcome().label(),
                        "办理人",
                        name(made.decision().by()),
                        "岗位",
                        made.decision().role().label(),
                        "日期",
                        ShownTime.day(made.at()),
                        "理由",
                        made.decision().reason()));
    }

    private void findings(CaseFile file, DocumentValues values) {
        Set<String> shown = new LinkedHashSet<>();
        for (DecisionRecord made : records.ofCase(file.number())) {
            if (shown.add(made.ruleSetId())) {
                for (Finding finding : made.findings()) {
                    values.row(
                            "核查",
                            "规则",
                            finding.ruleId(),
                            "结论",
                            finding.severity().label(),
                            "说明",
                            finding.sentence());
                }
            }
        }
    }

    private void collective(CaseFile file, DocumentValues values) {
        for (MeetingResult result : meetings.ofCase(file.number())) {
            values.row(
                    "会议",
                    "会议",
                    result.type().label(),
                    "日期",
                    ShownTime.day(result.heldAt()),
                    "应到",
                    result.eligible(),
                    "实到",
                    result.present(),
                    "赞成",
                    result.yes(),
                    "反对",
                    result.no(),
                    "弃权",
                    result.abstain(),
                    "回避",
                    result.recused(),
                    "结果",
                    result.passed() ? "通过" : result.valid() ? "未通过" : "到会人数不足");
        }
        List<NoticeSheet> newestFirst = sheets.ofCase(file.number());
        long filed = objections.about(file.number()).size();
        long upheld = objections.about(file.number()).stream()
                .filter(objection -> objection.result() == Objection.Result.UPHELD)
                .count();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            NoticeSheet sheet = newestFirst.get(i);
            values.row(
                    "公示",
                    "公示",
                    sheet.type().title(),
                    "编号",
                    sheet.number(),
                    "张贴日期",
                    sheet.postedAt() == null ? "" : ShownTime.day(sheet.postedAt()),
                    "截止日期",
                    sheet.lastDay(),
                    "撤下日期",
                    sheet.takenDownAt() == null ? "" : ShownTime.day(sheet.takenDownAt()),
                    "异议",
                    filed == 0 ? "无" : filed + "件，成立" + upheld + "件");
        }
        if (!newestFirst.isEmpty()) {
            newestFirst.get(0).lines().stream()
                    .filter(line -> line.caseNumber().equals(file.number()))
                    .forEach(line -> values.row(
                            "公示名单",
                            "序号",
                            line.position(),
                            "户主",
                            line.entry().headName(),
                            "组",
                            line.entry().group(),
                            "人数",
                            line.entry().persons(),
                            "事项",
                            line.entry().category(),
                            "金额",
                            line.entry().amount(),
                            "期间",
                            line.entry().period()));
        }
    }

    private String label(String list, @Nullable String code) {
        return code == null ? "" : codes.label(list, code);
    }

    private String name(PersonId person) {
        return person.equals(PersonId.SYSTEM) ? "系统" : staff.displayName(person);
    }
}
