package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.bangfu.engine.fence.TasklistPaths;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever has not signed in gets the sign-in page, static files and health: every endpoint that there is, from the
 * handler mappings and Tasklist's paths, with every method, and each path in every disguise that some part of a server
 * might read otherwise than another. Requests go over the wire as they stand.
 */
@BangfuIT
class AnonymousIT {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND");

    /** What is open on purpose. */
    private static final Set<String> OPEN =
            Set.of("/login", "/setup", "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");

    /** Ways of writing an address that should still lead nowhere. */
    private static final List<UnaryOperator<String>> DISGUISES = List.of(
            path -> "/" + path,
            path -> path.replaceFirst("/", "//").replaceFirst("(/[^/]+)/", "$1//"),
            path -> "/bangfu/.." + path,
            path -> "/bangfu/..;" + path,
            path -> "/bangfu/%2e%2e" + path,
            path -> "/bangfu/..%2f" + path.substring(1),
            path -> "/bangfu/%252e%252e" + path,
            path -> "/login/.." + path,
            path -> "/login/..;a=b" + path,
            path -> "/login;" + path,
            path -> path + ";/bangfu/x.css",
            path -> path + "%3b/bangfu/x.css",
            path -> path + "/",
            path -> path + "/..;/..;/login",
            path -> path + "%00",
            path -> path + "%0a/login",
            path -> "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2),
            path -> "/." + path,
            path -> path.replace('/', '\\'),
            path -> path + "?continue=/login");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void noEndpointAnswersAnybodyWhoHasNotSignedIn() throws IOException {
        Set<String> paths = paths();
        List<String> answered = new ArrayList<>();

        for (String path : paths) {
            for (String method : METHODS) {
                look(method, path, answered);
            }
            for (UnaryOperator<String> disguise : path.length() == 1 ? List.<UnaryOperator<String>>of() : DISGUISES) {
                look("GET", disguise.apply(path), answered);
                look("POST", disguise.apply(path), answered);
            }
        }

        assertThat(paths).hasSizeGreaterThan(80);
        assertThat(answered).isEmpty();
    }

    @Test
    void whatIsOpenIsSeenToAnswer() throws IOException {
        List<String> answered = new ArrayList<>();

        look("GET", "/login", answered);
        look("GET", "/actuator/health", answered);
        look("GET", "/bangfu/bangfu.css", answered);

        assertThat(answered).hasSize(3);
    }

    private Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        mappings.getHandlerMethods().keySet().forEach(info -> paths.addAll(info.getPatternValues()));
        TasklistPaths.ALL.forEach(path -> paths.add(path.example("p1")));
        paths.addAll(List.of(
                "/",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/logout",
                "/h2-console",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/engine/engine/default/deployment/create",
                "/engine-rest/task"));
        paths.removeIf(path -> path.contains("*") || OPEN.contains(path));
        Set<String> filled = new TreeSet<>();
        paths.forEach(path -> filled.add(path.replaceAll("\\{[^}]+}", "1")));
        return filled;
    }

    /** Adds what is answered by anything but a way to the sign-in page or a refusal. */
    private void look(String method, String path, List<String> answered) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Accept: text/html\r\nContent-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String status = answer.length() < 12 ? "no answer" : answer.substring(9, 12);
            boolean toSignIn = status.startsWith("30")
                    && answer.matches("(?s).*[Ll]ocation: [^\r]*/login(\\?problem=left)?\r\n.*");
            // Tasklist's way out ends a session that there is not.
            boolean wayOut = status.equals("204") && method.equals("POST") && path.contains("/default/logout");
            if (!toSignIn && !wayOut && !status.matches("400|401|403|404|405|501")) {
                answered.add(method + " " + path + " -> " + status);
            }
        }
    }
}
