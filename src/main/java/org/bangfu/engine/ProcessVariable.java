package org.bangfu.engine;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A typed process variable: the only way that code reads or writes one. Constants of this type stand in the {@code
 * XProcess} of each process, and a test holds them against the model.
 *
 * <p>Only ids, answered questions, dates and area codes may be kept so: no names, incomes, diagnoses or accounts.
 */
public final class ProcessVariable<T> {

    private final String name;
    private final Class<T> type;

    private ProcessVariable(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    /** An answered question: what a gateway's flow may name. */
    public static ProcessVariable<Boolean> answer(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    /** A technical id or code. */
    public static ProcessVariable<String> code(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    /** A technical id that is a number, or a count. */
    public static ProcessVariable<Long> number(String name) {
        return new ProcessVariable<>(name, Long.class);
    }

    public static ProcessVariable<LocalDate> date(String name) {
        return new ProcessVariable<>(name, LocalDate.class);
    }

    public String name() {
        return name;
    }

    public Class<T> type() {
        return type;
    }

    /** @throws IllegalStateException when the variable has no value in the scope or one of another type */
    public T of(VariableScope scope) {
        Object value = scope.getVariable(name);
        Object typed = type == LocalDate.class && value instanceof String text ? LocalDate.parse(text) : value;
        if (!type.isInstance(typed)) {
            throw new IllegalStateException("流程变量 " + name + " 没有值或类型不对");
        }
        return type.cast(typed);
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, stored(value));
    }

    /** The value as the engine stores it: dates as ISO text, all else as it is. */
    Object stored(T value) {
        return value instanceof LocalDate date ? date.toString() : value;
    }

    @Override
    public String toString() {
        return name;
    }
}
