package org.bangfu.relief.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.bangfu.engine.CompletedTask;
import org.jspecify.annotations.Nullable;

/** What was entered into a form, by type. */
final class Entered {

    private Entered() {}

    /** @throws org.bangfu.engine.TaskRefused when there is none */
    static LocalDate date(CompletedTask task, String key) {
        return task.date(key);
    }

    /** An amount in yuan; null when left empty. */
    static @Nullable BigDecimal amount(CompletedTask task, String key) {
        return task.values().get(key) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
