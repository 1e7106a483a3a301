package org.bangfu.housing.process;

import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.housing.Acceptance;
import org.bangfu.housing.RenovationWorks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people enter in {@code housing-acceptance.bpmn}, in diagram order. */
@Component
class HousingAcceptanceTasks implements TaskCompletions {

    private final RenovationWorks works;

    HousingAcceptanceTasks(RenovationWorks works) {
        this.works = works;
    }

    @Override
    public String process() {
        return HousingAcceptanceProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case HousingAcceptanceProcess.ACCEPT_AT_COUNTY -> said(task, Acceptance.Party.COUNTY, measured(task));
            case HousingAcceptanceProcess.ACCEPT_AT_TOWNSHIP -> said(task, Acceptance.Party.TOWNSHIP, null);
            case HousingAcceptanceProcess.ACCEPT_AT_VILLAGE -> said(task, Acceptance.Party.VILLAGE, null);
            case HousingAcceptanceProcess.REWORK_HOUSE -> works.mended(task, task.text("work"), task.date("mendedOn"));
            case HousingAcceptanceProcess.DECIDE_FURTHER -> {
                boolean goesOn = task.text("decision").equals("CONTINUE");
                works.further(task, goesOn, task.text("reason"));
                return Answers.of(HousingAcceptanceProcess.FURTHER, goesOn);
            }
            default -> throw new IllegalStateException("危房改造验收没有这个任务：" + task.key());
        }
        return Answers.none();
    }

    private void said(CompletedTask task, Acceptance.Party party, Acceptance.@Nullable Measured measured) {
        works.said(
                task, party, task.text("result").equals("AGREED"), task.text("reason"), task.yes("signed"), measured);
    }

    private static Acceptance.Measured measured(CompletedTask task) {
        if (task.requiredNumber("squareMetres").signum() <= 0) {
            throw new TaskRefused("实测面积应大于零，请核对");
        }
        return new Acceptance.Measured(task.requiredNumber("squareMetres"), task.text("quality"), task.yes("toilet"));
    }
}
