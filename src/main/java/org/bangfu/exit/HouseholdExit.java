package org.bangfu.exit;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * The verification of a household's exit.
 *
 * @param year for which its income is verified
 * @param statement why it was opened
 * @param accountedBy who drew up the account that stands; null before the visit
 * @param filingNo of the approval, filed with the city; null before
 * @param helper the household's pairing cadre when a member of staff; null when somebody else or before the visit
 */
public record HouseholdExit(
        CaseNumber caseNumber,
        HouseholdId household,
        AreaCode area,
        ExitOrigin origin,
        int year,
        String statement,
        LocalDate openedOn,
        LocalDate overallDue,
        @Nullable PersonId accountedBy,
        @Nullable PersonId helper,
        @Nullable PersonId firstVerifier,
        @Nullable PersonId secondVerifier,
        @Nullable Consent consent,
        int sectorRound,
        @Nullable String filingNo,
        @Nullable Refused refused,
        @Nullable Announced announced,
        @Nullable Exited exited) {

    /**
     * What the household said.
     *
     * @param reason why it refuses; null when it agrees
     * @param mediatedOn when the township mediated; null when it did not
     */
    public record Consent(
            boolean agreed,
            @Nullable String reason,
            @Nullable LocalDate mediatedOn) {}

    /** @param deliveredOn when the letter reached the household; null before */
    public record Refused(
            Refusal refusal,
            String reason,
            LocalDate on,
            @Nullable LocalDate deliveredOn,
            @Nullable String delivery) {}

    public record Announced(LocalDate on, String place) {}

    /** @param revertedBy the case that found the exit wrong; null while it stands */
    public record Exited(
            LocalDate on,
            LocalDate benefitsContinueUntil,
            @Nullable CaseNumber revertedBy) {}
}
