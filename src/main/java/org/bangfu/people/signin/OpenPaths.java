package org.bangfu.people.signin;

/** The few paths that need no sign-in. */
final class OpenPaths {

    private OpenPaths() {}

    static boolean isStatic(String path) {
        return path.startsWith("/bangfu/") || path.startsWith("/webjars/htmx.org/");
    }

    static boolean isOpen(String path) {
        return isStatic(path)
                || path.equals("/login")
                || path.equals("/setup")
                || path.equals("/actuator/health")
                || path.equals("/actuator/health/liveness")
                || path.equals("/actuator/health/readiness");
    }

    /** The engine's own sign-in and its set-up page: nobody's, not even after sign-in. */
    static boolean isClosed(String path) {
        return path.startsWith("/camunda/api/admin/setup")
                || path.matches("/camunda/api/admin/auth/user/[^/]+/login(/.*)?");
    }

    /** Camunda's menu signs out here. */
    static boolean isEngineSignOut(String path) {
        return path.matches("/camunda/api/admin/auth/user/[^/]+/logout/?");
    }
}
