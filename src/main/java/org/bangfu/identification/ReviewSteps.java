package org.bangfu.identification;

import org.bangfu.casefile.VisitDuty;
import org.bangfu.casefile.VisitSamples;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.notices.NoticeType;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.registry.HouseholdSplits;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The opinions of township, county office and leading group, with the visits that they owe and the notices between
 * them. Called by the process while a task or a job of the case is done.
 */
@Component
@Transactional
public class ReviewSteps {

    private final Proceedings proceedings;
    private final VisitSamples samples;
    private final NoticeSheets sheets;
    private final HouseholdSplits splits;
    private final PolicyParameters policy;

    ReviewSteps(
            Proceedings proceedings,
            VisitSamples samples,
            NoticeSheets sheets,
            HouseholdSplits splits,
            PolicyParameters policy) {
        this.proceedings = proceedings;
        this.samples = samples;
        this.sheets = sheets;
        this.splits = splits;
        this.policy = policy;
    }

    /** Draws the households that a level has to visit, for the whole batch of the case. */
    public void drawSample(CaseNumber number, Role.Tier tier) {
        proceedings.locked(number);
        NoticeSheet sheet = sheets.ofCase(number).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("案卷 " + number + " 没有公示过，不能抽取核查户"));
        String key = tier == Role.Tier.TOWNSHIP ? "id.township.visitShare" : "id.county.sampleShare";
        samples.draw(tier, number, sheet.number(), sheet.standing(), policy.value(key, proceedings.today()));
    }

    /** An official's opinion on a case. */
    public enum Review {
        APPROVE("同意"),
        RETURN("退回"),
        REJECT("不予同意");

        private final String label;

        Review(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Keeps the opinion of the township, the county office or the leading group. Who was drawn must be visited first; a
     * return or a rejection needs its reason.
     */
    public void reviewed(CompletedTask task, Review review, String reason, boolean visited, String visitFinding) {
        CaseNumber number = task.caseNumber();
        Identification identification = proceedings.locked(number);
        Role.Tier tier = task.role().tier();
        if (review != Review.APPROVE && reason.isBlank()) {
            throw new TaskRefused("退回或不予同意时请在“理由”中写明，农户和经办人才知道为什么");
        }
        if (review == Review.APPROVE) {
            splits.freeze(identification.household()).ifPresent(sentence -> {
                throw new TaskRefused(sentence);
            });
        }
        if (visited) {
            if (visitFinding.isBlank()) {
                throw new TaskRefused("勾选了已入户，请写明入户核查情况");
            }
            samples.visited(tier, number, visitFinding, task.by());
        } else if (review == Review.APPROVE
                && samples.duty(tier, number).filter(VisitDuty::isDue).isPresent()) {
            throw new TaskRefused("本户被抽中入户核查（或有工作人员近亲属），请入户后勾选“已入户”并写明情况再同意");
        }
        proceedings.decided(task, review.name(), review.label(), reason);
        if (review == Review.REJECT) {
            proceedings.refuse(number, tier == Role.Tier.TOWNSHIP ? Refusal.BY_TOWNSHIP : Refusal.BY_COUNTY, reason);
        }
    }

    /** Ruling (g): the second notice is repeated only for a household whose entry changed. */
    public boolean townshipNoticeNeeded(CaseNumber number, boolean entryChanged) {
        return entryChanged
                || sheets.ofCase(number).stream()
                        .noneMatch(sheet -> sheet.type() == NoticeType.IDENTIFICATION_TOWNSHIP);
    }

    /** The objection against the notice was upheld. */
    public void objectionUpheld(CaseNumber number) {
        proceedings.locked(number);
        proceedings.refuse(number, Refusal.OBJECTION, "公示期间收到异议，经调查异议成立");
    }
}
