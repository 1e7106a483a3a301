package org.bangfu.recovery.process;

import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.EndEventReached;
import org.bangfu.recovery.Recoveries;
import org.bangfu.recovery.RecoveryOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Recoveries with cases of their own: begun on the engine, and ended. */
@Component
class RecoveryEvents {

    private static final Map<String, Outcome> ENDS = Map.of(
            BenefitRecoveryProcess.END_RECOVERED, Outcome.of("RECOVERED", "已追回"),
            BenefitRecoveryProcess.END_WAIVED, Outcome.of("WAIVED", "不追回"));

    private final CaseProcesses processes;
    private final CaseFiles caseFiles;
    private final Recoveries recoveries;

    RecoveryEvents(CaseProcesses processes, CaseFiles caseFiles, Recoveries recoveries) {
        this.processes = processes;
        this.caseFiles = caseFiles;
        this.recoveries = recoveries;
    }

    @EventListener
    void on(RecoveryOpened opened) {
        caseFiles.processStarted(
                opened.caseNumber(),
                processes.start(BenefitRecoveryProcess.ID, opened.caseNumber(), opened.area(), Answers.none()));
    }

    @EventListener
    void on(EndEventReached end) {
        if (end.process().equals(BenefitRecoveryProcess.ID)) {
            Optional.ofNullable(ENDS.get(end.endEvent()))
                    .ifPresent(outcome -> recoveries.ended(end.caseNumber(), outcome));
        }
    }
}
