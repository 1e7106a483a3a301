package org.bangfu.notices.process;

import java.time.LocalDate;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.notices.NoticeRefused;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.springframework.stereotype.Component;

/** What investigators enter about an objection. */
@Component
class ObjectionCompletions implements TaskCompletions {

    private final Objections objections;

    ObjectionCompletions(Objections objections) {
        this.objections = objections;
    }

    @Override
    public String process() {
        return ObjectionProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        try {
            switch (task.key()) {
                case ObjectionProcess.INVESTIGATE_AT_TOWNSHIP,
                        ObjectionProcess.INVESTIGATE_AT_COUNTY,
                        ObjectionProcess.INVESTIGATE_AT_LEADING_GROUP ->
                    objections.decide(
                            task,
                            Objection.Result.valueOf(task.text("outcome")),
                            task.text("findings"),
                            task.text("answer"));
                case ObjectionProcess.DELIVER_ANSWER -> deliver(task);
                default -> throw new IllegalStateException("异议流程没有任务 " + task.key());
            }
        } catch (NoticeRefused refused) {
            throw new TaskRefused(refused.sentence());
        }
        return Answers.none();
    }

    private void deliver(CompletedTask task) {
        if (!(task.values().get("deliveredOn") instanceof LocalDate on)) {
            throw new TaskRefused("请填写送达日期");
        }
        objections.delivered(task, Objection.Way.valueOf(task.text("way")), on, task.text("note"));
    }
}
