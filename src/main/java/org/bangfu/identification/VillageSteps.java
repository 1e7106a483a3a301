package org.bangfu.identification;

import java.util.List;
import java.util.Set;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.meetings.MeetingResult;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.Severity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The village's steps, from the application to the preliminary list. Called by the process while a task or a job of the
 * case is done; seats and four eyes are the engine's.
 */
@Component
@Transactional
public class VillageSteps {

    private final Proceedings proceedings;
    private final IdentificationCases cases;
    private final Assessments assessments;
    private final CaseFiles caseFiles;
    private final PolicyParameters policy;

    VillageSteps(
            Proceedings proceedings,
            IdentificationCases cases,
            Assessments assessments,
            CaseFiles caseFiles,
            PolicyParameters policy) {
        this.proceedings = proceedings;
        this.cases = cases;
        this.assessments = assessments;
        this.caseFiles = caseFiles;
        this.policy = policy;
    }

    /** R-ID-01 and R-ID-02: whether the case is no duplicate and the household belongs to the village. */
    public boolean checkApplicant(CaseNumber number) {
        DecisionRecord record = assessments.ofApplicant(proceedings.locked(number));
        boolean admissible = record.findings().stream()
                .noneMatch(finding -> finding.severity() == Severity.FAIL || finding.severity() == Severity.VETO);
        if (!admissible) {
            caseFiles.note(new TimelineEntry(
                    number,
                    "application.inadmissible",
                    "不予立案：" + String.join("；", sentences(record, Severity.FAIL, Severity.VETO))));
        }
        return admissible;
    }

    /** What came of looking at an application. */
    public enum Acceptance {
        COMPLETE,
        RETURNED,
        INCOMPLETE
    }

    /** Accepts an application, returns it, or after the last return ends it as incomplete. */
    public Acceptance accept(CompletedTask task, boolean complete, String gaps) {
        Identification identification = proceedings.locked(task.caseNumber());
        if (complete) {
            proceedings.decided(task, "ACCEPTED", "予以受理", "");
            return Acceptance.COMPLETE;
        }
        if (gaps.isBlank()) {
            throw new TaskRefused("退回补正时请在“还缺哪些资料”中逐项写明，农户才能一次补齐");
        }
        cases.returned(task.caseNumber(), gaps);
        if (identification.returns() >= policy.number("id.returns.max", proceedings.today())) {
            proceedings.decided(task, "INCOMPLETE", "多次补正仍不齐，不予受理", gaps);
            return Acceptance.INCOMPLETE;
        }
        proceedings.decided(task, "RETURNED", "退回补正", gaps);
        return Acceptance.RETURNED;
    }

    /** R-ID-04 and R-ID-05: whether people have to decide; refuses when the household is neither below nor deprived. */
    public boolean assessNeed(CaseNumber number) {
        Identification identification = proceedings.locked(number);
        Assessments.Need need = assessments.ofNeed(identification);
        if (!need.needy()) {
            proceedings.refuse(number, Refusal.NOT_POOR, need.reason());
        }
        return need.needy();
    }

    /** Keeps the group's vote; a vote against is marked, the assembly decides. */
    public void appraisedInGroup(CompletedTask task, MeetingResult result) {
        proceedings.locked(task.caseNumber());
        cases.groupVoted(task.caseNumber(), !result.passed());
        proceedings.decided(
                task,
                result.passed() ? "GROUP_FOR" : "GROUP_AGAINST",
                result.passed() ? "小组评议通过" : "小组未通过，提请村民代表大会决定",
                tally(result));
    }

    /** Keeps the assembly's vote; refuses when it was against. */
    public boolean votedInAssembly(CompletedTask task, MeetingResult result) {
        proceedings.locked(task.caseNumber());
        if (proceedings.barred(task.caseNumber())) {
            throw new TaskRefused("案卷" + task.caseNumber() + "有未经县确认例外的否决情形，不能表决");
        }
        proceedings.decided(
                task,
                result.passed() ? "VOTED_FOR" : "VOTED_AGAINST",
                result.passed() ? "表决通过" : "表决未通过",
                tally(result));
        if (!result.passed()) {
            proceedings.refuse(task.caseNumber(), Refusal.BY_VOTE, "村民代表大会表决未通过：" + tally(result));
        }
        return result.passed();
    }

    /** Keeps the signature under the preliminary list; a barred household cannot be on it. */
    public void signed(CompletedTask task) {
        proceedings.locked(task.caseNumber());
        if (proceedings.barred(task.caseNumber())) {
            throw new TaskRefused("案卷" + task.caseNumber() + "有未经县确认例外的否决情形，不能列入初选名单");
        }
        proceedings.decided(task, "SIGNED", "列入初选名单", "");
    }

    private static String tally(MeetingResult result) {
        return "应到%d人，实到%d人，赞成%d票，反对%d票，弃权%d票"
                .formatted(result.eligible(), result.present(), result.yes(), result.no(), result.abstain());
    }

    private static List<String> sentences(DecisionRecord record, Severity... severities) {
        Set<Severity> wanted = Set.of(severities);
        return record.findings().stream()
                .filter(finding -> wanted.contains(finding.severity()))
                .map(finding -> finding.sentence())
                .toList();
    }
}
