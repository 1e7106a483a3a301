package org.bangfu.people.signin;

import java.util.Optional;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person behind the running request's session. */
@Component
class SessionActor implements Actor {

    @Override
    public Optional<PersonId> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(person.id())
                : Optional.empty();
    }
}
