package org.bangfu.villageexit.process;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.villageexit.VillageExits;
import org.springframework.stereotype.Component;

/** What people enter in {@code joint-acceptance.bpmn}. */
@Component
class JointAcceptanceTasks implements TaskCompletions {

    private final VillageExits exits;

    JointAcceptanceTasks(VillageExits exits) {
        this.exits = exits;
    }

    @Override
    public String process() {
        return JointAcceptanceProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        if (JointAcceptanceProcess.DEPARTMENTS.contains(task.key())) {
            exits.departmentAccepted(
                    task, task.text("decision").equals("QUALIFIED"), task.date("acceptedOn"), task.text("finding"));
        } else if (task.key().equals(JointAcceptanceProcess.CONCLUDE_ACCEPTANCE)) {
            exits.concluded(task, task.text("reportNo"), task.text("summary"));
        } else {
            throw new IllegalStateException("联合验收没有这个任务：" + task.key());
        }
        return Answers.none();
    }
}
