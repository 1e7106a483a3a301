package org.bangfu.meetings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.TaskRefused;
import org.jspecify.annotations.Nullable;

/** Meetings that vote on households. Refusals are {@link MeetingRefused}; nothing has changed then. */
public interface Meetings {

    /** The cases that wait for a meeting of the signed-in person, by area and agenda. */
    List<Waiting> waiting(AreaCode within);

    /**
     * Records a meeting and, when it was valid, completes the task of each case voted on, with its own result. Without
     * quorum the tasks stay open and the meeting is kept as not valid.
     */
    Meeting record(NewMeeting meeting);

    Optional<Meeting> find(long id);

    /** The meetings of an area, the newest first. */
    List<Meeting> of(AreaCode within, int limit);

    /** What the meeting decided on the case. */
    Optional<MeetingResult> result(long meeting, CaseNumber caseNumber);

    /**
     * What the meeting decided that completes the task.
     *
     * @throws TaskRefused when no meeting completes it, or the meeting did not vote on the case
     */
    default MeetingResult deciding(CompletedTask task) {
        if (task.values().get(MeetingAgenda.MEETING) instanceof Number meeting) {
            return result(meeting.longValue(), task.caseNumber())
                    .orElseThrow(() -> new TaskRefused("这次会议没有对案卷" + task.caseNumber() + "表决，请在“评议会议”页面登记"));
        }
        throw new TaskRefused("评议任务由会议统一办理，请在“评议会议”页面登记到会情况和表决结果");
    }

    /** The results of all meetings on the case, the oldest first. */
    List<MeetingResult> ofCase(CaseNumber caseNumber);

    /** Cases that the same meeting can decide. */
    record Waiting(AreaCode area, MeetingAgenda agenda, List<OpenTask> tasks) {}

    /**
     * A meeting as it is recorded.
     *
     * @param eligible how many have a vote
     * @param present how many of them came, recused members included
     */
    record NewMeeting(
            MeetingType type,
            AreaCode area,
            String taskKey,
            Instant heldAt,
            String place,
            String chair,
            String recorder,
            int eligible,
            int present,
            String minutes,
            List<Ballot> ballots,
            @Nullable String signInName,
            byte @Nullable [] signIn) {}

    /** The vote on the case of one open task. */
    record Ballot(String taskId, int yes, int no, int abstain, int recused, String note) {}
}
