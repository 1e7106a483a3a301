package org.bangfu.engine;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Gives the properties of user tasks their behaviour: the seat, the term, the entry in the list of open tasks. */
class WorkParseListener extends AbstractBpmnParseListener {

    private final TaskOpenings openings;

    WorkParseListener(TaskOpenings openings) {
        this.openings = openings;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        UserTaskModel model = UserTaskModel.parse(userTask);
        model.keepOn(activity);
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            TaskDefinition definition = behavior.getTaskDefinition();
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, task -> openings.opened(task, model));
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, openings::assigned);
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, openings::completed);
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, openings::closed);
        }
    }
}
