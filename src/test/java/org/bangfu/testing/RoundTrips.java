package org.bangfu.testing;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/**
 * Counts what a thread sends to the database while a test asks for it; at all other times statements pass by. A round
 * trip is one execution of a statement or of a batch, or the end of a transaction that had executed something (the
 * driver sends its beginning along with the first statement). A write commit is a commit that had changed rows: the one
 * that waits for the disk.
 */
@TestComponent
public class RoundTrips implements BeanPostProcessor {

    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge");

    private static final ThreadLocal<@Nullable Recording> RECORDING = new ThreadLocal<>();

    /**
     * @param statements executed, in their order
     * @param ends of transactions: commits and rollbacks, savepoints too
     * @param writeCommits of the ends, commits that had changed rows
     */
    public record Count(List<String> statements, int ends, int writeCommits) {

        public static final Count NOTHING = new Count(List.of(), 0, 0);

        public int roundTrips() {
            return statements.size() + ends;
        }

        /** Without one statement, however often it was executed. */
        public Count without(String statement) {
            return new Count(
                    statements.stream().filter(sql -> !sql.equals(statement)).toList(), ends, writeCommits);
        }

        public Count plus(Count more) {
            List<String> all = new ArrayList<>(statements);
            all.addAll(more.statements);
            return new Count(List.copyOf(all), ends + more.ends, writeCommits + more.writeCommits);
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? counted(database) : bean;
    }

    /** The same database, seen by the count. */
    public static DataSource counted(DataSource database) {
        Listener listener = new Listener();
        return ProxyDataSourceBuilder.create(database)
                .listener(listener)
                .methodListener(listener)
                .build();
    }

    /** What this thread sends while the deed is done. */
    public static Count of(Runnable deed) {
        if (RECORDING.get() != null) {
            throw new IllegalStateException("a count is running");
        }
        Recording recording = new Recording();
        RECORDING.set(recording);
        try {
            deed.run();
        } finally {
            RECORDING.remove();
        }
        return recording.count();
    }

    /** Looks something up that only the test wants to know: left out of a running count. */
    public static <T> T apart(Supplier<T> lookup) {
        Recording running = RECORDING.get();
        RECORDING.remove();
        try {
            return lookup.get();
        } finally {
            if (running != null) {
                RECORDING.set(running);
            }
        }
    }

    private static final class Recording {

        private final List<String> statements = new ArrayList<>();
        private final Set<String> begun = new HashSet<>();
        private final Set<String> changed = new HashSet<>();
        private int ends;
        private int writeCommits;

        Count count() {
            return new Count(List.copyOf(statements), ends, writeCommits);
        }

        void executed(String connection, String sql, boolean alone) {
            statements.add(sql);
            boolean changes =
                    CHANGES.contains(sql.stripLeading().split("\\s", 2)[0].toLowerCase(Locale.ROOT));
            if (alone) {
                writeCommits += changes ? 1 : 0;
                return;
            }
            begun.add(connection);
            if (changes) {
                changed.add(connection);
            }
        }

        void ended(String connection, boolean committed) {
            if (begun.remove(connection)) {
                ends++;
            }
            if (changed.remove(connection) && committed) {
                writeCommits++;
            }
        }

        void savepoint() {
            ends++;
        }
    }

    private static final class Listener implements QueryExecutionListener, MethodExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            Recording recording = RECORDING.get();
            if (recording == null) {
                return;
            }
            String sql = queries.isEmpty() ? "" : queries.get(0).getQuery();
            try {
                recording.executed(
                        execution.getConnectionId(),
                        sql,
                        execution.getStatement().getConnection().getAutoCommit());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void beforeMethod(MethodExecutionContext call) {}

        @Override
        public void afterMethod(MethodExecutionContext call) {
            Recording recording = RECORDING.get();
            if (recording == null || !(call.getTarget() instanceof Connection)) {
                return;
            }
            Method method = call.getMethod();
            String connection = call.getConnectionInfo().getConnectionId();
            switch (method.getName()) {
                case "commit" -> recording.ended(connection, true);
                case "rollback" -> {
                    if (method.getParameterCount() == 0) {
                        recording.ended(connection, false);
                    } else {
                        recording.savepoint();
                    }
                }
                case "setSavepoint", "releaseSavepoint" -> recording.savepoint();
                default -> {}
            }
        }
    }
}
