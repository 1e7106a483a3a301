package org.bangfu.engine.fence;

import java.lang.ref.WeakReference;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * The last resort against models that run in circles, through called processes too: one command may enter so many steps,
 * and calls may nest so deep, and then it is rolled back.
 */
final class StepBudget extends AbstractBpmnParseListener {

    static final int MOST_STEPS = 2_000;
    static final int DEEPEST_CALL = 10;

    private static final ThreadLocal<Spent> SPENT = ThreadLocal.withInitial(Spent::new);

    private static final ExecutionListener COUNT = StepBudget::count;
    private static final ExecutionListener DEPTH = StepBudget::measure;

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        definitions.forEach(StepBudget::watch);
    }

    private static void watch(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, COUNT);
            if (activity.getActivityBehavior() instanceof CallableElementActivityBehavior) {
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, DEPTH);
            }
            watch(activity);
        }
    }

    private static void count(DelegateExecution execution) {
        Spent spent = SPENT.get();
        Object command = Context.getCommandContext();
        if (spent.command.get() != command) {
            spent.command = new WeakReference<>(command);
            spent.steps = 0;
        }
        if (++spent.steps > MOST_STEPS) {
            throw new ProcessEngineException("流程 " + execution.getProcessDefinitionId() + " 在 "
                    + execution.getCurrentActivityId() + " 附近原地打转，已停下：请在循环里加一个等待的步骤");
        }
    }

    private static void measure(DelegateExecution execution) {
        if (depth(execution) > DEEPEST_CALL) {
            throw new ProcessEngineException(
                    "流程 " + execution.getProcessDefinitionId() + " 互相调用超过 " + DEEPEST_CALL + " 层，已停下：请检查调用活动");
        }
    }

    private static int depth(DelegateExecution execution) {
        int depth = 0;
        ExecutionEntity instance = (ExecutionEntity) execution.getProcessInstance();
        while (instance != null && instance.getSuperExecution() != null && depth <= DEEPEST_CALL) {
            instance = instance.getSuperExecution().getProcessInstance();
            depth++;
        }
        return depth;
    }

    private static final class Spent {
        private WeakReference<@Nullable Object> command = new WeakReference<>(null);
        private int steps;
    }
}
