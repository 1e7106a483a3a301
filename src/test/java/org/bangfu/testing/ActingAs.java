package org.bangfu.testing;

import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Does something as one of the demo's people, as a request of theirs would. */
@TestComponent
public class ActingAs {

    private final UserDetailsService people;

    public ActingAs(UserDetailsService people) {
        this.people = people;
    }

    public <T> T person(String username, Supplier<T> deed) {
        UserDetails person = RoundTrips.apart(() -> people.loadUserByUsername(username));
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            return deed.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    public void person(String username, Runnable deed) {
        person(username, () -> {
            deed.run();
            return true;
        });
    }
}
