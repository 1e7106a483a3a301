package org.bangfu.relief.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.jspecify.annotations.Nullable;

/** What was entered into a form, by type. */
final class Entered {

    private Entered() {}

    /** @throws TaskRefused when there is none */
    static LocalDate date(CompletedTask task, String key) {
        if (task.values().get(key) instanceof LocalDate date) {
            return date;
        }
        throw new TaskRefused("请填写日期");
    }

    /** An amount in yuan; null when left empty. */
    static @Nullable BigDecimal amount(CompletedTask task, String key) {
        return task.values().get(key) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
