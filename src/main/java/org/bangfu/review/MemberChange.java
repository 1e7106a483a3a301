package org.bangfu.review;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A change of members as it stands.
 *
 * @param leaving who leaves; null when somebody joins
 * @param joiningName who joins; null when somebody leaves
 * @param joiningMasked the joining person's id number, masked
 * @param gaps what the township found missing at the last return
 * @param applied set once the register was changed
 * @param refusedReason why the township refused
 */
public record MemberChange(
        CaseNumber caseNumber,
        HouseholdId household,
        AreaCode area,
        MemberChangeKind kind,
        LocalDate changedOn,
        String statement,
        @Nullable MemberId leaving,
        @Nullable MemberId nextHead,
        @Nullable String formerRelation,
        @Nullable String joiningName,
        @Nullable String joiningMasked,
        @Nullable String joiningRelation,
        LocalDate reportedOn,
        @Nullable String gaps,
        @Nullable Applied applied,
        @Nullable String refusedReason) {

    /** @param review the full review that it forced */
    public record Applied(
            LocalDate on,
            int headsBefore,
            int headsAfter,
            boolean crossesLine,
            @Nullable CaseNumber review) {}
}
