package org.bangfu.people.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, before anything else, what no browser of ours sends: a servlet's path in encoded letters, which the
 * container and the matchers behind it would read in two ways.
 */
final class PlainPaths extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean mounted = request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH;
        if (mounted && !request.getRequestURI().startsWith(request.getContextPath() + request.getServletPath())) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(request, response);
    }
}
