package org.bangfu.meetings;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.trial.process.TrialMeetingProcess;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

/** A small process whose only step a group's meeting decides, for tests of meetings. */
@TestComponent
public class TrialMeetings implements MeetingAgenda, TaskCompletions {

    private final RepositoryService repository;
    private final ObjectProvider<Meetings> meetings;

    TrialMeetings(RepositoryService repository, ObjectProvider<Meetings> meetings) {
        this.repository = repository;
        this.meetings = meetings;
    }

    @EventListener(ContextRefreshedEvent.class)
    void deploy() {
        if (repository
                        .createDeploymentQuery()
                        .deploymentName(TrialMeetingProcess.ID)
                        .count()
                == 0) {
            repository
                    .createDeployment()
                    .name(TrialMeetingProcess.ID)
                    .addClasspathResource("trial/trial-meeting.bpmn")
                    .deploy();
        }
    }

    @Override
    public MeetingType type() {
        return MeetingType.GROUP_APPRAISAL;
    }

    @Override
    public String process() {
        return TrialMeetingProcess.ID;
    }

    @Override
    public String taskKey() {
        return "userTask_vote";
    }

    @Override
    public String question() {
        return "是否同意";
    }

    @Override
    public Answers completed(CompletedTask task) {
        long meeting = Long.parseLong(task.text(MEETING));
        MeetingResult result =
                meetings.getObject().result(meeting, task.caseNumber()).orElseThrow();
        return Answers.of(TrialMeetingProcess.VOTED_FOR, result.passed());
    }
}
