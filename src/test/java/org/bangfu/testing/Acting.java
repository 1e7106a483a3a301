package org.bangfu.testing;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Lets a person of the demo act on the modules directly, as if signed in. */
@TestComponent
public class Acting {

    private final UserDetailsService people;

    public Acting(UserDetailsService people) {
        this.people = people;
    }

    public <T> T as(String username, Supplier<T> deed) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext acting = SecurityContextHolder.createEmptyContext();
        UserDetails person = people.loadUserByUsername(username);
        acting.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        SecurityContextHolder.setContext(acting);
        try {
            return deed.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    public void does(String username, Runnable deed) {
        as(username, () -> {
            deed.run();
            return true;
        });
    }
}
