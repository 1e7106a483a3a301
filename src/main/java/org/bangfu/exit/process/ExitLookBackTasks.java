package org.bangfu.exit.process;

import static org.bangfu.exit.process.ExitLookBackProcess.STILL_OUT;
import static org.bangfu.exit.process.ExitLookBackProcess.WRONG_EXIT;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.exit.LookBack;
import org.bangfu.exit.LookBacks;
import org.springframework.stereotype.Component;

/** What people enter in {@code exit-look-back.bpmn}, in diagram order. */
@Component
class ExitLookBackTasks implements TaskCompletions {

    private final LookBacks lookBacks;

    ExitLookBackTasks(LookBacks lookBacks) {
        this.lookBacks = lookBacks;
    }

    @Override
    public String process() {
        return ExitLookBackProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        return switch (task.key()) {
            case ExitLookBackProcess.VISIT_EXITED ->
                Answers.of(
                        STILL_OUT,
                        lookBacks.visited(
                                task,
                                LookBack.Result.valueOf(task.text("decision")),
                                task.date("visitedOn"),
                                task.text("finding")));
            case ExitLookBackProcess.CONFIRM_WRONG_EXIT ->
                Answers.of(
                        WRONG_EXIT,
                        lookBacks.confirmed(task, task.text("decision").equals("REVERT"), task.text("reason")));
            default -> throw new IllegalStateException("退出回访没有这个任务：" + task.key());
        };
    }
}
