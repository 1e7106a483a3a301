package org.bangfu.housing.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code housing-payment.bpmn}. A test holds them against the model. */
interface HousingPaymentProcess {

    String ID = "housing-payment";

    ProcessVariable<String> INSTALMENT = ProcessVariable.code("instalment");
    ProcessVariable<Boolean> INSTALMENT_RELEASED = ProcessVariable.answer("instalmentReleased");

    String MESSAGE_GRANT_PAID = "housing.grantPaid";
    String MESSAGE_GRANT_RETURNED = "housing.grantReturned";

    String CORRECT_HOUSING_ACCOUNT = "userTask_correctHousingAccount";
}
