package org.bangfu.engine;

/**
 * Marks the thread of a request to the engine's own web applications. There, unlike in jobs, an engine command without a
 * person is refused: a path that slipped past the sign-in must not find an engine without checks.
 */
public final class EngineRequests {

    private static final ThreadLocal<Boolean> RUNNING = ThreadLocal.withInitial(() -> false);

    private EngineRequests() {}

    public static void begin() {
        RUNNING.set(true);
    }

    public static void end() {
        RUNNING.remove();
    }

    static boolean isRunning() {
        return RUNNING.get();
    }
}
