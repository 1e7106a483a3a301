package org.bangfu.audit.chain;

import org.bangfu.common.PersonId;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who acts and from where, as far as the running thread knows. */
final class Whereabouts {

    private static final String NOBODY = "anonymous";
    private static final String INSIDE = "-";

    private Whereabouts() {}

    /** The technical id of the signed-in person; {@code anonymous} in a request before sign-in; else the system. */
    static String actor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken)) {
            return authentication.getName();
        }
        return RequestContextHolder.getRequestAttributes() == null ? PersonId.SYSTEM.value() : NOBODY;
    }

    static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : INSIDE;
    }
}
