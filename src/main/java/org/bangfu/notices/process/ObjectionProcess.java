package org.bangfu.notices.process;

import org.bangfu.engine.ProcessVariable;

/** The names that {@code objection.bpmn} and code share. */
final class ObjectionProcess {

    static final String ID = "objection";

    static final String INVESTIGATE_AT_TOWNSHIP = "userTask_investigateAtTownship";
    static final String INVESTIGATE_AT_COUNTY = "userTask_investigateAtCounty";
    static final String INVESTIGATE_AT_LEADING_GROUP = "userTask_investigateAtLeadingGroup";
    static final String DELIVER_ANSWER = "userTask_deliverAnswer";

    static final ProcessVariable<Boolean> BY_TOWNSHIP = ProcessVariable.answer("byTownship");
    static final ProcessVariable<Boolean> BY_COUNTY = ProcessVariable.answer("byCounty");

    private ObjectionProcess() {}
}
