package org.bangfu.meetings;

import java.time.Instant;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;

/**
 * A meeting that was held: attendance once, a vote per household.
 *
 * @param area the villager group or the village
 * @param question what was voted on
 * @param valid whether enough people were present
 */
public record Meeting(
        long id,
        MeetingType type,
        AreaCode area,
        String question,
        Instant heldAt,
        String place,
        String chair,
        String recorder,
        int eligible,
        int present,
        boolean valid,
        String finding,
        String minutes,
        List<Vote> votes,
        Instant recordedAt,
        PersonId recordedBy) {

    public Meeting {
        votes = List.copyOf(votes);
    }

    /** The name under which its evidence is kept. */
    public String subject() {
        return "meeting:" + id;
    }

    /** The vote on one case. */
    public record Vote(CaseNumber caseNumber, int yes, int no, int abstain, int recused, boolean passed, String note) {}
}
