package org.bangfu.people.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Person;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that is older than the absolute limit, or whose person was barred or signed out everywhere, on
 * whichever node; keeps a person with a one-time password on the page where it is changed.
 */
final class SessionWatch extends OncePerRequestFilter {

    static final String PASSWORD_PAGE = "/profile/password";

    private final People people;
    private final Duration limit;
    private final InstantSource clock;

    SessionWatch(People people, Duration limit, InstantSource clock) {
        this.people = people;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return OpenPaths.isStatic(RequestPath.of(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (session == null || authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Person> known = people.find(person.id());
        boolean over =
                Instant.ofEpochMilli(session.getCreationTime()).plus(limit).isBefore(clock.instant());
        if (over || known.isEmpty() || known.get().disabled() || known.get().signInEpoch() != person.epoch()) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            refuse(request, response, "/login?problem=ended");
        } else if (known.get().passwordExpired() && !mayChangePassword(RequestPath.of(request))) {
            refuse(request, response, PASSWORD_PAGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean mayChangePassword(String path) {
        return path.equals(PASSWORD_PAGE) || path.equals("/logout") || path.equals("/error");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String page)
            throws IOException {
        if (RequestPath.isProgram(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(request.getContextPath() + page);
        }
    }
}
