package org.bangfu.meetings;

import java.time.Instant;

/**
 * What a meeting decided on one case.
 *
 * @param valid whether enough people were present
 * @param passed whether it was valid and enough of those present voted yes
 * @param recused present, but not voting on this household
 * @param note what was said about the household, for our tables only
 */
public record MeetingResult(
        long meeting,
        MeetingType type,
        Instant heldAt,
        boolean valid,
        boolean passed,
        int eligible,
        int present,
        int yes,
        int no,
        int abstain,
        int recused,
        String note) {}
