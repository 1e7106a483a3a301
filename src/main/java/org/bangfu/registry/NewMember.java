package org.bangfu.registry;

import org.bangfu.common.CitizenId;
import org.jspecify.annotations.Nullable;

/**
 * A person to enter with a household.
 *
 * @param relation to the head, code list {@code RELATION}; {@code 01} is the head
 */
public record NewMember(
        String name,
        CitizenId citizenId,
        String relation,
        MemberFacts facts,
        @Nullable String phone) {

    public NewMember(String name, CitizenId citizenId, String relation) {
        this(name, citizenId, relation, MemberFacts.UNKNOWN, null);
    }

    public boolean isHead() {
        return relation.equals(Member.HEAD);
    }
}
