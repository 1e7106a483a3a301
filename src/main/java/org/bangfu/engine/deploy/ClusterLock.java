package org.bangfu.engine.deploy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Held by one node at a time from before the first table until the packages are deployed. Each module's migrations, the
 * engine's tables among them, are locked by Flyway as well; what follows them is not: two nodes that start together on
 * an empty database would both load the reference data and both deploy every package.
 *
 * <p>On PostgreSQL it is an advisory lock of a connection of its own, so it ends with the process. An H2 file belongs to
 * one process anyway; there only the threads of this one take turns.
 */
public final class ClusterLock implements DisposableBean {

    /** Any number that no other program on the database uses: the bytes of "bangfu". */
    private static final long KEY = 0x62616e676675L;

    private static final Logger log = LoggerFactory.getLogger(ClusterLock.class);

    private final DataSource database;

    private int holds;
    private @Nullable Thread owner;
    private @Nullable Connection session;

    public ClusterLock(DataSource database) {
        this.database = database;
    }

    /** Waits until nobody else holds the lock. May be taken again by the thread that holds it. */
    public synchronized void acquire() {
        while (holds > 0 && owner != Thread.currentThread()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("等待另一项部署时被中断", e);
            }
        }
        if (holds == 0) {
            session = lockedSession();
            owner = Thread.currentThread();
        }
        holds++;
    }

    /** Gives back one hold; nothing happens without one. */
    public synchronized void release() {
        if (holds == 0 || --holds > 0) {
            return;
        }
        Connection held = session;
        session = null;
        owner = null;
        notifyAll();
        if (held != null) {
            unlock(held);
        }
    }

    /** Gives back all holds: a start that failed must not keep other nodes waiting. */
    @Override
    public synchronized void destroy() {
        holds = Math.min(holds, 1);
        release();
    }

    public void run(Runnable work) {
        acquire();
        try {
            work.run();
        } finally {
            release();
        }
    }

    private @Nullable Connection lockedSession() {
        Connection connection = null;
        try {
            connection = database.getConnection();
            if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                connection.close();
                return null;
            }
            connection.setAutoCommit(true);
            if (!locked(connection, "select pg_try_advisory_lock(" + KEY + ")")) {
                log.info("另一节点正在建表或部署流程，等它完成");
                locked(connection, "select pg_advisory_lock(" + KEY + ")");
            }
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw new IllegalStateException("取不到建表和部署用的锁，请检查数据库连接", e);
        }
    }

    private static boolean locked(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0");
            try (ResultSet result = statement.executeQuery(sql)) {
                return result.next() && !"f".equals(result.getString(1));
            } finally {
                statement.execute("reset statement_timeout");
            }
        }
    }

    private static void unlock(Connection connection) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + KEY + ")");
        } catch (SQLException e) {
            log.warn("建表和部署用的锁没有正常归还；连接断开时数据库会收回它", e);
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("The connection was broken already", e);
            }
        }
    }
}
