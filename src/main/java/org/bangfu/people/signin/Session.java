package org.bangfu.people.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The running request's session. */
@Component
public class Session {

    private final StaffSignIn signIn;

    Session(StaffSignIn signIn) {
        this.signIn = signIn;
    }

    /** Keeps this session alive when all others of the person end, under a new session id. */
    public void renew() {
        ServletRequestAttributes attributes = (ServletRequestAttributes)
                Objects.requireNonNull(RequestContextHolder.getRequestAttributes(), "no request");
        HttpServletRequest request = attributes.getRequest();
        HttpServletResponse response = Objects.requireNonNull(attributes.getResponse());
        Authentication present =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        SignedIn person = (SignedIn) Objects.requireNonNull(present.getPrincipal());
        SignedIn renewed = signIn.loadUserByUsername(person.typedName());
        renewed.eraseCredentials();
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(renewed, null, renewed.getAuthorities());
        token.setDetails(present.getDetails());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(token);
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
