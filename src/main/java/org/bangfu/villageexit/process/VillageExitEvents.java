package org.bangfu.villageexit.process;

import java.util.Map;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.EndEventReached;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.villageexit.VillageExitOpened;
import org.bangfu.villageexit.VillageExitWithdrawn;
import org.bangfu.villageexit.VillageExits;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens in the exit of villages, told to the engine; and what the engine reaches, told to the exit. */
@Component
class VillageExitEvents {

    private static final Map<String, Outcome> ENDS = Map.of(
            VillageExitProcess.END_EXITED, Outcome.of("EXITED", "已退出"),
            VillageExitProcess.END_REFUSED, Outcome.of("REFUSED", "不予退出"),
            VillageExitProcess.END_WITHDRAWN, Outcome.of("WITHDRAWN", "村撤回"));

    private static final String NOTICE_CLOSED = "endEvent_noticeClosed";

    private final CaseProcesses processes;
    private final CaseFiles caseFiles;
    private final VillageExits exits;
    private final Objections objections;

    VillageExitEvents(CaseProcesses processes, CaseFiles caseFiles, VillageExits exits, Objections objections) {
        this.processes = processes;
        this.caseFiles = caseFiles;
        this.exits = exits;
        this.objections = objections;
    }

    @EventListener
    void on(VillageExitOpened opened) {
        caseFiles.processStarted(
                opened.caseNumber(),
                processes.start(VillageExitProcess.ID, opened.caseNumber(), opened.village(), Answers.none()));
    }

    @EventListener
    void on(VillageExitWithdrawn withdrawn) {
        processes.message(VillageExitProcess.MESSAGE_WITHDRAWN, withdrawn.caseNumber(), Answers.none());
    }

    @EventListener
    void on(EndEventReached end) {
        Outcome outcome = ENDS.get(end.endEvent());
        if (end.process().equals(VillageExitProcess.ID) && outcome != null) {
            exits.ended(end.caseNumber(), outcome);
        } else if (end.endEvent().equals(NOTICE_CLOSED)
                && end.caseNumber().value().startsWith(CaseKind.VILLAGE_EXIT.code() + "-")
                && objections.about(end.caseNumber()).stream()
                        .anyMatch(objection -> objection.result() == Objection.Result.UPHELD)) {
            exits.objectionUpheld(end.caseNumber());
        }
    }
}
