package org.bangfu.housing.process;

import org.bangfu.engine.ProcessVariable;

/** The ids of {@code housing-appraisal.bpmn}. A test holds them against the model. */
interface HousingAppraisalProcess {

    String ID = "housing-appraisal";

    ProcessVariable<Boolean> DANGEROUS = ProcessVariable.answer("dangerous");
    ProcessVariable<Boolean> SHELTER_NEEDED = ProcessVariable.answer("shelterNeeded");
    ProcessVariable<Boolean> REAPPRAISAL = ProcessVariable.answer("reappraisal");

    String APPRAISE_GRADE = "userTask_appraiseGrade";
    String INFORM_HOUSEHOLD = "userTask_informHousehold";
    String REAPPRAISE_GRADE = "userTask_reappraiseGrade";
}
