package org.bangfu.engine;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** The engine's form interface, its submissions led our way. */
class TaskForms extends FormServiceImpl {

    private final Submissions submissions;

    TaskForms(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    public void submitTaskForm(String taskId, @Nullable Map<String, Object> properties) {
        submit(taskId, properties, false);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> properties, boolean deserializeValues) {
        return submit(taskId, properties, false);
    }

    VariableMap submit(String taskId, @Nullable Map<String, ? extends @Nullable Object> values, boolean fromOurPage) {
        try {
            return commandExecutor.execute(new SubmitTask(submissions, taskId, values, fromOurPage));
        } catch (OptimisticLockingException e) {
            throw new TaskRefused("这项任务刚刚已被其他人办理，请刷新待办列表");
        }
    }
}
