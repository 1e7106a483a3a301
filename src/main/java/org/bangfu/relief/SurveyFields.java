package org.bangfu.relief;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Decision;
import org.bangfu.common.PersonId;
import org.bangfu.common.ShownTime;
import org.bangfu.documents.DocumentValues;
import org.bangfu.people.Staff;
import org.bangfu.policy.relief.CostItem;
import org.springframework.stereotype.Component;

/** What the papers of both procedures say about the survey, where the household is sent on to, and who decided what. */
@Component
class SurveyFields {

    static final Set<String> FIELDS = Set.of(
            "入户日期", "调查人", "第二调查人", "救助类型", "困难程度", "丧失劳动力", "救助人数", "收入年度", "家庭纯收入", "支出合计", "报销合计", "自负支出", "调查情况");

    static final Map<String, Set<String>> TABLES =
            Map.of("支出", Set.of("项目", "支出", "已报销", "其他制度", "自负"), "转介", Set.of("去向", "原因", "日期"));

    private final Surveys surveys;
    private final Referrals referrals;
    private final CaseFiles caseFiles;
    private final Staff staff;

    SurveyFields(Surveys surveys, Referrals referrals, CaseFiles caseFiles, Staff staff) {
        this.surveys = surveys;
        this.referrals = referrals;
        this.caseFiles = caseFiles;
        this.staff = staff;
    }

    boolean isSurveyed(CaseFile file) {
        return surveys.latest(file.number()).isPresent();
    }

    void fill(CaseFile file, DocumentValues values) {
        surveys.latest(file.number()).ifPresent(survey -> fill(survey, values));
        referrals
                .of(file.number())
                .forEach(referral -> values.row(
                        "转介", "去向", referral.target().label(), "原因", referral.reason(), "日期", referral.on()));
    }

    private void fill(Survey survey, DocumentValues values) {
        values.put("入户日期", survey.surveyedOn())
                .put("调查人", staff.displayName(survey.surveyor()))
                .put("第二调查人", staff.displayName(survey.secondSurveyor()))
                .put("救助类型", survey.type().label())
                .put("困难程度", survey.hardship().label())
                .put("丧失劳动力", survey.lostLabour())
                .put("救助人数", survey.persons())
                .put("收入年度", survey.incomeYear() + "年")
                .put("家庭纯收入", survey.income())
                .put("支出合计", survey.cost())
                .put("报销合计", survey.reimbursed())
                .put("自负支出", survey.netBurden())
                .put("调查情况", survey.findings());
        for (CostItem cost : survey.costs()) {
            values.row(
                    "支出",
                    "项目",
                    cost.item(),
                    "支出",
                    cost.cost(),
                    "已报销",
                    cost.reimbursed(),
                    "其他制度",
                    cost.scheme().label(),
                    "自负",
                    cost.burden());
        }
    }

    /** The last decision of the steps: 意见, 理由, 人, 日期, each behind the name that the paper gives it. */
    void decision(CaseFile file, Set<String> steps, String name, DocumentValues values) {
        Optional<Decision.Made> last = caseFiles.decisions(file.number()).stream()
                .filter(made -> steps.contains(made.decision().step()))
                .reduce((earlier, later) -> later);
        last.ifPresent(made -> {
            Decision decision = made.decision();
            values.put(name + "意见", decision.outcome().label())
                    .put(name + "理由", decision.reason().isBlank() ? "无" : decision.reason())
                    .put(name + "人", who(decision.by()))
                    .put(name + "日期", ShownTime.day(made.at()));
        });
    }

    private String who(PersonId person) {
        return person.equals(PersonId.SYSTEM) ? "系统" : staff.displayName(person);
    }
}
