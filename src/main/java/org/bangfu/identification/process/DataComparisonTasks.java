package org.bangfu.identification.process;

import java.time.LocalDate;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.identification.ComparisonSteps;
import org.springframework.stereotype.Component;

/** What people enter in {@code data-comparison.bpmn}. */
@Component
class DataComparisonTasks implements TaskCompletions {

    private final ComparisonSteps steps;

    DataComparisonTasks(ComparisonSteps steps) {
        this.steps = steps;
    }

    @Override
    public String process() {
        return DataComparisonProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        return switch (task.key()) {
            case DataComparisonProcess.COLLECT_AUTHORISATION -> authorised(task);
            case DataComparisonProcess.COMPARE_MANUALLY ->
                answers(steps.comparedManually(
                        task,
                        task.text("result").equals("HIT"),
                        task.text("rule"),
                        task.text("letter"),
                        task.text("note")));
            case DataComparisonProcess.RECORD_COMMENT -> commented(task);
            case DataComparisonProcess.WRITE_FINDINGS -> answers(steps.found(task));
            case DataComparisonProcess.CONFIRM_EXCEPTION ->
                Answers.of(
                        DataComparisonProcess.BARRED,
                        steps.answerExceptions(task, task.text("decision").equals("CONFIRM"), task.text("reason")));
            default -> throw new IllegalStateException("数据比对没有这个任务：" + task.key());
        };
    }

    private Answers authorised(CompletedTask task) {
        if (!(task.values().get("authorisedOn") instanceof LocalDate on)) {
            throw new TaskRefused("请填写授权书签署日期");
        }
        steps.authorised(task, task.yes("authorised"), on);
        return Answers.none();
    }

    private Answers commented(CompletedTask task) {
        steps.commented(task);
        return Answers.none();
    }

    private static Answers answers(ComparisonSteps.Findings findings) {
        return Answers.of(DataComparisonProcess.EXCEPTION_PROPOSED, findings.exceptionProposed())
                .and(DataComparisonProcess.BARRED, findings.barred());
    }

    static Answers answers(ComparisonSteps.Comparison comparison) {
        return Answers.of(DataComparisonProcess.LISTS_COMPLETE, comparison.listsComplete())
                .and(DataComparisonProcess.HITS_FOUND, comparison.hitsFound())
                .and(DataComparisonProcess.BARRED, comparison.barred());
    }
}
