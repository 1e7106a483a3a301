package org.bangfu.casefile;

import java.time.Instant;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.engine.CompletedTask;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided in a step of a case. The reason stands in our table only, never in the engine.
 *
 * @param taskId the task it was decided in; a second decision of the same task is not kept
 * @param step the task's id in the model
 * @param reason free text, empty when none was asked for
 */
public record Decision(
        CaseNumber caseNumber,
        @Nullable String taskId,
        String step,
        String stepLabel,
        Role role,
        PersonId by,
        Outcome outcome,
        String reason) {

    /** The decision of the person who completes the task. */
    public static Decision in(CompletedTask task, Outcome outcome, String reason) {
        return new Decision(
                task.caseNumber(), task.id(), task.key(), task.name(), task.role(), task.by(), outcome, reason.strip());
    }

    /** A decision as it was kept. */
    public record Made(Decision decision, Instant at) {}
}
