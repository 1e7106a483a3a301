package org.bangfu.audit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.bangfu.audit.chain.AnchorFiles;
import org.bangfu.audit.chain.ChainCheck;
import org.bangfu.audit.chain.ChainCheck.Fault;

/**
 * The command {@code verify-audit --url … [--user …] [--anchors …]}: checks the trail without starting the system. The
 * password comes from the environment (BANGFU_DB_PASSWORD). An embedded database can be checked while the system is
 * stopped.
 */
public final class VerifyAudit {

    private static final int INTACT = 0;
    private static final int CHANGED = 1;
    private static final int UNCHECKED = 2;

    private VerifyAudit() {}

    /** The exit status: 0 when all chains are intact, 1 when one was changed, 2 when they could not be checked. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        String url = argument(
                arguments,
                "--url",
                environment.getOrDefault("BANGFU_DB_URL", "jdbc:h2:file:./data/bangfu;IFEXISTS=TRUE"));
        boolean embedded = url.startsWith("jdbc:h2:");
        String user = argument(arguments, "--user", environment.getOrDefault("BANGFU_DB_USER", embedded ? "sa" : ""));
        Path anchors = Path.of(argument(arguments, "--anchors", "./data/anchors"));
        try (Connection connection =
                DriverManager.getConnection(url, user, environment.getOrDefault("BANGFU_DB_PASSWORD", ""))) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            ChainCheck check = new ChainCheck(connection, AnchorFiles.read(anchors));
            List<Fault> faults = check.faults();
            connection.rollback();
            for (Fault fault : faults) {
                out.println("审计链 " + fault.chain() + " 第 " + fault.number() + " 行：" + fault.sentence());
            }
            out.println(
                    faults.isEmpty()
                            ? "审计链完好，共核对 " + check.rows() + " 行。"
                            : "审计链被改动：" + faults.size() + " 条链有问题，请立即保全数据库并报告纪检监察机关。");
            return faults.isEmpty() ? INTACT : CHANGED;
        } catch (SQLException e) {
            out.println("没有核对成：连不上数据库或读不到审计表，请检查地址、用户名、密码；内嵌数据库须先停止系统。");
            return UNCHECKED;
        }
    }

    private static String argument(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        return at >= 0 && at + 1 < arguments.size() ? arguments.get(at + 1) : otherwise;
    }
}
