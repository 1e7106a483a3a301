package org.bangfu.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Answered questions on their way into the engine. Immutable. */
public final class Answers {

    private static final Answers NONE = new Answers(Map.of());

    private final Map<String, Object> values;

    private Answers(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    public static Answers none() {
        return NONE;
    }

    public static <T> Answers of(ProcessVariable<T> variable, T value) {
        return NONE.and(variable, value);
    }

    public <T> Answers and(ProcessVariable<T> variable, T value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(variable.name(), variable.stored(value));
        return new Answers(more);
    }

    /** Name to value, as the engine stores them. */
    public Map<String, Object> asMap() {
        return values;
    }

    public void setOn(VariableScope scope) {
        scope.setVariables(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
