package org.bangfu.housing.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code housing-cancellation.bpmn}. A test holds them against the model. */
interface HousingCancellationProcess {

    String ID = "housing-cancellation";

    ProcessVariable<Boolean> OWING = ProcessVariable.answer("owing");
}
