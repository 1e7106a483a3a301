package org.bangfu.housing.process;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.ProcessVariable;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.housing.Inspection;
import org.bangfu.housing.RenovationWorks;
import org.springframework.stereotype.Component;

/** What people enter in {@code housing-building.bpmn}, in diagram order. */
@Component
class HousingBuildingTasks implements TaskCompletions {

    private final RenovationWorks works;

    HousingBuildingTasks(RenovationWorks works) {
        this.works = works;
    }

    @Override
    public String process() {
        return HousingBuildingProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case HousingBuildingProcess.REPORT_START -> {
                return Answers.of(
                        HousingBuildingProcess.PAY_DUE,
                        works.started(task, task.date("startedOn"), task.text("builder")));
            }
            case HousingBuildingProcess.INSPECT_FOUNDATION -> {
                return inspected(task, Inspection.Stage.FOUNDATION, HousingBuildingProcess.FOUNDATION_SOUND);
            }
            case HousingBuildingProcess.INSPECT_STRUCTURE -> {
                return inspected(task, Inspection.Stage.STRUCTURE, HousingBuildingProcess.STRUCTURE_SOUND);
            }
            case HousingBuildingProcess.INSPECT_FINISH -> {
                return inspected(task, Inspection.Stage.FINISH, HousingBuildingProcess.FINISH_SOUND);
            }
            case HousingBuildingProcess.MEND_FOUNDATION,
                    HousingBuildingProcess.MEND_STRUCTURE,
                    HousingBuildingProcess.MEND_FINISH -> works.mended(task, task.text("work"), task.date("mendedOn"));
            case HousingBuildingProcess.REPORT_COMPLETION ->
                works.completed(task, task.date("completedOn"), task.yes("demolished"));
            default -> throw new IllegalStateException("危房改造施工没有这个任务：" + task.key());
        }
        return Answers.none();
    }

    private Answers inspected(CompletedTask task, Inspection.Stage stage, ProcessVariable<Boolean> sound) {
        return Answers.of(
                sound,
                works.inspected(
                        task,
                        stage,
                        task.text("result").equals("PASSED"),
                        task.text("findings"),
                        task.date("inspectedOn")));
    }
}
