package org.bangfu.people.signin;

import java.util.Objects;
import org.bangfu.people.roster.People;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds people for the sign-in, and brings old password hashes up to date. */
@Component
class StaffSignIn implements UserDetailsService, UserDetailsPasswordService {

    private final People people;

    StaffSignIn(People people) {
        this.people = people;
    }

    @Override
    public SignedIn loadUserByUsername(String username) {
        return people.byUsername(username)
                .map(person -> new SignedIn(
                        person.id(), person.username(), person.passwordHash(), person.disabled(), person.signInEpoch()))
                .orElseThrow(() -> new UsernameNotFoundException("unknown"));
    }

    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String newPassword) {
        SignedIn person = (SignedIn) user;
        people.rehash(person.id(), Objects.requireNonNull(newPassword));
        return loadUserByUsername(person.typedName());
    }
}
