package org.bangfu.identification;

import java.util.List;
import java.util.Optional;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.policy.DecisionRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a visit and a comparison came to, for every kind of case that has them. */
@Component
@Transactional
public class HouseholdSurveys {

    private final Surveyed surveyed;
    private final Assessments assessments;
    private final HouseVisits visits;
    private final Hits hits;
    private final CaseFiles caseFiles;

    HouseholdSurveys(Surveyed surveyed, Assessments assessments, HouseVisits visits, Hits hits, CaseFiles caseFiles) {
        this.surveyed = surveyed;
        this.assessments = assessments;
        this.visits = visits;
        this.hits = hits;
        this.caseFiles = caseFiles;
    }

    /** The case as its visitors see it; empty when no household is visited in it. */
    @Transactional(readOnly = true)
    public Optional<SurveyedCase> find(CaseNumber number) {
        return surveyed.find(number);
    }

    /**
     * Called when the visitors complete their task: a visit must have been recorded since they last did, and R-ID-03 and
     * the register checks must leave nothing to mend.
     *
     * @throws TaskRefused naming everything that has to be mended
     */
    public void visited(CompletedTask task) {
        SurveyedCase subject = surveyed.locked(task.caseNumber());
        Optional<HouseVisit> visit = visits.latest(task.caseNumber());
        int made = visit.map(HouseVisit::round).orElse(0);
        long before = caseFiles.decisions(task.caseNumber()).stream()
                .filter(decision -> decision.decision().step().equals(task.key()))
                .count();
        if (made <= before) {
            throw new TaskRefused("请先在“入户调查”页面登记本次入户调查，再提交任务");
        }
        assessments.requireComplete(subject);
        caseFiles.decided(Decision.in(
                task,
                Outcome.of("VISITED", "已入户调查"),
                visit.map(HouseVisit::remarks).orElse("")));
    }

    /** R-ID-04 and R-ID-05 on the latest visit, kept. */
    public DecisionRecord judgeLiving(CaseNumber number) {
        return assessments.ofLiving(surveyed.locked(number));
    }

    /** The hits of the latest comparison that bar the household as they are answered. */
    @Transactional(readOnly = true)
    public List<Hit> barring(CaseNumber number) {
        return hits.current(number).stream().filter(Hit::bars).toList();
    }
}
