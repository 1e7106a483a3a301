package org.bangfu.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The way of what people enter: checked against the deployed form, handed to the process's module, and forgotten. Only
 * the module's answers, and closed values that the model names, become variables.
 */
@Component
class Submissions {

    private static final ThreadLocal<@Nullable String> COMPLETING = new ThreadLocal<>();

    private final ObjectProvider<TaskCompletions> completions;
    private final ObjectProvider<AuditTrail> audit;
    private final FourEyes fourEyes;
    private final Map<String, FormContract> contracts = new ConcurrentHashMap<>();

    Submissions(ObjectProvider<TaskCompletions> completions, ObjectProvider<AuditTrail> audit, FourEyes fourEyes) {
        this.completions = completions;
        this.audit = audit;
        this.fourEyes = fourEyes;
    }

    void take(
            CommandContext context,
            TaskEntity task,
            PersonId person,
            Map<String, @Nullable Object> submitted,
            boolean fromOurPage) {
        UserTaskModel model = UserTaskModel.of(task);
        FormContract form = formOf(context, task);
        Map<String, @Nullable Object> values;
        if (form != null) {
            values = form.accept(submitted, context.runWithoutAuthorization(task::getVariables));
        } else if (model.page() != null && fromOurPage) {
            values = submitted;
        } else if (model.page() != null) {
            throw new TaskRefused("“" + task.getName() + "”要在专门的页面办理，请点击任务上方的办理按钮打开");
        } else if (!submitted.isEmpty()) {
            throw new TaskRefused("“" + task.getName() + "”没有要填写的内容，请刷新页面后重新提交");
        } else {
            values = submitted;
        }
        CompletedTask completed = new CompletedTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                TaskOpenings.caseOf(task),
                TaskOpenings.areaOf(task),
                model.role(),
                person,
                values);
        String process = TaskOpenings.processOf(task);
        fourEyes.acted(completed, process, digest(task.getId(), submitted));
        Map<String, Object> kept = new LinkedHashMap<>();
        for (String key : model.answers()) {
            Object value = values.get(key);
            if (value != null && (form == null || form.isClosed(key))) {
                kept.put(key, value instanceof LocalDate || value instanceof Collection ? value.toString() : value);
            }
        }
        kept.putAll(context.runWithoutAuthorization(() -> completions.stream()
                .filter(bean -> bean.process().equals(process))
                .findFirst()
                .map(bean -> bean.completed(completed))
                .orElse(Answers.none())
                .asMap()));
        kept.forEach((name, value) -> keep(task, name, value));
        audit.ifAvailable(trail -> trail.record(AuditEntry.of("task.completed")
                .in(completed.area())
                .onCase(completed.caseNumber())
                .about("task:" + task.getId())
                .with("task", completed.key())
                .with("seat", Seat.forCase(model.role(), completed.area()))));
    }

    /** On the case, never on the task: variables that the model gave the task go with it. */
    private static void keep(TaskEntity task, String name, Object value) {
        ExecutionEntity scope = task.getExecution();
        if (scope.hasVariableLocal(name) && scope.getParent() != null) {
            scope = scope.getParent();
        }
        scope.setVariable(name, value);
    }

    void completing(String taskId, Runnable completion) {
        String before = COMPLETING.get();
        COMPLETING.set(taskId);
        try {
            completion.run();
        } finally {
            if (before == null) {
                COMPLETING.remove();
            } else {
                COMPLETING.set(before);
            }
        }
    }

    static boolean isTaking(String taskId) {
        return taskId.equals(COMPLETING.get());
    }

    boolean isRepeat(String taskId, PersonId person, Map<String, @Nullable Object> submitted) {
        return fourEyes.isRepeat(taskId, person, digest(taskId, submitted));
    }

    private @Nullable FormContract formOf(CommandContext context, TaskEntity task) {
        var definition = task.getTaskDefinition();
        if (definition == null || definition.getCamundaFormDefinitionKey() == null && definition.getFormKey() == null) {
            return null;
        }
        String deployment = task.getProcessDefinition().getDeploymentId();
        return contracts.computeIfAbsent(
                deployment + "/" + task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey(),
                key -> read(context, task.getId()));
    }

    private static FormContract read(CommandContext context, String taskId) {
        try (InputStream form =
                context.runWithoutAuthorization(() -> new GetDeployedTaskFormCmd(taskId).execute(context))) {
            return FormContract.of(form.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String taskId, Map<String, @Nullable Object> submitted) {
        Map<String, String> sorted = new TreeMap<>();
        submitted.forEach((key, value) -> sorted.put(key, value == null ? "" : value.toString()));
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(taskId, sorted.toString())) {
                sha.update(part.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
