package org.bangfu.engine.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.bangfu.engine.Actor;
import org.bangfu.engine.EngineRequests;
import org.bangfu.engine.EngineUsers;
import org.bangfu.engine.SeatDirectory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;

/**
 * Takes the person of our session over into the engine's web applications; they have no sign-in of their own. Comes
 * after Spring's chain and before their own filters.
 */
class EngineSignIn extends ContainerBasedAuthenticationFilter {

    private static final String KNOWN = EngineSignIn.class.getName();

    private final Actor actor;
    private final SeatDirectory seats;
    private final EngineUsers users;

    EngineSignIn(Actor actor, SeatDirectory seats, EngineUsers users) {
        this.actor = actor;
        this.seats = seats;
        this.users = users;
    }

    @Override
    public void init(FilterConfig filterConfig) {
        authenticationProvider = new FromOurSession();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        super.doFilter(request, response, (signedInRequest, signedInResponse) -> {
            EngineRequests.begin();
            try {
                chain.doFilter(signedInRequest, signedInResponse);
            } finally {
                EngineRequests.end();
            }
        });
    }

    private final class FromOurSession implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            Optional<PersonId> person = actor.current();
            if (person.isEmpty()) {
                return AuthenticationResult.unsuccessful();
            }
            HttpSession session = request.getSession();
            if (!person.get().value().equals(session.getAttribute(KNOWN))) {
                users.sync(person.get());
                session.setAttribute(KNOWN, person.get().value());
            }
            AuthenticationResult result =
                    AuthenticationResult.successful(person.get().value());
            result.setGroups(
                    seats.seatsOf(person.get()).stream().map(Seat::groupId).toList());
            result.setTenants(List.of());
            return result;
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // the answer is 401; our sign-in page is the way in
        }
    }
}
