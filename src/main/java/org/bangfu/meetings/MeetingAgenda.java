package org.bangfu.meetings;

import org.bangfu.common.CaseNumber;

/**
 * A step of a process that a meeting decides: one bean for each. The step's task is completed by the meeting with the
 * single value {@link #MEETING}; the process's {@code TaskCompletions} asks {@link Meetings#result} for the vote.
 */
public interface MeetingAgenda {

    /** The key of the value that a meeting completes a task with: the id of the meeting, a Long. */
    String MEETING = "meeting";

    MeetingType type();

    /** The id of the process, such as {@code household-identification}. */
    String process();

    /** The id of the user task, such as {@code userTask_appraiseInGroup}. */
    String taskKey();

    /** What is voted on, for the page and the minutes, such as 是否同意列为贫困户. */
    String question();

    /** Where a case stands on the meeting's list; smaller comes first, equal ones stay in the order of their tasks. */
    default int order(CaseNumber caseNumber) {
        return 0;
    }

    /** What is said beside the household on the list, such as why it stands there; empty when nothing. */
    default String remark(CaseNumber caseNumber) {
        return "";
    }
}
