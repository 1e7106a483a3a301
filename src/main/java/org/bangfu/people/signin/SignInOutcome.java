package org.bangfu.people.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** What follows a sign-in, a failed one and a sign-out: a line in the trail and the next page. */
final class SignInOutcome {

    private final AttemptLimiter limiter;
    private final AuditTrail audit;

    SignInOutcome(AttemptLimiter limiter, AuditTrail audit) {
        this.limiter = limiter;
        this.audit = audit;
    }

    AuthenticationSuccessHandler success(RequestCache pages) {
        SavedRequestAwareAuthenticationSuccessHandler next = new SavedRequestAwareAuthenticationSuccessHandler();
        next.setRequestCache(pages);
        next.setDefaultTargetUrl("/");
        return (request, response, authentication) -> {
            limiter.succeeded(
                    Objects.requireNonNullElse(request.getParameter("username"), ""), request.getRemoteAddr());
            audit.recordAlone(AuditEntry.of("signIn.succeeded").about("person:" + authentication.getName()));
            next.onAuthenticationSuccess(request, response, authentication);
        };
    }

    /** The typed name is not kept: people type passwords into that field. */
    void failure(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        audit.recordAlone(
                AuditEntry.of("signIn.failed").with("reason", reason.getClass().getSimpleName()));
        response.sendRedirect(request.getContextPath() + "/login?problem=wrong");
    }

    void leaving(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null) {
            audit.recordAlone(AuditEntry.of("signedOut").about("person:" + authentication.getName()));
        }
    }

    static void left(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        if (OpenPaths.isEngineSignOut(RequestPath.of(request))) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendRedirect(request.getContextPath() + "/login?problem=left");
        }
    }
}
