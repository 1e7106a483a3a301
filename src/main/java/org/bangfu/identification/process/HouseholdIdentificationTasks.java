package org.bangfu.identification.process;

import static org.bangfu.identification.process.HouseholdIdentificationProcess.APPROVED;
import static org.bangfu.identification.process.HouseholdIdentificationProcess.COMPLETE;
import static org.bangfu.identification.process.HouseholdIdentificationProcess.NOTICE_NEEDED;
import static org.bangfu.identification.process.HouseholdIdentificationProcess.REFUSED_BY_COUNTY;
import static org.bangfu.identification.process.HouseholdIdentificationProcess.REFUSED_BY_TOWNSHIP;
import static org.bangfu.identification.process.HouseholdIdentificationProcess.REFUSED_BY_VETO;
import static org.bangfu.identification.process.HouseholdIdentificationProcess.REFUSED_BY_VOTE;
import static org.bangfu.identification.process.HouseholdIdentificationProcess.REFUSED_NOT_POOR;
import static org.bangfu.identification.process.HouseholdIdentificationProcess.RETURNED;
import static org.bangfu.identification.process.HouseholdIdentificationProcess.VOTED_FOR;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.identification.ConclusionSteps;
import org.bangfu.identification.HouseholdSurveys;
import org.bangfu.identification.Refusal;
import org.bangfu.identification.ReviewSteps;
import org.bangfu.identification.ReviewSteps.Review;
import org.bangfu.identification.VillageSteps;
import org.bangfu.identification.VillageSteps.Acceptance;
import org.bangfu.meetings.Meetings;
import org.springframework.stereotype.Component;

/** What people enter in {@code household-identification.bpmn}, in diagram order. */
@Component
class HouseholdIdentificationTasks implements TaskCompletions {

    private final HouseholdSurveys surveys;
    private final VillageSteps village;
    private final ReviewSteps reviews;
    private final ConclusionSteps conclusions;
    private final Meetings meetings;

    HouseholdIdentificationTasks(
            HouseholdSurveys surveys,
            VillageSteps village,
            ReviewSteps reviews,
            ConclusionSteps conclusions,
            Meetings meetings) {
        this.surveys = surveys;
        this.village = village;
        this.reviews = reviews;
        this.conclusions = conclusions;
        this.meetings = meetings;
    }

    @Override
    public String process() {
        return HouseholdIdentificationProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        return switch (task.key()) {
            case HouseholdIdentificationProcess.ACCEPT_APPLICATION -> accepted(task);
            case HouseholdIdentificationProcess.VISIT_HOUSEHOLD -> visited(task);
            case HouseholdIdentificationProcess.APPRAISE_IN_GROUP -> appraised(task);
            case HouseholdIdentificationProcess.VOTE_IN_ASSEMBLY ->
                Answers.of(VOTED_FOR, village.votedInAssembly(task, meetings.deciding(task)));
            case HouseholdIdentificationProcess.SIGN_PRELIMINARY_LIST -> signed(task);
            case HouseholdIdentificationProcess.REVIEW_TOWNSHIP -> reviewedByTownship(task);
            case HouseholdIdentificationProcess.REVIEW_COUNTY, HouseholdIdentificationProcess.DETERMINE ->
                answers(reviewed(task));
            case HouseholdIdentificationProcess.HANG_ANNOUNCEMENT -> announced(task);
            case HouseholdIdentificationProcess.FILL_REGISTER_FORM -> formFilled(task);
            case HouseholdIdentificationProcess.DELIVER_REFUSAL -> delivered(task);
            default -> throw new IllegalStateException("贫困户识别没有这个任务：" + task.key());
        };
    }

    private Answers accepted(CompletedTask task) {
        Acceptance acceptance = village.accept(task, task.text("decision").equals("ACCEPT"), task.text("gaps"));
        return Answers.of(COMPLETE, acceptance == Acceptance.COMPLETE).and(RETURNED, acceptance == Acceptance.RETURNED);
    }

    private Answers visited(CompletedTask task) {
        surveys.visited(task);
        return Answers.none();
    }

    private Answers appraised(CompletedTask task) {
        village.appraisedInGroup(task, meetings.deciding(task));
        return Answers.none();
    }

    private Answers signed(CompletedTask task) {
        if (!task.yes("verifiedWithTeam") || !task.yes("signed")) {
            throw new TaskRefused("请先会同驻村工作队核实，勾选两项后再签署");
        }
        village.signed(task);
        return Answers.none();
    }

    private Answers reviewedByTownship(CompletedTask task) {
        Review review = reviewed(task);
        return answers(review)
                .and(
                        NOTICE_NEEDED,
                        review == Review.APPROVE
                                && reviews.townshipNoticeNeeded(task.caseNumber(), task.yes("entryChanged")));
    }

    private Review reviewed(CompletedTask task) {
        Review review = Review.valueOf(task.text("decision"));
        reviews.reviewed(task, review, task.text("reason"), task.yes("visited"), task.text("visitFinding"));
        return review;
    }

    private Answers announced(CompletedTask task) {
        conclusions.announced(task, task.date("hungOn"), task.text("place"));
        return Answers.none();
    }

    private Answers formFilled(CompletedTask task) {
        conclusions.formFilled(task);
        return Answers.none();
    }

    private Answers delivered(CompletedTask task) {
        if (!task.yes("rightsExplained")) {
            throw new TaskRefused("请先告知农户申请复查的期限和办法，再登记送达");
        }
        Refusal refusal = conclusions.delivered(task, task.date("deliveredOn"), task.text("method"));
        return Answers.of(REFUSED_NOT_POOR, refusal == Refusal.NOT_POOR)
                .and(REFUSED_BY_VETO, refusal == Refusal.VETO)
                .and(REFUSED_BY_VOTE, refusal == Refusal.BY_VOTE)
                .and(REFUSED_BY_TOWNSHIP, refusal == Refusal.BY_TOWNSHIP)
                .and(REFUSED_BY_COUNTY, refusal == Refusal.BY_COUNTY);
    }

    private static Answers answers(Review review) {
        return Answers.of(APPROVED, review == Review.APPROVE).and(RETURNED, review == Review.RETURN);
    }
}
