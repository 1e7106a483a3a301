package org.bangfu.exit.process;

import java.util.Set;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.exit.ExitSteps;
import org.springframework.stereotype.Component;

/** What the departments enter in {@code sector-check.bpmn}. */
@Component
class SectorCheckTasks implements TaskCompletions {

    private static final Set<String> CHECKS = Set.of(
            SectorCheckProcess.CHECK_HOUSING,
            SectorCheckProcess.CHECK_EDUCATION,
            SectorCheckProcess.CHECK_MEDICAL,
            SectorCheckProcess.CHECK_WATER,
            SectorCheckProcess.CHECK_CIVIL_AFFAIRS,
            SectorCheckProcess.CHECK_POVERTY);

    private final ExitSteps steps;

    SectorCheckTasks(ExitSteps steps) {
        this.steps = steps;
    }

    @Override
    public String process() {
        return SectorCheckProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        if (!CHECKS.contains(task.key())) {
            throw new IllegalStateException("部门会核没有这个任务：" + task.key());
        }
        steps.sectorSigned(task, task.text("decision").equals("PASS"), task.text("reason"));
        return Answers.none();
    }
}
