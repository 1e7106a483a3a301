package org.bangfu.people.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers what is refused to a signed-in person, and notes it. */
final class Denials implements AccessDeniedHandler {

    private final AuditTrail audit;

    Denials(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, ServletException {
        if (response.isCommitted()) {
            return;
        }
        boolean staleSignIn =
                reason instanceof CsrfException && RequestPath.of(request).equals("/login");
        if (staleSignIn) {
            response.sendRedirect(request.getContextPath() + "/login?problem=stale");
            return;
        }
        audit.recordAlone(AuditEntry.of("access.denied").with("path", RequestPath.current()));
        if (RequestPath.isProgram(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
