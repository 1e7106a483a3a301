package org.bangfu.engine.fence;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything of the engine's webapps that is let through: what Tasklist asks for when people work in it, as recorded in a
 * browser. Cockpit, Admin, Welcome, the set-up page, deployments, users, authorizations, modifications, migrations,
 * batches, starting a process by hand and the engine's own sign-in are nobody's.
 */
public final class TasklistPaths {

    private static final String E = "/camunda/api/engine/engine";
    private static final String D = E + "/default";

    /**
     * One kind of request.
     *
     * @param method the HTTP method; HEAD goes with GET
     * @param pattern a path where {@code {id}} stands for one segment and a final {@code **} for any file below
     */
    public record TasklistPath(String method, String pattern) {

        /** Whether a request is of this kind; the path is decoded and normalised. */
        public boolean matches(String requestMethod, String path) {
            String wanted = requestMethod.equals("HEAD") ? "GET" : requestMethod;
            return method.equals(wanted) && regex(pattern).matcher(path).matches();
        }

        /** An address of this kind, for tests of who may ask for it. */
        public String example(String id) {
            return pattern.replace("{id}", id).replace("**", "index.html");
        }

        private static Pattern regex(String pattern) {
            return Pattern.compile(Stream.of(pattern.split("/", -1))
                    .map(segment -> switch (segment) {
                        case "{id}" -> "[\\p{L}\\p{N}_.:@-]{1,200}";
                        case "**" -> "[A-Za-z0-9_./-]*";
                        default -> Pattern.quote(segment);
                    })
                    .collect(Collectors.joining("/")));
        }
    }

    /** The whole list. */
    public static final List<TasklistPath> ALL = List.of(
            get("/camunda/app/tasklist/**"),
            get("/camunda/lib/**"),
            get("/camunda/assets/**"),
            get("/camunda/favicon.ico"),
            get("/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js"),
            get("/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.css"),
            get("/camunda/api/admin/auth/user/default"),
            post("/camunda/api/admin/auth/user/default/logout"),
            get(E),
            get(E + "/"),
            get(D + "/filter"),
            new TasklistPath("OPTIONS", D + "/filter"),
            get(D + "/filter/count"),
            post(D + "/filter/{id}/list"),
            get(D + "/user/{id}/profile"),
            get(D + "/task"),
            get(D + "/task/{id}"),
            get(D + "/task/{id}/form"),
            get(D + "/task/{id}/deployed-form"),
            get(D + "/task/{id}/form-variables"),
            post(D + "/task/{id}/claim"),
            post(D + "/task/{id}/unclaim"),
            post(D + "/task/{id}/submit-form"),
            get(D + "/history/user-operation"),
            get(D + "/history/user-operation/count"),
            get(D + "/process-definition"),
            get(D + "/process-definition/count"),
            get(D + "/process-definition/{id}/xml"));

    private TasklistPaths() {}

    /** Whether the request is let through; the path is decoded and normalised. */
    public static boolean permit(String method, String path) {
        return !path.contains("/../")
                && !path.contains("/./")
                && !path.contains("//")
                && ALL.stream().anyMatch(permitted -> permitted.matches(method, path));
    }

    private static TasklistPath get(String pattern) {
        return new TasklistPath("GET", pattern);
    }

    private static TasklistPath post(String pattern) {
        return new TasklistPath("POST", pattern);
    }
}
