package org.bangfu.exit.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code sector-check.bpmn}. A test holds them against the model. */
interface SectorCheckProcess {

    String ID = "sector-check";

    ProcessVariable<Boolean> SECTORS_PASSED = ProcessVariable.answer("sectorsPassed");

    String CHECK_HOUSING = "userTask_checkHousing";
    String CHECK_EDUCATION = "userTask_checkEducation";
    String CHECK_MEDICAL = "userTask_checkMedical";
    String CHECK_WATER = "userTask_checkWater";
    String CHECK_CIVIL_AFFAIRS = "userTask_checkCivilAffairs";
    String CHECK_POVERTY = "userTask_checkPoverty";
}
