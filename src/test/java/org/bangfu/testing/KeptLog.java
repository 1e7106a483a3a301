package org.bangfu.testing;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps every line that is logged while the suite runs, errors with their whole stack, so that the suite can look for
 * what must not stand there. Hung into the root logger by {@code logback-test.xml}, in every context of the JVM.
 */
public final class KeptLog extends AppenderBase<ILoggingEvent> {

    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
        String error =
                event.getThrowableProxy() == null ? "" : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
        LINES.add(event.getLoggerName() + ": " + event.getFormattedMessage() + error);
    }

    /** What was logged so far in this JVM. */
    public static List<String> lines() {
        return List.copyOf(LINES);
    }
}
