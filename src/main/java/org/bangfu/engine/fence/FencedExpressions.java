package org.bangfu.engine.fence;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * The only expressions there are: plain text, {@code ${name}} of a variable or of one of our delegates, and {@code
 * #{execution.processBusinessKey}}. Everything else is refused before it is parsed: no properties, no methods, no
 * functions, no operators. What is let through resolves to variables and delegates and to nothing else.
 */
final class FencedExpressions extends JuelExpressionManager {

    /** Hands the case number on to a called process. Read by code of ours, the execution itself stays out of reach. */
    static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

    private static final Pattern NAME = Pattern.compile("\\$\\{([a-z][A-Za-z0-9]*)}");

    /** Names under which the engine or Java would hand out more than a value. */
    private static final Set<String> RESERVED = Set.of(
            "execution",
            "caseExecution",
            "task",
            "externalTask",
            "authenticatedUserId",
            "variableContext",
            "class",
            "getClass",
            "empty",
            "not",
            "null",
            "true",
            "false");

    private final Function<String, @Nullable JavaDelegate> delegates;

    /** @param delegates our delegates by bean name, null for any other name */
    FencedExpressions(Function<String, @Nullable JavaDelegate> delegates) {
        this.delegates = delegates;
    }

    /** Whether the text holds no expression at all or one that is let through. */
    static boolean permits(String text) {
        return isPlain(text) || text.strip().equals(BUSINESS_KEY) || isName(text);
    }

    static boolean isPlain(String text) {
        return !text.contains("${") && !text.contains("#{");
    }

    static boolean isName(String text) {
        Matcher name = NAME.matcher(text.strip());
        return name.matches() && !RESERVED.contains(name.group(1));
    }

    @Override
    public Expression createExpression(String expression) {
        if (expression.strip().equals(BUSINESS_KEY)) {
            return new BusinessKey();
        }
        return super.createExpression(permitted(expression));
    }

    @Override
    public ValueExpression createValueExpression(String expression) {
        return super.createValueExpression(permitted(expression));
    }

    /** There are no functions: {@code currentUser()}, {@code now()} and those of plugins are refused with the rest. */
    @Override
    public void addFunction(String name, Method function) {}

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new Variables());
        resolver.add(new Delegates());
        return resolver;
    }

    private static String permitted(String expression) {
        if (!isPlain(expression) && !isName(expression)) {
            throw new ExpressionRefused(expression);
        }
        return isPlain(expression) ? expression : expression.strip();
    }

    private static final class BusinessKey implements Expression {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Object getValue(VariableScope scope) {
            return scope instanceof DelegateExecution execution ? execution.getProcessBusinessKey() : null;
        }

        @Override
        public @Nullable Object getValue(VariableScope scope, BaseDelegateExecution context) {
            return getValue(scope);
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw new ExpressionRefused(BUSINESS_KEY);
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution context) {
            throw new ExpressionRefused(BUSINESS_KEY);
        }

        @Override
        public String getExpressionText() {
            return BUSINESS_KEY;
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }

    /** Answers for names without a base only; a value's own properties and methods are nobody's. */
    private abstract static class NamesOnly extends ELResolver {

        abstract @Nullable Object value(ELContext context, String name);

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
            if (base != null || !(property instanceof String name) || RESERVED.contains(name)) {
                return null;
            }
            return value(context, name);
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {}

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return Object.class;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return Collections.emptyIterator();
        }
    }

    private static final class Variables extends NamesOnly {

        @Override
        @Nullable
        Object value(ELContext context, String name) {
            if (context.getContext(VariableScope.class) instanceof VariableScope scope && scope.hasVariable(name)) {
                context.setPropertyResolved(true);
                return scope.getVariable(name);
            }
            if (context.getContext(VariableContext.class) instanceof VariableContext variables) {
                TypedValue value = variables.resolve(name);
                if (value != null) {
                    context.setPropertyResolved(true);
                    return value.getValue();
                }
            }
            return null;
        }
    }

    private final class Delegates extends NamesOnly {

        @Override
        @Nullable
        Object value(ELContext context, String name) {
            JavaDelegate delegate = delegates.apply(name);
            if (delegate != null) {
                context.setPropertyResolved(true);
            }
            return delegate;
        }
    }
}
