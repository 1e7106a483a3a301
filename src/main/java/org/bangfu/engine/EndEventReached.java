package org.bangfu.engine;

import org.bangfu.common.CaseNumber;

/**
 * A process of a case has reached an end event. Heard in the engine's transaction; modules close the case by the end
 * event's id.
 *
 * @param endEvent the id in the model, such as {@code endEvent_identified}
 */
public record EndEventReached(String process, CaseNumber caseNumber, String endEvent) {}
