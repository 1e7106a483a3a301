package org.bangfu.relief;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.documents.DocumentSource;
import org.bangfu.documents.DocumentValues;
import org.bangfu.documents.OfficialDocument;
import org.springframework.stereotype.Component;

/** The documents of temporary relief, filled from the case. */
@Component
class ReliefDocuments implements DocumentSource {

    private static final OfficialDocument APPLICATION = document("application", "临时救助申请书");
    private static final OfficialDocument SURVEY = document("survey", "临时救助入户调查表");
    private static final OfficialDocument OPINION = document("opinion", "临时救助乡镇审核意见表");
    private static final OfficialDocument NOTICE = document("notice", "临时救助公示情况表");
    private static final OfficialDocument APPROVAL = document("approval", "临时救助审批表");
    private static final OfficialDocument REFUSAL = document("refusal", "不予临时救助告知书");

    private static final Set<String> OPINION_STEPS = Set.of("userTask_giveOpinion");

    private final Reliefs reliefs;
    private final SurveyFields survey;

    ReliefDocuments(Reliefs reliefs, SurveyFields survey) {
        this.reliefs = reliefs;
        this.survey = survey;
    }

    private static OfficialDocument document(String name, String title) {
        return OfficialDocument.of("relief", "relief-" + name, title);
    }

    @Override
    public CaseKind kind() {
        return CaseKind.RELIEF;
    }

    @Override
    public List<OfficialDocument> documents() {
        return List.of(APPLICATION, SURVEY, OPINION, NOTICE, APPROVAL, REFUSAL);
    }

    @Override
    public List<OfficialDocument> available(CaseFile file) {
        Relief relief = reliefs.get(file.number());
        List<OfficialDocument> available = new ArrayList<>(List.of(APPLICATION));
        if (survey.isSurveyed(file)) {
            available.add(SURVEY);
        }
        if (relief.award() != null) {
            available.addAll(List.of(OPINION, NOTICE, APPROVAL));
        }
        if (relief.refused() != null) {
            available.add(REFUSAL);
        }
        return available;
    }

    @Override
    public Set<String> fields() {
        Set<String> fields = new TreeSet<>(SurveyFields.FIELDS);
        fields.addAll(Set.of(
                "申请方式", "申请事由", "事由日期", "支出或损失", "申请时已报销", "困难情况", "代办人", "总时限", "救助方式", "救助金额", "实物", "乡镇意见", "乡镇理由",
                "乡镇人", "乡镇日期", "审批意见", "审批理由", "审批人", "审批日期", "不予救助原因", "不予救助理由", "答复日期"));
        return fields;
    }

    @Override
    public Map<String, Set<String>> tables() {
        return SurveyFields.TABLES;
    }

    @Override
    public void fill(CaseFile file, DocumentValues values) {
        Relief relief = reliefs.get(file.number());
        values.put("申请方式", relief.origin().label())
                .put("申请事由", relief.cause().label())
                .put("事由日期", relief.eventOn())
                .put("支出或损失", relief.claimed().cost())
                .put("申请时已报销", relief.claimed().reimbursed())
                .put("困难情况", relief.statement())
                .put("代办人", relief.proxyName() == null ? "本人" : relief.proxyName())
                .put("总时限", relief.overallDue());
        survey.fill(file, values);
        Relief.Award award = relief.award();
        if (award != null) {
            values.put("救助方式", award.means().label())
                    .put("救助金额", award.value())
                    .put("实物", award.goods() == null ? "无" : award.goods());
        }
        survey.decision(file, OPINION_STEPS, "乡镇", values);
        survey.decision(file, Reliefs.APPROVAL_STEPS, "审批", values);
        Relief.Refused refused = relief.refused();
        if (refused != null) {
            values.put("不予救助原因", refused.refusal().label())
                    .put("不予救助理由", refused.reason())
                    .put("答复日期", refused.on());
        }
    }
}
