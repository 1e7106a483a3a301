package org.bangfu.engine.fence;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the protective headers on every answer, also on those that no other part of the program gets to see: rejected
 * addresses, error pages, the static files of the engine's webapps. Tasklist's pages overwrite the policy with their own.
 */
final class EngineHeaders extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";

    private static final String STRICT =
            "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';" + " frame-ancestors 'self'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        boolean ofEngine = TasklistFence.concernsEngine(request.getRequestURI());
        boolean onError = request.getDispatcherType() == DispatcherType.ERROR;
        if ((ofEngine || onError) && !response.containsHeader(POLICY)) {
            response.setHeader(POLICY, STRICT);
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
