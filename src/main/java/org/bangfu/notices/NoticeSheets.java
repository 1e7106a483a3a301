package org.bangfu.notices;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.OpenTask;
import org.jspecify.annotations.Nullable;

/**
 * Notice sheets: drawn up, posted, taken down by the village; each posting has one clock for all its cases. Refusals
 * are {@link NoticeRefused}; nothing has changed then. Calls that need a person act as the signed-in one, and every
 * case's task is completed with the checks of its seat.
 */
public interface NoticeSheets {

    /** The cases of the signed-in person's village that wait to be posted, by village and type. */
    List<Waiting> waiting(AreaCode within);

    /** A new sheet with the cases of these open posting tasks; all of one village and type. */
    NoticeSheet drawUp(Collection<String> taskIds, String note, String phone);

    /** Takes a case off a sheet that is not posted yet. */
    void leaveOut(CaseNumber sheet, CaseNumber caseNumber);

    /** Gives up a sheet that is not posted yet; its cases wait again. */
    void discard(CaseNumber sheet);

    /**
     * Posts the sheet: the photo of the place is kept, every case's posting task is completed, the clock begins.
     *
     * @param postedAt when it was hung up, between drawing up and now
     */
    void post(CaseNumber sheet, Instant postedAt, String photoName, byte[] photo);

    /** Takes the sheet down after its term, before two witnesses; completes the take-down task of each case that waits. */
    void takeDown(CaseNumber sheet, Instant takenDownAt, String firstWitness, String secondWitness);

    /** Ends the term: the cases that stand on the sheet and are still open. Called by the sheet's clock. */
    List<CaseNumber> endTerm(CaseNumber sheet);

    Optional<NoticeSheet> find(CaseNumber sheet);

    /** The sheets of an area, the newest first. */
    List<NoticeSheet> of(AreaCode within, NoticeSheet.@Nullable Status status, int limit);

    /** The sheets on which a case stood or stands, the newest first. */
    List<NoticeSheet> ofCase(CaseNumber caseNumber);

    /** How the case's present notice stands; locks its line until the end of the transaction. */
    Standing standing(CaseNumber caseNumber);

    /** Takes the case off its present sheet for good: the notice of this case is over, or it is to be posted anew. */
    void released(CaseNumber caseNumber);

    /** The case is to be noticed: it waits to be put on a sheet. A former notice of it is over. */
    void needed(CaseNumber caseNumber, NoticeType type);

    /** Cases that wait to be posted together. */
    record Waiting(AreaCode village, NoticeType type, List<OpenTask> tasks) {}

    /**
     * @param objectionsOpen whether an objection is being investigated
     * @param objectionUpheld whether one was upheld in full
     * @param contentChanged whether one was upheld in part, so that the corrected line has to be posted anew
     * @param takenDown whether the sheet has been taken down
     */
    record Standing(boolean objectionsOpen, boolean objectionUpheld, boolean contentChanged, boolean takenDown) {}
}
