package org.bangfu.review.process;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.review.MemberChanges;
import org.springframework.stereotype.Component;

/** What people enter in {@code member-change.bpmn}, in diagram order. */
@Component
class MemberChangeTasks implements TaskCompletions {

    private final MemberChanges changes;

    MemberChangeTasks(MemberChanges changes) {
        this.changes = changes;
    }

    @Override
    public String process() {
        return MemberChangeProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        return switch (task.key()) {
            case MemberChangeProcess.APPROVE_CHANGE -> approved(task);
            case MemberChangeProcess.SUPPLEMENT_PROOF -> {
                changes.supplemented(task, task.text("note"));
                yield Answers.none();
            }
            default -> throw new IllegalStateException("成员变更没有这个任务：" + task.key());
        };
    }

    private Answers approved(CompletedTask task) {
        MemberChanges.Opinion opinion = MemberChanges.Opinion.valueOf(task.text("decision"));
        changes.judged(task, opinion, task.yes("proofSeen"), task.text("reason"));
        return Answers.of(MemberChangeProcess.APPROVED, opinion == MemberChanges.Opinion.APPROVE)
                .and(MemberChangeProcess.RETURNED, opinion == MemberChanges.Opinion.RETURN);
    }
}
