package org.bangfu.housing.process;

import java.time.LocalDate;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.housing.Appraisal;
import org.bangfu.housing.HousingRenovations;
import org.bangfu.policy.housing.ComponentGrade;
import org.bangfu.policy.housing.HouseComponents;
import org.springframework.stereotype.Component;

/** What people enter in {@code housing-appraisal.bpmn}, in diagram order. */
@Component
class HousingAppraisalTasks implements TaskCompletions {

    private final HousingRenovations renovations;

    HousingAppraisalTasks(HousingRenovations renovations) {
        this.renovations = renovations;
    }

    @Override
    public String process() {
        return HousingAppraisalProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case HousingAppraisalProcess.APPRAISE_GRADE -> renovations.appraised(task, appraisal(task, 1));
            case HousingAppraisalProcess.INFORM_HOUSEHOLD -> {
                return Answers.of(
                        HousingAppraisalProcess.REAPPRAISAL,
                        renovations.informed(
                                task,
                                task.text("wish").equals("REAPPRAISE"),
                                task.text("reason"),
                                task.date("informedOn")));
            }
            case HousingAppraisalProcess.REAPPRAISE_GRADE -> renovations.appraised(task, appraisal(task, 2));
            default -> throw new IllegalStateException("危房鉴定没有这个任务：" + task.key());
        }
        return Answers.none();
    }

    private static Appraisal appraisal(CompletedTask task, int round) {
        LocalDate on = task.date("appraisedOn");
        boolean noHouse = task.yes("noHouse");
        return new Appraisal(
                round,
                noHouse,
                noHouse
                        ? HouseComponents.none(on)
                        : new HouseComponents(
                                part(task, "foundation"),
                                part(task, "walls"),
                                part(task, "columns"),
                                part(task, "beams"),
                                part(task, "roof"),
                                on),
                !noHouse && task.yes("livedIn"),
                task.text("reportNo"),
                task.text("appraiser"),
                task.text("findings"),
                on,
                null,
                null);
    }

    private static ComponentGrade part(CompletedTask task, String key) {
        if (task.text(key).isEmpty()) {
            throw new TaskRefused("请对地基、墙体、柱、梁、屋面逐项评级；农户没有房屋的，勾选“农户没有房屋”");
        }
        return ComponentGrade.valueOf(task.text(key));
    }
}
