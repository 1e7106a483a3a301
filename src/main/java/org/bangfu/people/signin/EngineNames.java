package org.bangfu.people.signin;

import org.bangfu.engine.EngineUsers;
import org.bangfu.people.roster.PersonNamed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the engine's web application what people are called. */
@Component
class EngineNames {

    private final EngineUsers users;

    EngineNames(EngineUsers users) {
        this.users = users;
    }

    @EventListener
    void named(PersonNamed event) {
        users.sync(event.person(), event.displayName());
    }
}
