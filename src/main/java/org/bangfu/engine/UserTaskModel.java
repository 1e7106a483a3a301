package org.bangfu.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the extension properties of a user task say.
 *
 * @param role who does it
 * @param term policy parameter of its term, when it has one
 * @param workdays whether the term runs in working days; else in natural days
 * @param notDoneBy model ids of tasks whose doer must not do this one
 * @param page path of our own page, with placeholders
 * @param answers form keys that the engine may keep
 * @param hours whether the term runs in hours from the opening, day and night
 */
record UserTaskModel(
        Role role,
        @Nullable String term,
        boolean workdays,
        Set<String> notDoneBy,
        @Nullable String page,
        Set<String> answers,
        boolean hours) {

    private static final String PROPERTY = "bangfu.userTask";

    static UserTaskModel parse(Element userTask) {
        Map<String, String> properties = properties(userTask);
        String id = userTask.attribute("id");
        String roleId = properties.getOrDefault("role", "");
        Role role = Role.of(roleId)
                .filter(Role::actsOnCases)
                .orElseThrow(() -> new BpmnParseException(
                        roleId.isEmpty()
                                ? "用户任务 " + id + " 没有写明由谁办理：请在扩展属性中填写 role"
                                : "用户任务 " + id + " 的 role 写的是“" + roleId + "”，不是可以办理案卷的岗位，请改正",
                        userTask));
        String workdays = properties.get("workdays");
        String naturaldays = properties.get("naturaldays");
        String hours = properties.get("hours");
        return new UserTaskModel(
                role,
                hours != null ? hours : workdays != null ? workdays : naturaldays,
                workdays != null,
                list(properties.get("notDoneBy")),
                properties.get("page"),
                list(properties.get("answers")),
                hours != null);
    }

    private static Map<String, String> properties(Element userTask) {
        Map<String, String> properties = new HashMap<>();
        Element extensions = userTask.element("extensionElements");
        Element list =
                extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (list != null) {
            for (Element property : list.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
                String value = property.attribute("value");
                if (value != null && !value.isBlank()) {
                    properties.put(property.attribute("name"), value.strip());
                }
            }
        }
        return properties;
    }

    private static Set<String> list(@Nullable String commaSeparated) {
        return commaSeparated == null
                ? Set.of()
                : Arrays.stream(commaSeparated.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    void keepOn(ActivityImpl activity) {
        activity.setProperty(PROPERTY, this);
    }

    /** The model's word on the task itself: its execution may have gone on when a colleague was quicker. */
    static UserTaskModel of(TaskEntity task) {
        if (task.getProcessDefinition() != null) {
            ActivityImpl activity = task.getProcessDefinition().findActivity(task.getTaskDefinitionKey());
            if (activity != null && activity.getProperty(PROPERTY) instanceof UserTaskModel model) {
                return model;
            }
        }
        throw new IllegalStateException("任务 " + task.getId() + " 不属于任何流程模型");
    }

    @Nullable
    String pageOf(CaseNumber caseNumber, String taskId) {
        return page == null
                ? null
                : page.replace("{caseNumber}", caseNumber.value()).replace("{taskId}", taskId);
    }
}
