package org.bangfu.identification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.documents.DocumentSource;
import org.bangfu.documents.DocumentValues;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.people.Staff;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.RegisterEntry;
import org.springframework.stereotype.Component;

/** The documents of an identification, filled from the case. */
@Component
class IdentificationDocuments implements DocumentSource {

    private static final OfficialDocument APPLICATION = document("application", "贫困户申请书");
    private static final OfficialDocument RECEIPT = document("receipt", "受理通知书");
    private static final OfficialDocument SURVEY = document("survey", "入户调查表");
    private static final OfficialDocument APPRAISAL = document("appraisal", "民主评议记录");
    private static final OfficialDocument COMPARISON = document("comparison", "数据比对核实报告");
    private static final OfficialDocument NOTICE = document("notice", "公示情况表");
    private static final OfficialDocument APPROVAL = document("approval", "贫困户登记审批表");
    private static final OfficialDocument REFUSAL = document("refusal", "不予识别告知书");

    private final Identifications identifications;
    private final Staff staff;
    private final CodeLists codes;

    IdentificationDocuments(Identifications identifications, Staff staff, CodeLists codes) {
        this.identifications = identifications;
        this.staff = staff;
        this.codes = codes;
    }

    private static OfficialDocument document(String name, String title) {
        return OfficialDocument.of("identification", "identification-" + name, title);
    }

    @Override
    public CaseKind kind() {
        return CaseKind.IDENTIFICATION;
    }

    @Override
    public List<OfficialDocument> documents() {
        return List.of(APPLICATION, RECEIPT, SURVEY, APPRAISAL, COMPARISON, NOTICE, APPROVAL, REFUSAL);
    }

    @Override
    public List<OfficialDocument> available(CaseFile file) {
        Identification identification = identifications.get(file.number());
        List<OfficialDocument> available = new ArrayList<>();
        if (identification.origin() == Origin.APPLICATION || identification.origin() == Origin.REEXAMINATION) {
            available.add(APPLICATION);
            available.add(RECEIPT);
        }
        if (identifications.latestVisit(file.number()).isPresent()) {
            available.addAll(List.of(SURVEY, APPRAISAL, COMPARISON, NOTICE, APPROVAL));
        }
        if (identification.refused() != null) {
            available.add(REFUSAL);
        }
        return available;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "申请理由", "代办人", "总时限", "入户日期", "调查人", "第二调查人", "调查说明", "农户说明", "主要致贫原因", "其他致贫原因", "贫困户属性", "识别标准",
                "公告日期", "不予识别原因", "不予识别理由", "复查截止日期");
    }

    @Override
    public Map<String, Set<String>> tables() {
        return Map.of("疑点", Set.of("情形", "说明", "核实结论", "核实情况", "县意见"));
    }

    @Override
    public void fill(CaseFile file, DocumentValues values) {
        Identification identification = identifications.get(file.number());
        values.put("申请理由", identification.statement())
                .put("代办人", identification.proxyName() == null ? "本人" : identification.proxyName())
                .put("总时限", identification.overallDue())
                .put("公告日期", identification.announcedOn())
                .put("农户说明", identifications.comment(file.number()).orElse("无"));
        identifications
                .latestVisit(file.number())
                .ifPresent(visit -> values.put("入户日期", visit.visitedOn())
                        .put("调查人", staff.displayName(visit.visitor()))
                        .put("第二调查人", staff.displayName(visit.secondVisitor()))
                        .put("调查说明", visit.remarks().isBlank() ? "无" : visit.remarks()));
        identifications.form(file.number()).ifPresent(form -> fill(form, values));
        Identification.Refused refused = identification.refused();
        if (refused != null) {
            values.put("不予识别原因", refused.refusal().label()).put("不予识别理由", refused.reason());
            identifications
                    .reexaminableUntil(identification)
                    .ifPresentOrElse(last -> values.put("复查截止日期", last), () -> values.put("复查截止日期", "送达之日起按规定期限计算"));
        }
        for (Hit hit : identifications.hits(file.number())) {
            Hit.Conclusion conclusion = hit.conclusion();
            values.row(
                    "疑点",
                    "情形",
                    hit.ruleId(),
                    "说明",
                    hit.sentence(),
                    "核实结论",
                    conclusion == null ? "" : conclusion.label(),
                    "核实情况",
                    hit.reason(),
                    "县意见",
                    hit.confirmReason());
        }
    }

    private void fill(RegisterEntry form, DocumentValues values) {
        List<String> others = form.otherCauses().stream()
                .map(cause -> codes.label("CAUSE_2014", cause))
                .toList();
        values.put("主要致贫原因", codes.label("CAUSE_2014", form.mainCause()))
                .put("其他致贫原因", others.isEmpty() ? "无" : String.join("、", others))
                .put("贫困户属性", codes.label("ATTRIBUTE_2014", form.attribute()))
                .put("识别标准", codes.label("STANDARD", form.standard()));
    }
}
