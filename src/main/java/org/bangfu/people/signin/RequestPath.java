package org.bangfu.people.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The decoded path within the application, whichever servlet answers it. */
final class RequestPath {

    private RequestPath() {}

    static String of(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getServletPath(), "")
                + Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    /** Method and path of the running request, for the audit trail. */
    static String current() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            String text = attributes.getRequest().getMethod() + " " + of(attributes.getRequest());
            return text.substring(0, Math.min(text.length(), 300));
        }
        return "-";
    }

    /** Whether a program asked, which wants a status and no page. */
    static boolean isProgram(HttpServletRequest request) {
        String path = of(request);
        String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
        return path.startsWith("/camunda/api")
                || path.startsWith("/api/")
                || path.startsWith("/commands/")
                || path.startsWith("/actuator")
                || request.getHeader("HX-Request") != null
                || (accept.contains("application/json") && !accept.contains("text/html"));
    }
}
