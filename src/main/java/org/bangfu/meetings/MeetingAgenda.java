package org.bangfu.meetings;

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
}
