package org.bangfu.people.signin;

import java.util.Collection;
import java.util.List;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is signed in. The name that security, engine and audit see is the technical id; seats are asked anew at every
 * request and stand nowhere in the session.
 */
public final class SignedIn implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final String username;
    private @Nullable String passwordHash;
    private final boolean disabled;
    private final long epoch;

    SignedIn(PersonId id, String username, String passwordHash, boolean disabled, long epoch) {
        this.id = id.value();
        this.username = username;
        this.passwordHash = passwordHash;
        this.disabled = disabled;
        this.epoch = epoch;
    }

    public PersonId id() {
        return new PersonId(id);
    }

    /** What the person types at sign-in. */
    public String typedName() {
        return username;
    }

    long epoch() {
        return epoch;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    /** The hash does not stay in the session. */
    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public String getUsername() {
        return id;
    }

    @Override
    public boolean isEnabled() {
        return !disabled;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedIn that && that.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
