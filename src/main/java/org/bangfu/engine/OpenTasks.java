package org.bangfu.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * The open tasks of the signed-in person's seats, for our own pages. The same checks hold as in Tasklist: who has not
 * the seat sees nothing, four-eyes and declared relatives are refused with {@link TaskRefused}.
 */
public interface OpenTasks {

    /** The open tasks of a case that the person's seats may do. */
    List<OpenTask> ofCase(CaseNumber caseNumber);

    /** One task, when it is open and of the person's seats or claimed by the person. */
    Optional<OpenTask> find(String taskId);

    /** All tasks of the given model id within an area that the person's seats may do: for collective acts. */
    List<OpenTask> waitingAt(String process, String taskKey, AreaCode within);

    /** How many tasks wait for the person's seats. */
    Counts counts();

    /**
     * Claims the task for the person if nobody has, and completes it. The values take the same way as those of a form
     * submitted in Tasklist: validated against the task's form when it has one, handed to the process's
     * {@link TaskCompletions}; only what that returns reaches the engine.
     *
     * @throws TaskRefused when the person may not do it, somebody else holds it, it is not open any more, or the values
     *     do not fit; nothing has changed then
     */
    void complete(String taskId, Map<String, ? extends @Nullable Object> values);

    /**
     * @param mine claimed by the person
     * @param seats open at the person's seats, unclaimed
     * @param dueSoon of these two, past 80 % of the term
     * @param overdue of these two, past the term
     */
    record Counts(int mine, int seats, int dueSoon, int overdue) {}
}
