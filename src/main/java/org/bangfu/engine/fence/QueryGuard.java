package org.bangfu.engine.fence;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;

/**
 * Refuses every query that carries an expression (CVE-2026-109432: those of or-queries are evaluated whatever the engine
 * is told). Looks at the query, at all of its or-queries, and at queries and filters that any other command carries in
 * its fields, such as the extension of a stored filter.
 */
final class QueryGuard extends CommandInterceptor {

    /** Commands hold builders that hold queries; deeper nothing of a caller's is kept. */
    private static final int DEPTH = 3;

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> c = type; c != null && ours(c); c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers()) && mayHoldQuery(field.getType())) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return List.copyOf(fields);
        }
    };

    @Override
    public <T> T execute(Command<T> command) {
        check(command);
        return next.execute(command);
    }

    static void check(Object command) {
        inspect(command, 0, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void inspect(Object holder, int depth, Set<Object> seen) {
        if (!seen.add(holder)) {
            return;
        }
        if (holder instanceof AbstractQuery<?, ?> query) {
            checkQuery(query);
            return;
        }
        if (holder instanceof FilterEntity filter) {
            if (filter.getQuery() instanceof AbstractQuery<?, ?> query) {
                checkQuery(query);
            }
            return;
        }
        if (holder instanceof Collection<?> several) {
            several.forEach(one -> {
                if (one != null && followed(one)) {
                    inspect(one, depth + 1, seen);
                }
            });
            return;
        }
        if (depth >= DEPTH || !ours(holder.getClass())) {
            return;
        }
        for (Field field : FIELDS.get(holder.getClass())) {
            Object value = get(field, holder);
            if (value != null && followed(value)) {
                inspect(value, depth + 1, seen);
            }
        }
    }

    /** A query's list of or-queries holds the query itself: iterated, not recursed into. */
    private static void checkQuery(AbstractQuery<?, ?> query) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<AbstractQuery<?, ?>> open = new ArrayDeque<>();
        open.add(query);
        while (!open.isEmpty()) {
            AbstractQuery<?, ?> next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            if (!next.getExpressions().isEmpty()) {
                throw new BadUserRequestException("查询里不能写表达式，请直接写出要找的值");
            }
            for (Object other : orQueries(next)) {
                if (other instanceof AbstractQuery<?, ?> or) {
                    open.add(or);
                }
            }
        }
    }

    private static Collection<?> orQueries(AbstractQuery<?, ?> query) {
        Method queries = OR_QUERIES.get(query.getClass());
        if (queries == NONE) {
            return List.of();
        }
        try {
            return queries.invoke(query) instanceof Collection<?> all ? all : List.of();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot look into " + query.getClass(), e);
        }
    }

    private static final Method NONE = method(Object.class, "hashCode");

    private static final ClassValue<Method> OR_QUERIES = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> type) {
            try {
                return type.getMethod("getQueries");
            } catch (NoSuchMethodException e) {
                return NONE;
            }
        }
    };

    private static Method method(Class<?> type, String name) {
        try {
            return type.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean mayHoldQuery(Class<?> type) {
        return !type.isPrimitive()
                && !type.isEnum()
                && (type == Object.class
                        || type.isInterface() && (ours(type) || Collection.class.isAssignableFrom(type))
                        || Filter.class.isAssignableFrom(type)
                        || ours(type));
    }

    /** Queries, what holds them, and lists of them: not the engine's own works, which commands hold too. */
    private static boolean followed(Object value) {
        if (value instanceof Collection<?> || value instanceof AbstractQuery<?, ?> || value instanceof Filter) {
            return true;
        }
        String name = value.getClass().getSimpleName();
        return ours(value.getClass())
                && (name.contains("Builder")
                        || name.endsWith("Cmd")
                        || name.contains("Filter")
                        || name.contains("Query"));
    }

    private static boolean ours(Class<?> type) {
        return type.getName().startsWith("org.camunda.bpm.engine.");
    }

    private static Object get(Field field, Object holder) {
        try {
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot look into " + field, e);
        }
    }
}
