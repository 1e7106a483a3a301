package org.bangfu.villageexit.process;

import static org.bangfu.villageexit.process.VillageExitProcess.APPROVED;
import static org.bangfu.villageexit.process.VillageExitProcess.CARRIED;
import static org.bangfu.villageexit.process.VillageExitProcess.CITY_PASSED;
import static org.bangfu.villageexit.process.VillageExitProcess.CONFIRMED;
import static org.bangfu.villageexit.process.VillageExitProcess.RETURNED;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.engine.TaskRefused;
import org.bangfu.meetings.Meetings;
import org.bangfu.policy.villageexit.ScoreItem;
import org.bangfu.villageexit.VillageExits;
import org.springframework.stereotype.Component;

/** What people enter in {@code village-exit.bpmn}, in diagram order. */
@Component
class VillageExitTasks implements TaskCompletions {

    /** The fields of the score sheet. */
    private static final Map<String, ScoreItem> FIELDS = Map.ofEntries(
            Map.entry("roadsMain", ScoreItem.ROADS_MAIN),
            Map.entry("roadsGroup", ScoreItem.ROADS_GROUP),
            Map.entry("water", ScoreItem.WATER),
            Map.entry("power", ScoreItem.POWER),
            Map.entry("educationDropout", ScoreItem.EDUCATION_DROPOUT),
            Map.entry("educationAid", ScoreItem.EDUCATION_AID),
            Map.entry("medicalInsured", ScoreItem.MEDICAL_INSURED),
            Map.entry("medicalPolicy", ScoreItem.MEDICAL_POLICY),
            Map.entry("housing", ScoreItem.HOUSING),
            Map.entry("dibao", ScoreItem.DIBAO),
            Map.entry("organisation", ScoreItem.ORGANISATION),
            Map.entry("servicePlatform", ScoreItem.SERVICE_PLATFORM),
            Map.entry("industryAndCollective", ScoreItem.INDUSTRY));

    private final VillageExits exits;
    private final Meetings meetings;

    VillageExitTasks(VillageExits exits, Meetings meetings) {
        this.exits = exits;
        this.meetings = meetings;
    }

    @Override
    public String process() {
        return VillageExitProcess.ID;
    }

    @Override
    public Answers completed(CompletedTask task) {
        switch (task.key()) {
            case VillageExitProcess.SCORE_VILLAGE ->
                exits.scored(task, points(task), task.yes("tasksRated"), task.text("basis"));
            case VillageExitProcess.VOTE_ON_EXIT -> {
                return Answers.of(CARRIED, exits.voted(task, meetings.deciding(task)));
            }
            case VillageExitProcess.SURVEY_VILLAGE -> {
                VillageExits.Survey survey = VillageExits.Survey.valueOf(task.text("decision"));
                exits.surveyed(
                        task, survey, task.date("surveyedOn"), task.text("secondSurveyor"), task.text("finding"));
                return Answers.of(CONFIRMED, survey == VillageExits.Survey.CONFIRM)
                        .and(RETURNED, survey == VillageExits.Survey.RETURN);
            }
            case VillageExitProcess.DETERMINE_VILLAGE -> {
                return Answers.of(
                        APPROVED, exits.determined(task, task.text("decision").equals("APPROVE"), task.text("reason")));
            }
            case VillageExitProcess.RECORD_CITY_CHECK -> {
                return Answers.of(
                        CITY_PASSED,
                        exits.cityChecked(
                                task,
                                task.text("result").equals("PASSED"),
                                task.text("document"),
                                task.date("checkedOn"),
                                task.text("note")));
            }
            case VillageExitProcess.ANNOUNCE_VILLAGE ->
                exits.announced(task, task.date("announcedOn"), task.text("place"));
            case VillageExitProcess.DELIVER_REASONS ->
                exits.delivered(task, task.date("deliveredOn"), task.text("receiver"));
            default -> throw new IllegalStateException("贫困村退出没有这个任务：" + task.key());
        }
        return Answers.none();
    }

    private static Map<ScoreItem, Integer> points(CompletedTask task) {
        Map<ScoreItem, Integer> points = new EnumMap<>(ScoreItem.class);
        for (Map.Entry<String, ScoreItem> field : FIELDS.entrySet()) {
            ScoreItem item = field.getValue();
            if (task.values().get(field.getKey()) instanceof Number entered) {
                try {
                    points.put(item, new BigDecimal(entered.toString()).intValueExact());
                } catch (ArithmeticException e) {
                    throw new TaskRefused("“" + item.label() + "”应为整数分，请核对");
                }
            }
        }
        return points;
    }
}
