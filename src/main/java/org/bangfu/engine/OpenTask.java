package org.bangfu.engine;

import java.time.Instant;
import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for somebody.
 *
 * @param key the task's id in the model, such as {@code userTask_visitHousehold}
 * @param name its Chinese label
 * @param area the area of the case, not only that of the seat
 * @param assignee who has claimed it
 * @param due the last day on which it is in time, when it has a term
 * @param page path of our own page for it, placeholders filled in, when it has one
 */
public record OpenTask(
        String id,
        String key,
        String name,
        String process,
        CaseNumber caseNumber,
        AreaCode area,
        Seat seat,
        @Nullable PersonId assignee,
        Instant created,
        @Nullable LocalDate due,
        @Nullable String page) {}
