package org.bangfu.trial.process;

import java.util.List;
import org.bangfu.engine.ProcessVariable;

/** Ids and variables of the trial process, and what its forms ask for, where the linter looks for them. */
public final class TrialProcess {

    public static final String ID = "trial";

    public static final ProcessVariable<Boolean> POOR = ProcessVariable.answer("poor");

    /** Deployed together, as one package. */
    public static final List<String> RESOURCES = List.of(
            "trial/trial.bpmn", "trial/visit-household.form", "trial/review-visit.form", "trial/sign-visit.form");

    static final List<String> ASKED =
            List.of("people", "finding", "visitedOn", "cause", "means", "caseArea", "decision", "reason");

    private TrialProcess() {}
}
