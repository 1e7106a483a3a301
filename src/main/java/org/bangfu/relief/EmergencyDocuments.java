package org.bangfu.relief;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.ShownTime;
import org.bangfu.documents.DocumentSource;
import org.bangfu.documents.DocumentValues;
import org.bangfu.documents.OfficialDocument;
import org.springframework.stereotype.Component;

/** The documents of emergency relief, filled from the case. */
@Component
class EmergencyDocuments implements DocumentSource {

    private static final OfficialDocument FACTS = document("facts", "紧急救助现场核实表");
    private static final OfficialDocument PROVISION = document("provision", "先行救助决定书");
    private static final OfficialDocument RECEIPT = document("receipt", "先行救助签收单");
    private static final OfficialDocument SURVEY = document("survey", "紧急救助补充调查表");
    private static final OfficialDocument CONFIRMATION = document("confirmation", "紧急救助事后审批表");
    private static final OfficialDocument REFUSAL = document("refusal", "不予紧急救助告知书");

    private final Emergencies emergencies;
    private final SurveyFields survey;

    EmergencyDocuments(Emergencies emergencies, SurveyFields survey) {
        this.emergencies = emergencies;
        this.survey = survey;
    }

    private static OfficialDocument document(String name, String title) {
        return OfficialDocument.of("relief", "emergency-" + name, title);
    }

    @Override
    public CaseKind kind() {
        return CaseKind.EMERGENCY_RELIEF;
    }

    @Override
    public List<OfficialDocument> documents() {
        return List.of(FACTS, PROVISION, RECEIPT, SURVEY, CONFIRMATION, REFUSAL);
    }

    @Override
    public List<OfficialDocument> available(CaseFile file) {
        Emergency emergency = emergencies.get(file.number());
        List<OfficialDocument> available = new ArrayList<>();
        if (emergency.facts() != null) {
            available.add(FACTS);
        }
        if (emergency.providedAt() != null) {
            available.addAll(List.of(PROVISION, RECEIPT));
        }
        if (survey.isSurveyed(file)) {
            available.addAll(List.of(SURVEY, CONFIRMATION));
        }
        if (emergency.refused() != null) {
            available.add(REFUSAL);
        }
        return available;
    }

    @Override
    public Set<String> fields() {
        Set<String> fields = new TreeSet<>(SurveyFields.FIELDS);
        fields.addAll(Set.of(
                "得知方式", "报告人", "报告时间", "申请事由", "危急情形", "发生情况", "救助时限", "追认时限", "核实时间", "现场情况", "受助人数", "先行救助方式",
                "先行救助金额", "先行救助实物", "先行救助意见", "先行救助理由", "先行救助人", "先行救助日期", "签收日期", "签收人", "追认意见", "追认理由", "追认人", "追认日期",
                "核定金额", "不予救助理由", "答复日期"));
        return fields;
    }

    @Override
    public Map<String, Set<String>> tables() {
        return SurveyFields.TABLES;
    }

    @Override
    public void fill(CaseFile file, DocumentValues values) {
        Emergency emergency = emergencies.get(file.number());
        values.put("得知方式", emergency.channel().label())
                .put("报告人", emergency.reporter())
                .put("报告时间", ShownTime.minute(emergency.reportedAt()))
                .put("申请事由", emergency.cause().label())
                .put("危急情形", emergency.danger().label())
                .put("发生情况", emergency.report())
                .put("救助时限", ShownTime.minute(emergency.actDue()))
                .put("追认时限", emergency.confirmDue());
        Emergency.Facts facts = emergency.facts();
        if (facts != null) {
            values.put("核实时间", ShownTime.minute(facts.at()))
                    .put("现场情况", facts.text())
                    .put("受助人数", facts.persons())
                    .put("先行救助方式", facts.means().label())
                    .put("先行救助金额", facts.amount())
                    .put("先行救助实物", facts.goods() == null ? "无" : facts.goods());
        }
        survey.decision(file, Emergencies.PROVISIONAL_STEPS, "先行救助", values);
        survey.decision(file, Emergencies.FINAL_STEPS, "追认", values);
        Emergency.Receipt receipt = emergency.receipt();
        if (receipt != null) {
            values.put("签收日期", receipt.on()).put("签收人", receipt.receiver());
        }
        survey.fill(file, values);
        Emergency.Conclusion conclusion = emergency.conclusion();
        if (conclusion != null) {
            values.put("核定金额", conclusion.amount());
        }
        Emergency.Refused refused = emergency.refused();
        if (refused != null) {
            values.put("不予救助理由", refused.reason()).put("答复日期", refused.on());
        }
    }
}
