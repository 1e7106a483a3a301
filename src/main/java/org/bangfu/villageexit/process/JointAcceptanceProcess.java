package org.bangfu.villageexit.process;

import java.util.Set;
import org.bangfu.engine.ProcessVariable;

/** The ids of {@code joint-acceptance.bpmn}. A test holds them against the model. */
interface JointAcceptanceProcess {

    String ID = "joint-acceptance";

    /** Out: whether every department found the village qualified. */
    ProcessVariable<Boolean> ACCEPTED = ProcessVariable.answer("accepted");

    String ACCEPT_CIVIL_AFFAIRS = "userTask_acceptCivilAffairs";
    String ACCEPT_HOUSING = "userTask_acceptHousing";
    String ACCEPT_EDUCATION = "userTask_acceptEducation";
    String ACCEPT_MEDICAL = "userTask_acceptMedical";
    String ACCEPT_WATER = "userTask_acceptWater";
    String ACCEPT_DISABLED = "userTask_acceptDisabled";
    String ACCEPT_FINANCE = "userTask_acceptFinance";
    String CONCLUDE_ACCEPTANCE = "userTask_concludeAcceptance";

    /** The departments' tasks, all open at once. */
    Set<String> DEPARTMENTS = Set.of(
            ACCEPT_CIVIL_AFFAIRS,
            ACCEPT_HOUSING,
            ACCEPT_EDUCATION,
            ACCEPT_MEDICAL,
            ACCEPT_WATER,
            ACCEPT_DISABLED,
            ACCEPT_FINANCE);
}
