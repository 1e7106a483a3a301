package org.bangfu.identification;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The comparison with the departments' lists: authorised by the household, answered by village, township and county.
 * Called by the process while a task or a job of the case is done.
 */
@Component
@Transactional
public class ComparisonSteps {

    private final Proceedings proceedings;
    private final Surveyed surveyed;
    private final Hits hits;
    private final Assessments assessments;
    private final CaseFiles caseFiles;

    ComparisonSteps(
            Proceedings proceedings, Surveyed surveyed, Hits hits, Assessments assessments, CaseFiles caseFiles) {
        this.proceedings = proceedings;
        this.surveyed = surveyed;
        this.hits = hits;
        this.assessments = assessments;
        this.caseFiles = caseFiles;
    }

    /** Keeps the day of the authorisation without which nothing may be compared. */
    public void authorised(CompletedTask task, boolean authorised, LocalDate on) {
        SurveyedCases cases = surveyed.of(task.caseNumber());
        cases.locked(task.caseNumber());
        if (!authorised) {
            throw new TaskRefused("没有取得授权书不能比对，请先请全体成年家庭成员签字；农户不愿授权的，在案卷中办理撤回");
        }
        if (on.isAfter(proceedings.today())) {
            throw new TaskRefused("授权书签署日期不能晚于今天，请核对");
        }
        cases.authorised(task.caseNumber(), on);
        proceedings.decided(task, "AUTHORISED", "已取得授权，送比对", "");
    }

    /**
     * What the comparison came to.
     *
     * @param listsComplete whether every list is there and fresh
     */
    public record Comparison(boolean listsComplete, boolean hitsFound, boolean barred) {}

    /** Compares the household with the departments' lists (X01 to X13). */
    public Comparison compare(CaseNumber number) {
        SurveyedCase subject = surveyed.locked(number);
        if (subject.authorisedOn() == null) {
            throw new IllegalStateException("案卷 " + number + " 没有取得授权书，不能比对");
        }
        Assessments.Compared compared = assessments.ofExclusions(subject);
        List<Hit> found = hits.open(number, compared.record());
        caseFiles.note(new TimelineEntry(
                number,
                "comparison.done",
                compared.missing().isEmpty()
                        ? "数据比对完成，疑点" + found.size() + "条"
                        : "数据比对完成，疑点" + found.size() + "条；缺失或过期的名单：" + String.join("、", compared.missing())));
        return new Comparison(compared.missing().isEmpty(), !found.isEmpty(), proceedings.barred(number));
    }

    /** Keeps the result of asking the departments by letter. */
    public Comparison comparedManually(CompletedTask task, boolean hit, String ruleId, String letter, String note) {
        CaseNumber number = task.caseNumber();
        surveyed.locked(number);
        if (hit) {
            Assessments.Category category =
                    Assessments.Category.of(ruleId).orElseThrow(() -> new TaskRefused("有疑点时请选择“疑点类别”"));
            long record = assessments.latestExclusions(number).id();
            hits.add(number, record, ruleId, category.severity(), category.label() + "：人工比对有疑点（" + letter + "）");
        }
        proceedings.decided(
                task, hit ? "MANUAL_HIT" : "MANUAL_CLEAN", hit ? "人工比对有疑点" : "人工比对无疑点", letter + "：" + note);
        List<Hit> found = hits.current(number);
        return new Comparison(true, !found.isEmpty(), proceedings.barred(number));
    }

    public void commented(CompletedTask task) {
        String text =
                hits.comment(task.caseNumber()).orElseThrow(() -> new TaskRefused("请先在“农户说明”页面记录农户的说明，农户不说明的也要注明"));
        proceedings.decided(task, "COMMENTED", "已听取农户说明", text);
    }

    /**
     * What the township's answers come to.
     *
     * @param exceptionProposed whether the county has to answer
     */
    public record Findings(boolean exceptionProposed, boolean barred) {}

    /** Called when the township completes its findings. */
    public Findings found(CompletedTask task) {
        CaseNumber number = task.caseNumber();
        SurveyedCases cases = surveyed.of(number);
        cases.locked(number);
        List<Hit> current = hits.current(number);
        if (current.stream().anyMatch(hit -> hit.conclusion() == null)) {
            throw new TaskRefused("还有疑点没有写核实结论，请先在“核实疑点”页面逐条填写");
        }
        boolean stands = current.stream().anyMatch(hit -> hit.conclusion() == Hit.Conclusion.STANDS);
        boolean proposed = !stands && current.stream().anyMatch(hit -> hit.conclusion() == Hit.Conclusion.EXCEPTION);
        proceedings.decided(task, "FOUND", proposed ? "已核实，提出例外" : "已核实", "");
        if (stands) {
            cases.barred(number, proceedings.barringReason(number));
        }
        return new Findings(proposed, proceedings.barred(number));
    }

    /** Keeps the county's answer to the proposed exceptions; answers whether the household is barred. */
    public boolean answerExceptions(CompletedTask task, boolean confirmed, String reason) {
        CaseNumber number = task.caseNumber();
        SurveyedCases cases = surveyed.of(number);
        cases.locked(number);
        hits.confirmExceptions(number, confirmed, reason, task.by(), proceedings.today());
        if (confirmed) {
            assessments.ofExceptions(number, hits.current(number));
        }
        proceedings.decided(
                task, confirmed ? "EXCEPTION_CONFIRMED" : "EXCEPTION_DENIED", confirmed ? "确认例外" : "不予确认例外", reason);
        if (proceedings.barred(number)) {
            cases.barred(number, proceedings.barringReason(number));
        }
        return proceedings.barred(number);
    }
}
