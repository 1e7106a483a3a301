package org.bangfu.housing.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code housing-acceptance.bpmn}. A test holds them against the model. */
interface HousingAcceptanceProcess {

    String ID = "housing-acceptance";

    ProcessVariable<Boolean> ACCEPTED = ProcessVariable.answer("accepted");
    ProcessVariable<Boolean> REWORK_LEFT = ProcessVariable.answer("reworkLeft");
    ProcessVariable<Boolean> FURTHER = ProcessVariable.answer("further");
    ProcessVariable<String> PAY_DUE = ProcessVariable.code("payDue");

    String ACCEPT_AT_COUNTY = "userTask_acceptAtCounty";
    String ACCEPT_AT_TOWNSHIP = "userTask_acceptAtTownship";
    String ACCEPT_AT_VILLAGE = "userTask_acceptAtVillage";
    String REWORK_HOUSE = "userTask_reworkHouse";
    String DECIDE_FURTHER = "userTask_decideFurther";
}
