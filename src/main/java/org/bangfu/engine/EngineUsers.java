package org.bangfu.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bangfu.common.PersonId;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The members of staff as the engine's web application wants to see them: a technical id and the name to show. Nobody
 * signs in with these users, and they carry no rights.
 */
@Component
public class EngineUsers {

    /** The web application sends everybody to its set-up page until this group has a member. */
    private static final String SETUP_DONE_GROUP = "camunda-admin";

    private static final String SETUP_DONE_MEMBER = "technical";

    private final IdentityService identity;
    private final ObjectProvider<StaffNames> names;
    private final Map<PersonId, String> known = new ConcurrentHashMap<>();

    EngineUsers(IdentityService identity, ObjectProvider<StaffNames> names) {
        this.identity = identity;
        this.names = names;
    }

    /** Makes or renames the user; nothing happens when it stands so already. */
    public void sync(PersonId person, String displayName) {
        if (displayName.equals(known.get(person))) {
            return;
        }
        User user = identity.createUserQuery().userId(person.value()).singleResult();
        if (user == null) {
            user = identity.newUser(person.value());
        }
        if (!displayName.equals(user.getFirstName())) {
            user.setFirstName(displayName);
            user.setLastName("");
            identity.saveUser(user);
        }
        known.put(person, displayName);
    }

    /** Makes or renames the user after what the directory of staff says. */
    public void sync(PersonId person) {
        StaffNames directory = names.getIfAvailable();
        sync(person, directory == null ? person.value() : directory.displayName(person));
    }

    @EventListener(ContextRefreshedEvent.class)
    void noSetupPage() {
        if (identity.createGroupQuery().groupId(SETUP_DONE_GROUP).count() == 0) {
            Group group = identity.newGroup(SETUP_DONE_GROUP);
            group.setName(SETUP_DONE_GROUP);
            identity.saveGroup(group);
            User member = identity.newUser(SETUP_DONE_MEMBER);
            member.setFirstName(SETUP_DONE_MEMBER);
            member.setLastName("");
            identity.saveUser(member);
            identity.createMembership(SETUP_DONE_MEMBER, SETUP_DONE_GROUP);
        }
    }
}
