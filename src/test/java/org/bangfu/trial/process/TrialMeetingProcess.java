package org.bangfu.trial.process;

import org.bangfu.engine.ProcessVariable;

/** Id and variable of the trial process that waits for a meeting. */
public final class TrialMeetingProcess {

    public static final String ID = "trial-meeting";

    public static final ProcessVariable<Boolean> VOTED_FOR = ProcessVariable.answer("votedFor");

    private TrialMeetingProcess() {}
}
