package org.bangfu.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.time.Instant;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Person;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@BangfuIT
class SessionLimitIT {

    @Autowired
    People people;

    @Autowired
    ServletContext servletContext;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aSessionEndsTwelveHoursAfterItBeganHoweverBusy() throws Exception {
        assertThat(reachesThePage(Duration.ofHours(12).minusMinutes(1))).isTrue();
        assertThat(reachesThePage(Duration.ofHours(12).plusMinutes(1))).isFalse();
    }

    @Test
    void halfAnHourOfSilenceEndsASession() {
        assertThat(servletContext.getSessionTimeout()).isEqualTo(30);
    }

    private boolean reachesThePage(Duration age) throws Exception {
        Person person = people.byUsername("shenji1").orElseThrow();
        SignedIn principal = new SignedIn(person.id(), person.username(), "", false, person.signInEpoch());
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities()));
        MockHttpSession session = new MockHttpSession();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/profile");
        request.setServletPath("/profile");
        request.setSession(session);
        MockFilterChain chain = new MockFilterChain();
        Instant later = Instant.ofEpochMilli(session.getCreationTime()).plus(age);

        new SessionWatch(people, Duration.ofHours(12), () -> later)
                .doFilter(request, new MockHttpServletResponse(), chain);

        return chain.getRequest() != null;
    }
}
