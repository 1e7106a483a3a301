package org.bangfu.people.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.people.signin.AttemptLimiter.Verdict;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the sign-in and sends away who has tried too often. */
final class AttemptGate extends OncePerRequestFilter {

    private final AttemptLimiter limiter;
    private final AuditTrail audit;

    AttemptGate(AttemptLimiter limiter, AuditTrail audit) {
        this.limiter = limiter;
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("POST") && RequestPath.of(request).equals("/login")) {
            Verdict verdict = limiter.begin(
                    Objects.requireNonNullElse(request.getParameter("username"), ""), request.getRemoteAddr());
            if (verdict == Verdict.REFUSE_AND_NOTE) {
                audit.recordAlone(AuditEntry.of("signIn.limited"));
            }
            if (verdict != Verdict.LOOK_AT) {
                response.sendRedirect(request.getContextPath() + "/login?problem=limited");
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
