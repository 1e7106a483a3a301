package org.bangfu.exit.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code exit-look-back.bpmn}. A test holds them against the model. */
interface ExitLookBackProcess {

    String ID = "exit-look-back";

    ProcessVariable<Boolean> STILL_OUT = ProcessVariable.answer("stillOut");
    ProcessVariable<Boolean> WRONG_EXIT = ProcessVariable.answer("wrongExit");

    String VISIT_EXITED = "userTask_visitExited";
    String CONFIRM_WRONG_EXIT = "userTask_confirmWrongExit";

    String END_SOUND = "endEvent_sound";
    String END_UPHELD = "endEvent_upheld";
    String END_REVERTED = "endEvent_reverted";
}
