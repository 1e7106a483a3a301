package org.bangfu.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a person entered to complete a task, already checked against the deployed form.
 *
 * @param key the task's id in the model
 * @param values form key to value: String, Boolean, Long, BigDecimal, LocalDate, List of String, or null when left empty
 */
public record CompletedTask(
        String id,
        String key,
        String name,
        CaseNumber caseNumber,
        AreaCode area,
        Role role,
        PersonId by,
        Map<String, @Nullable Object> values) {

    /** The text under the key, blank as empty. */
    public String text(String formKey) {
        Object value = values.get(formKey);
        return value == null ? "" : value.toString().strip();
    }

    /** @throws TaskRefused when no date was entered under the key */
    public LocalDate date(String formKey) {
        if (values.get(formKey) instanceof LocalDate date) {
            return date;
        }
        throw new TaskRefused("请填写日期");
    }

    public boolean yes(String formKey) {
        return Boolean.TRUE.equals(values.get(formKey));
    }

    /** The number under the key; null when left empty. */
    public @Nullable BigDecimal number(String formKey) {
        return values.get(formKey) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    /** @throws TaskRefused when there is none */
    public BigDecimal requiredNumber(String formKey) {
        BigDecimal number = number(formKey);
        if (number == null) {
            throw new TaskRefused("请填写数字");
        }
        return number;
    }
}
