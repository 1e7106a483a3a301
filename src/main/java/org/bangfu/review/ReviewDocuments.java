package org.bangfu.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.documents.DocumentSource;
import org.bangfu.documents.DocumentValues;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.identification.Identifications;
import org.bangfu.people.Staff;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Finding;
import org.bangfu.policy.review.ReviewRules;
import org.springframework.stereotype.Component;

/** The documents of a review, filled from the case. */
@Component
class ReviewDocuments implements DocumentSource {

    private static final OfficialDocument SURVEY = document("survey", "动态复核入户表");
    private static final OfficialDocument APPRAISAL = document("appraisal", "动态复核评议记录");
    private static final OfficialDocument NOTICE = document("notice", "动态复核公示情况表");
    private static final OfficialDocument RESULT = document("result", "动态复核结果通知书");

    private final Reviews reviews;
    private final Identifications identifications;
    private final DecisionRecords records;
    private final Staff staff;

    ReviewDocuments(Reviews reviews, Identifications identifications, DecisionRecords records, Staff staff) {
        this.reviews = reviews;
        this.identifications = identifications;
        this.records = records;
        this.staff = staff;
    }

    private static OfficialDocument document(String name, String title) {
        return OfficialDocument.of("review", "review-" + name, title);
    }

    @Override
    public CaseKind kind() {
        return CaseKind.REVIEW;
    }

    @Override
    public List<OfficialDocument> documents() {
        return List.of(SURVEY, APPRAISAL, NOTICE, RESULT);
    }

    @Override
    public List<OfficialDocument> available(CaseFile file) {
        Review review = reviews.get(file.number());
        List<OfficialDocument> available = new ArrayList<>();
        if (identifications.latestVisit(file.number()).isPresent()) {
            available.add(SURVEY);
        }
        if (review.classified() != null) {
            available.addAll(List.of(APPRAISAL, NOTICE));
        }
        if (review.conclusion() != null) {
            available.add(RESULT);
        }
        return available;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "复核原因", "复核年度", "上年度", "入户日期", "调查人", "第二调查人", "调查说明", "本年人均", "建议结果", "复核结果", "审定日期", "结果理由", "规则依据",
                "撤销截止日期");
    }

    @Override
    public Map<String, Set<String>> tables() {
        return Map.of("对照", Set.of("项目", "上年", "本年", "变化"), "陈述", Set.of("日期", "内容", "意见", "理由"));
    }

    @Override
    public void fill(CaseFile file, DocumentValues values) {
        Review review = reviews.get(file.number());
        LifeEvent event = review.event();
        values.put("复核原因", review.origin().label() + (event == null ? "" : "：" + event.label()))
                .put("复核年度", review.year() + "年");
        identifications
                .latestVisit(file.number())
                .ifPresent(visit -> values.put("入户日期", visit.visitedOn())
                        .put("调查人", staff.displayName(visit.visitor()))
                        .put("第二调查人", staff.displayName(visit.secondVisitor()))
                        .put("调查说明", visit.remarks().isBlank() ? "无" : visit.remarks()));
        reviews.comparison(file.number()).ifPresent(comparison -> fill(comparison, values));
        Review.Classified classified = review.classified();
        if (classified != null) {
            values.put("建议结果", classified.proposed().label())
                    .put("复核结果", classified.result().label())
                    .put("规则依据", classified.ruleCode() == null ? "不涉及清退" : "规则" + classified.ruleCode())
                    .put("结果理由", reason(review));
        }
        Review.Conclusion conclusion = review.conclusion();
        if (conclusion != null) {
            values.put("审定日期", conclusion.decidedOn());
            if (!conclusion.statusChanged()) {
                values.put("撤销截止日期", "不适用（类别没有变动）");
            } else if (conclusion.overturnUntil() == null) {
                values.put("撤销截止日期", "送达之日起按规定期限计算");
            } else {
                values.put("撤销截止日期", conclusion.overturnUntil());
            }
        }
        for (HouseholdStatement said : reviews.statements(file.number())) {
            values.row(
                    "陈述",
                    "日期",
                    said.heardOn(),
                    "内容",
                    said.answered() ? said.text() : "农户未作陈述：" + said.text(),
                    "意见",
                    said.accepted() ? "理由成立，不予清退" : "维持清退建议",
                    "理由",
                    said.reason());
        }
    }

    private static void fill(YearComparison comparison, DocumentValues values) {
        values.put("上年度", comparison.earlier() == null ? "（无更早数据）" : comparison.earlier() + "年");
        for (YearComparison.Line line : comparison.lines()) {
            if (line.label().equals("人均纯收入")) {
                values.put("本年人均", line.now());
            }
            values.row(
                    "对照",
                    "项目",
                    line.label(),
                    "上年",
                    line.before(),
                    "本年",
                    line.now(),
                    "变化",
                    line.changed() ? (line.difference().isEmpty() ? "有变化" : line.difference()) : "");
        }
    }

    /** What the rules said when they proposed the class, and what the assembly made of it. */
    private String reason(Review review) {
        String sentence = records.latest(review.caseNumber(), ReviewRules.CLASSES)
                .map(DecisionRecord::findings)
                .flatMap(findings -> findings.stream().map(Finding::sentence).findFirst())
                .orElse("");
        Review.Classified classified = review.requireClassified();
        if (classified.votedAgainst()) {
            return sentence + "村民代表会议表决未通过，维持原来的类别。";
        }
        return classified.proposed() == classified.result()
                ? sentence
                : sentence + "经村级评议改为“" + classified.result().label() + "”。";
    }
}
