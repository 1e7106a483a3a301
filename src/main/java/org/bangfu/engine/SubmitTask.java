package org.bangfu.engine;

import java.util.HashMap;
import java.util.Map;
import org.bangfu.common.PersonId;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** Completes a task with what a person entered: the only command that does. */
final class SubmitTask implements Command<VariableMap> {

    private final Submissions submissions;
    private final String taskId;
    private final Map<String, @Nullable Object> values;
    private final boolean fromOurPage;

    SubmitTask(
            Submissions submissions,
            String taskId,
            @Nullable Map<String, ? extends @Nullable Object> values,
            boolean fromOurPage) {
        this.submissions = submissions;
        this.taskId = taskId;
        this.values = values == null ? new HashMap<>() : new HashMap<>(values);
        this.fromOurPage = fromOurPage;
    }

    @Override
    public VariableMap execute(CommandContext context) {
        PersonId person = SeatChecks.checkedPerson();
        if (person == null) {
            throw new TaskRefused("请先登录，再办理任务");
        }
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            if (submissions.isRepeat(taskId, person, values)) {
                return Variables.createVariables();
            }
            throw new TaskRefused("这项任务已经办结或已被撤回，请刷新待办列表");
        }
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkTaskWork(task);
        }
        submissions.take(context, task, person, values, fromOurPage);
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_COMPLETE);
        submissions.completing(taskId, task::complete);
        return Variables.createVariables();
    }
}
