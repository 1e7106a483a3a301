package org.bangfu.housing.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code housing-building.bpmn}. A test holds them against the model. */
interface HousingBuildingProcess {

    String ID = "housing-building";

    ProcessVariable<Boolean> FOUNDATION_SOUND = ProcessVariable.answer("foundationSound");
    ProcessVariable<Boolean> STRUCTURE_SOUND = ProcessVariable.answer("structureSound");
    ProcessVariable<Boolean> FINISH_SOUND = ProcessVariable.answer("finishSound");
    ProcessVariable<String> PAY_DUE = ProcessVariable.code("payDue");

    String REPORT_START = "userTask_reportStart";
    String INSPECT_FOUNDATION = "userTask_inspectFoundation";
    String INSPECT_STRUCTURE = "userTask_inspectStructure";
    String INSPECT_FINISH = "userTask_inspectFinish";
    String MEND_FOUNDATION = "userTask_mendFoundation";
    String MEND_STRUCTURE = "userTask_mendStructure";
    String MEND_FINISH = "userTask_mendFinish";
    String REPORT_COMPLETION = "userTask_reportCompletion";
}
