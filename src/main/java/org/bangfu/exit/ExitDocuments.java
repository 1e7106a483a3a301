package org.bangfu.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.PersonId;
import org.bangfu.documents.DocumentSource;
import org.bangfu.documents.DocumentValues;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.people.Staff;
import org.bangfu.policy.Finding;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.exit.ExitFacts;
import org.bangfu.policy.exit.ExitIncome;
import org.bangfu.policy.exit.ExitRules;
import org.bangfu.registry.CodeLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The documents of an exit, filled from the case. */
@Component
class ExitDocuments implements DocumentSource {

    private static final OfficialDocument VERIFICATION = document("verification", "贫困户退出核实表");
    private static final OfficialDocument APPRAISAL = document("appraisal", "贫困户退出评议记录");
    private static final OfficialDocument NOTICE = document("notice", "贫困户退出公示情况表");
    private static final OfficialDocument APPROVAL = document("approval", "贫困户退出审批表");
    private static final OfficialDocument CERTIFICATE = document("certificate", "贫困户退出证");
    private static final OfficialDocument CONTINUATION = document("continuation", "继续帮扶告知书");

    private final HouseholdExits exits;
    private final PolicyParameters policy;
    private final CodeLists codes;
    private final Staff staff;

    ExitDocuments(HouseholdExits exits, PolicyParameters policy, CodeLists codes, Staff staff) {
        this.exits = exits;
        this.policy = policy;
        this.codes = codes;
        this.staff = staff;
    }

    private static OfficialDocument document(String name, String title) {
        return OfficialDocument.of("exit", "exit-" + name, title);
    }

    @Override
    public CaseKind kind() {
        return CaseKind.EXIT;
    }

    @Override
    public List<OfficialDocument> documents() {
        return List.of(VERIFICATION, APPRAISAL, NOTICE, APPROVAL, CERTIFICATE, CONTINUATION);
    }

    @Override
    public List<OfficialDocument> available(CaseFile file) {
        HouseholdExit exit = exits.get(file.number());
        List<OfficialDocument> available = new ArrayList<>();
        if (exit.accountedBy() != null) {
            available.addAll(List.of(VERIFICATION, APPRAISAL, NOTICE, APPROVAL));
        }
        if (exit.announced() != null) {
            available.add(CERTIFICATE);
        }
        if (exit.refused() != null) {
            available.add(CONTINUATION);
        }
        return available;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "退出年度", "退出来源", "退出标准", "核算日期", "核算人", "帮扶责任人", "第一核实人", "第二核实人", "低保五保", "吃穿情况", "住房情况", "帮扶措施",
                "收入来源", "入户情况", "农户意见", "备案文号", "公告日期", "退出日期", "政策延续到", "不退出结果", "不退出理由");
    }

    @Override
    public Map<String, Set<String>> tables() {
        return Map.of(
                "收入账",
                Set.of("类别", "金额", "计入", "依据"),
                "会核",
                Set.of("部门", "意见", "依据", "签字", "日期"),
                "不退出原因",
                Set.of("代码", "原因"));
    }

    @Override
    public void fill(CaseFile file, DocumentValues values) {
        HouseholdExit exit = exits.get(file.number());
        values.put("退出年度", exit.year() + "年")
                .put("退出来源", exit.origin().label())
                .put(
                        "退出标准",
                        policy.find("line." + ExitRules.SERIES + "." + exit.year(), exit.openedOn())
                                .map(line -> line.value())
                                .orElse(null))
                .put("第一核实人", name(exit.firstVerifier()))
                .put("第二核实人", name(exit.secondVerifier()))
                .put("备案文号", exit.filingNo());
        exits.latestVisit(file.number()).ifPresent(visit -> fill(visit, values));
        HouseholdExit.Consent consent = exit.consent();
        if (consent != null) {
            values.put("农户意见", consent.agreed() ? "认可" : "不认可：" + consent.reason());
        }
        HouseholdExit.Announced announced = exit.announced();
        if (announced != null) {
            values.put("公告日期", announced.on());
        }
        HouseholdExit.Exited exited = exit.exited();
        if (exited != null) {
            values.put("退出日期", exited.on()).put("政策延续到", exited.benefitsContinueUntil());
        } else if (announced != null) {
            values.put("退出日期", announced.on());
        }
        HouseholdExit.Refused refused = exit.refused();
        if (refused != null) {
            values.put("不退出结果", refused.refusal().label()).put("不退出理由", refused.reason());
        }
        for (SectorOpinion opinion : exits.sectors(file.number())) {
            values.row(
                    "会核",
                    "部门",
                    opinion.department().label(),
                    "意见",
                    opinion.passed() ? "合格" : "不合格",
                    "依据",
                    opinion.reason(),
                    "签字",
                    name(opinion.by()),
                    "日期",
                    opinion.on());
        }
        for (Finding failure : ExitRules.failures(exits.findings(file.number()))) {
            String code = String.valueOf(failure.reference());
            values.row("不退出原因", "代码", code, "原因", codes.label("NONEXIT", code.substring(1)));
        }
    }

    private void fill(ExitVisit visit, DocumentValues values) {
        ExitFacts.Living living = visit.living();
        String grade = living.houseGrade();
        values.put("核算日期", visit.visitedOn())
                .put("核算人", name(visit.visitor()))
                .put("帮扶责任人", visit.helperName())
                .put("低保五保", visit.assistance().label())
                .put("吃穿情况", (living.food() ? "不愁吃" : "吃没有保障") + "，" + (living.clothing() ? "不愁穿" : "穿没有保障"))
                .put(
                        "住房情况",
                        (grade == null ? "没有鉴定" : grade + "级")
                                + (living.renovationAccepted() ? "，改造已验收" : "")
                                + (living.relocated() ? "，搬迁户" + (living.livingIn() ? "已入住" : "未入住") : ""))
                .put("帮扶措施", visit.completedMeasures())
                .put("收入来源", visit.incomeSource() == null ? "没有写明" : visit.incomeSource())
                .put("入户情况", visit.remarks());
        for (ExitVisit.Line line : visit.account()) {
            ExitIncome income = line.income();
            values.row(
                    "收入账",
                    "类别",
                    income.kind().label(),
                    "金额",
                    income.amount(),
                    "计入",
                    income.expected() ? "预期，不计入" : income.kind().isCost() ? "减去" : "计入",
                    "依据",
                    line.basis());
        }
    }

    private String name(@Nullable PersonId person) {
        return person == null ? "" : staff.displayName(person);
    }
}
