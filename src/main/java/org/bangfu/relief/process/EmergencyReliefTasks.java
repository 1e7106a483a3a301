package org.bangfu.relief.process;

import static org.bangfu.relief.process.EmergencyReliefProcess.ADJUSTED;
import static org.bangfu.relief.process.EmergencyReliefProcess.ADMISSIBLE;
import static org.bangfu.relief.process.EmergencyReliefProcess.FURTHER_NEED;
import static org.bangfu.relief.process.EmergencyReliefProcess.RELIEVED;
import static org.bangfu.relief.process.EmergencyReliefProcess.RIGHTFUL;
import static org.bangfu.relief.process.EmergencyReliefProcess.TO_ORDINARY;
import static org.bangfu.relief.process.EmergencyReliefProcess.WITHIN_TOWNSHIP;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.relief.Emergencies;
import org.bangfu.relief.Emergency;
import org.bangfu.relief.ReliefProceedings;
import org.springframework.stereotype.Component;

/** What people enter in {@code emergency-relief.bpmn}, in diagram order. */
@Component
class EmergencyReliefTasks implements TaskCompletions {

    private final Emergencies emergencies;
    private final ReliefProceedings proceedings;

    EmergencyReliefTasks(Emergencies emergencies, ReliefProceedings proceedings) {
        this.emergencies = emergencies;
        this.proceedings = proceedings;
    }

    @Override
    public String process() {
        return EmergencyReliefProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case EmergencyReliefProcess.RECORD_FACTS -> {
                Emergencies.Urgency urgency = emergencies.factsRecorded(task);
                return Answers.of(ADMISSIBLE, urgency.admissible()).and(WITHIN_TOWNSHIP, urgency.withinTownship());
            }
            case EmergencyReliefProcess.DECIDE_BY_HEAD -> {
                return decided(task, task.text("reason"));
            }
            case EmergencyReliefProcess.DECIDE_BY_DUTY_OFFICER -> {
                return decidedByPhone(task);
            }
            case EmergencyReliefProcess.TOP_UP_IMPREST -> emergencies.imprestProvided(task, task.text("note"));
            case EmergencyReliefProcess.HAND_OVER ->
                emergencies.handedOver(task, task.date("handedOverOn"), task.text("receiver"));
            case EmergencyReliefProcess.COMPLETE_PAPERWORK -> proceedings.surveyed(task);
            case EmergencyReliefProcess.CONFIRM_RELIEF -> {
                return concluded(task);
            }
            case EmergencyReliefProcess.DELIVER_NO_RELIEF ->
                emergencies.delivered(task, task.date("deliveredOn"), task.text("method"));
            default -> throw new IllegalStateException("紧急救助没有这个任务：" + task.key());
        }
        return Answers.none();
    }

    private Answers decidedByPhone(CompletedTask task) {
        if (task.text("call").isBlank()) {
            throw new TaskRefused("请记录通话情况");
        }
        String reason = task.text("reason");
        boolean relieved = task.text("decision").equals(Emergencies.Provision.RELIEVE.name());
        return decided(task, relieved ? "电话批准：" + task.text("call") : reason);
    }

    private Answers decided(CompletedTask task, String reason) {
        Emergencies.Provision provision = Emergencies.Provision.valueOf(task.text("decision"));
        emergencies.decide(task, provision, reason);
        return Answers.of(RELIEVED, provision == Emergencies.Provision.RELIEVE)
                .and(TO_ORDINARY, provision == Emergencies.Provision.ORDINARY);
    }

    private Answers concluded(CompletedTask task) {
        Emergency.Result result = Emergency.Result.valueOf(task.text("decision"));
        boolean furtherNeed = task.yes("furtherNeed");
        emergencies.conclude(
                task, result, task.number("amount"), task.yes("deceived"), furtherNeed, task.text("reason"));
        return Answers.of(RIGHTFUL, result != Emergency.Result.RECOVER)
                .and(ADJUSTED, result == Emergency.Result.ADJUST)
                .and(FURTHER_NEED, furtherNeed && result != Emergency.Result.RECOVER);
    }
}
