package org.bangfu.review;

import java.time.LocalDate;
import org.bangfu.common.CitizenId;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A change of members as the village reports it.
 *
 * @param changedOn when it happened
 * @param leaving who leaves; null when somebody joins
 * @param nextHead who is the head afterwards, when the head leaves
 * @param joining who joins; null when somebody leaves
 */
public record NewMemberChange(
        HouseholdId household,
        MemberChangeKind kind,
        LocalDate changedOn,
        String statement,
        @Nullable MemberId leaving,
        @Nullable NextHead nextHead,
        @Nullable Joining joining) {

    /** @param formerRelation what the leaving head is to the new one, code list {@code RELATION} */
    public record NextHead(MemberId member, String formerRelation) {}

    /** @param relation to the head, code list {@code RELATION} */
    public record Joining(String name, CitizenId citizenId, String relation) {}
}
