package org.bangfu.identification.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code data-comparison.bpmn}. A test holds them against the model. */
interface DataComparisonProcess {

    String ID = "data-comparison";

    ProcessVariable<Boolean> LISTS_COMPLETE = ProcessVariable.answer("listsComplete");
    ProcessVariable<Boolean> HITS_FOUND = ProcessVariable.answer("hitsFound");
    ProcessVariable<Boolean> EXCEPTION_PROPOSED = ProcessVariable.answer("exceptionProposed");
    ProcessVariable<Boolean> BARRED = ProcessVariable.answer("barred");

    String COLLECT_AUTHORISATION = "userTask_collectAuthorisation";
    String COMPARE_MANUALLY = "userTask_compareManually";
    String RECORD_COMMENT = "userTask_recordComment";
    String WRITE_FINDINGS = "userTask_writeFindings";
    String CONFIRM_EXCEPTION = "userTask_confirmException";
}
