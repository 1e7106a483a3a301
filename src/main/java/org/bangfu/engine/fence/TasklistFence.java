package org.bangfu.engine.fence;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through to the engine's webapps what {@link TasklistPaths} lists; for everything else there is nothing there.
 * Stands behind the sign-in, so that who is not signed in hears of that first.
 */
final class TasklistFence extends OncePerRequestFilter {

    /** Behind Spring Security's chain at -100, before the engine's own filters. */
    static final int ORDER = -90;

    /** Ways of writing a path that somebody downstream might read otherwise than we do. */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "[;\\\\\\p{Cntrl}]|//|/\\.{1,2}(/|$)|%(2f|5c|2e|3b|25|0[0-9a-f]|1[0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String raw = request.getRequestURI().substring(request.getContextPath().length());
        String dispatched = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!concernsEngine(raw) && !concernsEngine(dispatched)) {
            chain.doFilter(request, response);
            return;
        }
        if (!AMBIGUOUS.matcher(raw).find()
                && decoded(raw).equals(dispatched)
                && TasklistPaths.permit(request.getMethod(), dispatched)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** The webapps, and the folders of their jar that would be served as static files besides. */
    static boolean concernsEngine(String path) {
        String lower = decoded(path).toLowerCase(Locale.ROOT);
        return lower.contains("/camunda")
                || lower.startsWith("/plugin/")
                || lower.startsWith("/api/")
                || lower.startsWith("/engine-rest");
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
