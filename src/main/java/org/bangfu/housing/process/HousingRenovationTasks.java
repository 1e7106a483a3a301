package org.bangfu.housing.process;

import static org.bangfu.housing.process.HousingRenovationProcess.APPROVED;
import static org.bangfu.housing.process.HousingRenovationProcess.FINISH_DUE;
import static org.bangfu.housing.process.HousingRenovationProcess.RETURNED;
import static org.bangfu.housing.process.HousingRenovationProcess.REVIEWED;
import static org.bangfu.housing.process.HousingRenovationProcess.VOTED;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.housing.HousingRenovations;
import org.bangfu.housing.RenovationWorks;
import org.bangfu.meetings.MeetingAgenda;
import org.bangfu.policy.housing.PlanType;
import org.springframework.stereotype.Component;

/** What people enter in {@code housing-renovation.bpmn}, in diagram order. */
@Component
class HousingRenovationTasks implements TaskCompletions {

    private final HousingRenovations renovations;
    private final RenovationWorks works;

    HousingRenovationTasks(HousingRenovations renovations, RenovationWorks works) {
        this.renovations = renovations;
        this.works = works;
    }

    @Override
    public String process() {
        return HousingRenovationProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case HousingRenovationProcess.APPRAISE_IN_VILLAGE -> {
                return Answers.of(VOTED, renovations.votedOn(task, meeting(task)));
            }
            case HousingRenovationProcess.REVIEW_ON_SITE -> {
                return reviewed(task);
            }
            case HousingRenovationProcess.RECHECK_RENOVATION -> {
                return rechecked(task);
            }
            case HousingRenovationProcess.PROVIDE_HOUSING_FUNDS -> works.fundsProvided(task, task.text("note"));
            case HousingRenovationProcess.SIGN_AGREEMENT -> {
                return agreed(task);
            }
            case HousingRenovationProcess.DELIVER_HOUSING_REFUSAL -> delivered(task);
            default -> throw new IllegalStateException("危房改造没有这个任务：" + task.key());
        }
        return Answers.none();
    }

    private static long meeting(CompletedTask task) {
        if (task.values().get(MeetingAgenda.MEETING) instanceof Number meeting) {
            return meeting.longValue();
        }
        throw new TaskRefused("评议结果由会议登记产生，请在“会议评议”页面登记会议");
    }

    private Answers reviewed(CompletedTask task) {
        String method = task.text("method");
        boolean agreed = renovations.reviewed(
                task,
                task.text("decision").equals("APPROVE"),
                task.yes("visited"),
                method.isEmpty() ? null : PlanType.valueOf(method),
                task.text("reason"));
        return Answers.of(REVIEWED, agreed);
    }

    private Answers rechecked(CompletedTask task) {
        HousingRenovations.Verdict verdict = HousingRenovations.Verdict.valueOf(task.text("decision"));
        renovations.rechecked(task, verdict, task.number("amount"), task.text("reason"));
        return Answers.of(APPROVED, verdict == HousingRenovations.Verdict.APPROVE)
                .and(RETURNED, verdict == HousingRenovations.Verdict.RETURN);
    }

    private Answers agreed(CompletedTask task) {
        if (!task.yes("signed")) {
            throw new TaskRefused("双方签字后才能登记协议，请勾选“农户和乡镇都已签字”");
        }
        works.agreed(task, task.requiredNumber("squareMetres"), task.date("startBy"), task.date("finishBy"));
        return Answers.of(FINISH_DUE, works.finishDue(task.caseNumber()));
    }

    private void delivered(CompletedTask task) {
        if (!task.yes("rightsExplained")) {
            throw new TaskRefused("请向农户说明复查和申诉的权利后勾选");
        }
        renovations.delivered(task, task.date("deliveredOn"), task.text("method"));
    }
}
