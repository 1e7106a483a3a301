package org.bangfu.villageexit.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code village-exit.bpmn}. A test holds them against the model. */
interface VillageExitProcess {

    String ID = "village-exit";

    ProcessVariable<Boolean> ELIGIBLE = ProcessVariable.answer("eligible");
    ProcessVariable<Boolean> CARRIED = ProcessVariable.answer("carried");
    ProcessVariable<Boolean> CONFIRMED = ProcessVariable.answer("confirmed");
    ProcessVariable<Boolean> RETURNED = ProcessVariable.answer("returned");
    ProcessVariable<Boolean> OBJECTION_UPHELD = ProcessVariable.answer("objectionUpheld");
    ProcessVariable<Boolean> APPROVED = ProcessVariable.answer("approved");
    ProcessVariable<Boolean> CITY_PASSED = ProcessVariable.answer("cityPassed");

    String MESSAGE_WITHDRAWN = "villageExit.withdrawn";

    String SCORE_VILLAGE = "userTask_scoreVillage";
    String VOTE_ON_EXIT = "userTask_voteOnExit";
    String SURVEY_VILLAGE = "userTask_surveyVillage";
    String DETERMINE_VILLAGE = "userTask_determineVillage";
    String RECORD_CITY_CHECK = "userTask_recordCityCheck";
    String ANNOUNCE_VILLAGE = "userTask_announceVillage";
    String DELIVER_REASONS = "userTask_deliverReasons";

    String END_EXITED = "endEvent_exited";
    String END_REFUSED = "endEvent_refused";
    String END_WITHDRAWN = "endEvent_withdrawn";
}
