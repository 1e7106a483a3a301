package org.bangfu.housing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceItem;
import org.bangfu.common.ShownTime;
import org.bangfu.documents.DocumentSource;
import org.bangfu.documents.DocumentValues;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.funds.Grant;
import org.bangfu.funds.Grants;
import org.bangfu.meetings.Meetings;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.people.Staff;
import org.bangfu.policy.housing.ComponentGrade;
import org.bangfu.policy.housing.DangerGrade;
import org.bangfu.registry.CodeLists;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The documents of a renovation, filled from the case; the last lists everything that belongs to it (一户一档). */
@Component
class HousingDocuments implements DocumentSource {

    private static final OfficialDocument APPLICATION = document("application", "农村危房改造申请书");
    private static final OfficialDocument APPRAISAL = document("appraisal", "房屋安全鉴定报告");
    private static final OfficialDocument MEETING = document("meeting", "农村危房改造民主评议记录");
    private static final OfficialDocument NOTICE = document("notice", "农村危房改造公示情况表");
    private static final OfficialDocument APPROVAL = document("approval", "农村危房改造审批表");
    private static final OfficialDocument AGREEMENT = document("agreement", "农村危房改造协议书");
    private static final OfficialDocument INSPECTION = document("inspection", "农村危房改造施工检查表");
    private static final OfficialDocument ACCEPTANCE = document("acceptance", "农村危房改造竣工验收表");
    private static final OfficialDocument REFUSAL = document("refusal", "农村危房改造不予补助告知书");
    private static final OfficialDocument FILE = document("file", "农村危房改造一户一档目录");

    private final Renovations renovations;
    private final HousingPlaces places;
    private final Evidence evidence;
    private final Grants grants;
    private final Meetings meetings;
    private final NoticeSheets sheets;
    private final Staff staff;
    private final CodeLists codes;

    HousingDocuments(
            Renovations renovations,
            HousingPlaces places,
            Evidence evidence,
            Grants grants,
            @Lazy Meetings meetings,
            @Lazy NoticeSheets sheets,
            Staff staff,
            CodeLists codes) {
        this.renovations = renovations;
        this.places = places;
        this.evidence = evidence;
        this.grants = grants;
        this.meetings = meetings;
        this.sheets = sheets;
        this.staff = staff;
        this.codes = codes;
    }

    private static OfficialDocument document(String name, String title) {
        return OfficialDocument.of("housing", "housing-" + name, title);
    }

    @Override
    public CaseKind kind() {
        return CaseKind.HOUSING;
    }

    @Override
    public List<OfficialDocument> documents() {
        return List.of(
                APPLICATION, APPRAISAL, MEETING, NOTICE, APPROVAL, AGREEMENT, INSPECTION, ACCEPTANCE, REFUSAL, FILE);
    }

    @Override
    public List<OfficialDocument> available(CaseFile file) {
        Renovation renovation = get(file);
        Map<OfficialDocument, Boolean> known = new LinkedHashMap<>();
        known.put(APPLICATION, true);
        known.put(APPRAISAL, renovation.grade() != null);
        known.put(MEETING, !meetings.ofCase(file.number()).isEmpty());
        known.put(NOTICE, !sheets.ofCase(file.number()).isEmpty());
        known.put(APPROVAL, renovation.proposal() != null);
        // printed to be signed before it is registered
        known.put(AGREEMENT, HousingRenovations.isApproved(renovation));
        known.put(INSPECTION, !renovations.inspections(file.number()).isEmpty());
        known.put(ACCEPTANCE, renovation.building() != null);
        known.put(REFUSAL, renovation.refused() != null);
        known.put(FILE, true);
        List<OfficialDocument> available = new ArrayList<>();
        known.forEach((document, there) -> {
            if (there) {
                available.add(document);
            }
        });
        return available;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "房屋坐落", "原房建造年份", "原房结构", "原房面积", "宅基地证号", "是否唯一住房", "申请方式", "申请理由", "对象类别", "危房等级", "有人居住", "紧急安置案卷",
                "改造方式", "补助类别", "核定补助", "批准日期", "年度指标", "协议面积", "面积标准", "签订日期", "约定开工日期", "约定竣工日期", "施工人", "开工日期",
                "竣工日期", "旧房已拆除", "实测面积", "质量等级", "卫生厕所", "验收日期", "已付补助", "不予补助原因", "不予补助理由");
    }

    @Override
    public Map<String, Set<String>> tables() {
        return Map.of(
                "鉴定", Set.of("次序", "报告编号", "日期", "鉴定人", "地基", "墙体", "柱", "梁", "屋面", "整幢等级", "说明", "重新鉴定理由"),
                "检查", Set.of("阶段", "次数", "日期", "检查人", "结论", "情况"),
                "验收", Set.of("次数", "单位", "意见", "验收人", "日期", "面积", "质量", "说明"),
                "付款", Set.of("期次", "金额", "条件", "状态"),
                "公文", Set.of("序号", "名称"),
                "材料", Set.of("序号", "种类", "文件", "日期"));
    }

    @Override
    public void fill(CaseFile file, DocumentValues values) {
        Renovation renovation = get(file);
        application(renovation, values);
        decisions(file, renovation, values);
        building(renovation, values);
        rows(file, values);
        money(file, values);
        contents(file, values);
    }

    private void application(Renovation renovation, DocumentValues values) {
        Renovation.House house = renovation.house();
        String structure = house.structure();
        DangerGrade grade = renovation.grade();
        values.put("房屋坐落", house.address())
                .put("原房建造年份", shown(house.builtYear()))
                .put("原房结构", structure == null ? "无" : codes.label("STRUCTURE", structure))
                .put("原房面积", shown(house.squareMetres()))
                .put("宅基地证号", shown(house.landCert()))
                .put("是否唯一住房", renovation.soleDwelling())
                .put("申请方式", renovation.plan().label())
                .put("申请理由", renovation.statement())
                .put("对象类别", renovation.category().label())
                .put("危房等级", grade == null ? null : grade.label())
                .put("有人居住", renovation.livedIn())
                .put("紧急安置案卷", shown(renovation.shelter()));
    }

    private static Object shown(@Nullable Object value) {
        return value == null ? "无" : value;
    }

    private void decisions(CaseFile file, Renovation renovation, DocumentValues values) {
        Renovation.Proposal proposal = renovation.proposal();
        values.put("改造方式", renovation.method().label());
        if (proposal != null) {
            values.put("补助类别", proposal.subsidyClass().label())
                    .put("核定补助", proposal.amount())
                    .put("批准日期", proposal.approvedOn())
                    .put("年度指标", places.has(file.number()) ? "已安排" : "没有占用");
        }
        Renovation.Refused refused = renovation.refused();
        if (refused != null) {
            values.put("不予补助原因", refused.refusal().label()).put("不予补助理由", refused.reason());
        }
    }

    private void building(Renovation renovation, DocumentValues values) {
        Renovation.Agreement agreement = renovation.agreement();
        if (agreement != null) {
            BigDecimal floor = agreement.floor();
            BigDecimal cap = agreement.cap();
            values.put("协议面积", agreement.squareMetres())
                    .put(
                            "面积标准",
                            floor == null || cap == null
                                    ? "修缮加固，不核面积"
                                    : floor.stripTrailingZeros().toPlainString() + "至"
                                            + cap.stripTrailingZeros().toPlainString() + "平方米")
                    .put("签订日期", agreement.signedOn())
                    .put("约定开工日期", agreement.startBy())
                    .put("约定竣工日期", agreement.finishBy());
        }
        Renovation.Building building = renovation.building();
        if (building != null) {
            values.put("施工人", building.builder())
                    .put("开工日期", building.startedOn())
                    .put("竣工日期", building.completedOn())
                    .put("旧房已拆除", building.demolished());
        }
        Renovation.Accepted accepted = renovation.accepted();
        if (accepted != null) {
            values.put("实测面积", accepted.squareMetres())
                    .put("质量等级", accepted.quality() + "级")
                    .put("卫生厕所", accepted.toilet())
                    .put("验收日期", accepted.on());
        }
    }

    private void rows(CaseFile file, DocumentValues values) {
        for (Appraisal made : renovations.appraisals(file.number())) {
            DangerGrade grade = made.grade();
            values.row(
                    "鉴定",
                    "次序",
                    "第" + made.round() + "次",
                    "报告编号",
                    made.reportNo(),
                    "日期",
                    made.appraisedOn(),
                    "鉴定人",
                    made.appraiser(),
                    "地基",
                    letter(made.parts().foundation()),
                    "墙体",
                    letter(made.parts().walls()),
                    "柱",
                    letter(made.parts().columns()),
                    "梁",
                    letter(made.parts().beams()),
                    "屋面",
                    letter(made.parts().roof()),
                    "整幢等级",
                    grade,
                    "说明",
                    made.noHouse() ? "没有房屋。" + made.findings() : made.findings(),
                    "重新鉴定理由",
                    made.wish());
        }
        for (Inspection made : renovations.inspections(file.number())) {
            values.row(
                    "检查",
                    "阶段",
                    made.stage().label(),
                    "次数",
                    made.round(),
                    "日期",
                    made.inspectedOn(),
                    "检查人",
                    staff.displayName(made.inspectedBy()),
                    "结论",
                    made.passed() ? "合格" : "不合格",
                    "情况",
                    made.findings());
        }
        for (Acceptance said : renovations.acceptances(file.number())) {
            Acceptance.Measured measured = said.measured();
            values.row(
                    "验收",
                    "次数",
                    said.round(),
                    "单位",
                    said.party().label(),
                    "意见",
                    said.agreed() ? "合格" : "不合格",
                    "验收人",
                    staff.displayName(said.by()),
                    "日期",
                    said.on(),
                    "面积",
                    measured == null ? "" : measured.squareMetres(),
                    "质量",
                    measured == null ? "" : measured.quality() + "级",
                    "说明",
                    said.reason());
        }
    }

    private static String letter(ComponentGrade grade) {
        return grade.label().substring(0, 1);
    }

    private void money(CaseFile file, DocumentValues values) {
        grants.of(file.number()).ifPresent(grant -> {
            values.put("已付补助", grant.paid());
            for (Grant.Instalment instalment : grant.instalments()) {
                values.row(
                        "付款",
                        "期次",
                        instalment.key().equals(RenovationWorks.START) ? "首期" : "余款",
                        "金额",
                        instalment.amount(),
                        "条件",
                        instalment.condition(),
                        "状态",
                        instalment.status().label());
            }
        });
    }

    private void contents(CaseFile file, DocumentValues values) {
        int number = 1;
        for (OfficialDocument document : available(file)) {
            values.row("公文", "序号", number, "名称", document.title());
            number++;
        }
        number = 1;
        for (EvidenceItem item : evidence.ofCase(file.number())) {
            values.row(
                    "材料",
                    "序号",
                    number,
                    "种类",
                    item.kind().label(),
                    "文件",
                    item.fileName(),
                    "日期",
                    ShownTime.day(item.storedAt()));
            number++;
        }
    }

    private Renovation get(CaseFile file) {
        return renovations
                .find(file.number())
                .orElseThrow(() -> new IllegalStateException("没有危房改造案卷 " + file.number()));
    }
}
