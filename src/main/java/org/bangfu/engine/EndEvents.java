package org.bangfu.engine;

import java.util.ArrayList;
import java.util.List;
import org.bangfu.common.CaseNumber;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes {@link EndEventReached}, so that models need no task that only keeps books. */
@Component
class EndEvents extends AbstractProcessEnginePlugin {

    private final ApplicationEventPublisher events;

    EndEvents(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseEndEvent(Element endEvent, ScopeImpl scope, ActivityImpl activity) {
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener());
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private ExecutionListener listener() {
        return execution -> {
            String businessKey = execution.getProcessBusinessKey();
            if (businessKey != null) {
                String process =
                        ((ExecutionEntity) execution).getProcessDefinition().getKey();
                events.publishEvent(
                        new EndEventReached(process, new CaseNumber(businessKey), execution.getCurrentActivityId()));
            }
        };
    }
}
