package org.bangfu.engine.fence;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;

/**
 * Looks at a model as the engine's own parser has read it, before a single element of it is turned into behaviour, and
 * reports everything that is refused in one go. Runs at every parse, those of stored models after a restart included.
 */
final class FencedParse extends BpmnParse {

    FencedParse(BpmnParser parser) {
        super(parser);
    }

    @Override
    protected void parseRootElement() {
        for (ModelFence.Breach breach : ModelFence.breaches(rootElement)) {
            addError(breach.elementId() + "：" + breach.sentence(), breach.element(), breach.elementId());
        }
        if (!hasErrors()) {
            super.parseRootElement();
        }
    }
}
