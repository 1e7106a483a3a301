package org.bangfu.exit.process;

import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.EndEventReached;
import org.bangfu.exit.ExitOpened;
import org.bangfu.exit.ExitSteps;
import org.bangfu.exit.ExitWithdrawn;
import org.bangfu.exit.HouseholdExits;
import org.bangfu.exit.LookBackDue;
import org.bangfu.exit.LookBacks;
import org.bangfu.notices.Objections;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens in exit, told to the engine; and what the engine reaches, told to exit. */
@Component
class ExitEvents {

    private static final Map<String, Outcome> EXIT_ENDS = Map.of(
            HouseholdExitProcess.END_EXITED, Outcome.of("EXITED", "已退出"),
            HouseholdExitProcess.END_CONTINUE_POOR, Outcome.of("CONTINUE_POOR", "继续帮扶"),
            HouseholdExitProcess.END_REFUSED_BY_HOUSEHOLD, Outcome.of("REFUSED_BY_HOUSEHOLD", "农户不认可"),
            HouseholdExitProcess.END_OBJECTION_UPHELD, Outcome.of("OBJECTION_UPHELD", "异议成立"),
            HouseholdExitProcess.END_WITHDRAWN, Outcome.of("WITHDRAWN", "已撤回"));

    private static final Map<String, Outcome> LOOK_BACK_ENDS = Map.of(
            ExitLookBackProcess.END_SOUND, Outcome.of("SOUND", "退出属实"),
            ExitLookBackProcess.END_UPHELD, Outcome.of("UPHELD", "维持退出"),
            ExitLookBackProcess.END_REVERTED, Outcome.of("REVERTED", "错退已纠正"));

    private static final String NOTICE_CLOSED = "endEvent_noticeClosed";

    private final CaseProcesses processes;
    private final CaseFiles caseFiles;
    private final HouseholdExits exits;
    private final ExitSteps steps;
    private final LookBacks lookBacks;
    private final Objections objections;

    ExitEvents(
            CaseProcesses processes,
            CaseFiles caseFiles,
            HouseholdExits exits,
            ExitSteps steps,
            LookBacks lookBacks,
            Objections objections) {
        this.processes = processes;
        this.caseFiles = caseFiles;
        this.exits = exits;
        this.steps = steps;
        this.lookBacks = lookBacks;
        this.objections = objections;
    }

    @EventListener
    void on(ExitOpened opened) {
        Answers answers =
                Answers.of(HouseholdExitProcess.OVERALL_DUE, opened.overallDue().plusDays(1) + "T00:00:00");
        caseFiles.processStarted(
                opened.caseNumber(),
                processes.start(HouseholdExitProcess.ID, opened.caseNumber(), opened.area(), answers));
    }

    @EventListener
    void on(ExitWithdrawn withdrawn) {
        processes.message(HouseholdExitProcess.MESSAGE_WITHDRAWN, withdrawn.caseNumber(), Answers.none());
    }

    @EventListener
    void on(LookBackDue due) {
        caseFiles.processStarted(
                due.caseNumber(),
                processes.start(ExitLookBackProcess.ID, due.caseNumber(), due.area(), Answers.none()));
    }

    @EventListener
    void on(EndEventReached end) {
        if (end.process().equals(HouseholdExitProcess.ID)) {
            Optional.ofNullable(EXIT_ENDS.get(end.endEvent()))
                    .ifPresent(outcome -> steps.ended(end.caseNumber(), outcome));
        } else if (end.process().equals(ExitLookBackProcess.ID)) {
            Optional.ofNullable(LOOK_BACK_ENDS.get(end.endEvent()))
                    .ifPresent(outcome -> lookBacks.ended(end.caseNumber(), outcome));
        } else if (end.endEvent().equals(NOTICE_CLOSED)
                && exits.find(end.caseNumber()).isPresent()
                && objections.isUpheldAgainst(end.caseNumber())) {
            steps.objectionUpheld(end.caseNumber());
        }
    }
}
