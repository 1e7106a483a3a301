package org.bangfu.identification.process;

import java.util.Map;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.EndEventReached;
import org.bangfu.identification.ApplicationCorrected;
import org.bangfu.identification.ConclusionSteps;
import org.bangfu.identification.IdentificationOpened;
import org.bangfu.identification.IdentificationWithdrawn;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.Refusal;
import org.bangfu.identification.ReviewSteps;
import org.bangfu.notices.Objections;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens in identification, told to the engine; and what the engine reaches, told to identification. */
@Component
class IdentificationEvents {

    private static final Map<String, Outcome> ENDS = Map.of(
            HouseholdIdentificationProcess.END_IDENTIFIED, Outcome.of("IDENTIFIED", "已识别为贫困户"),
            HouseholdIdentificationProcess.END_DUPLICATE, Outcome.of("REJECTED_DUPLICATE", "重复或不符立案条件"),
            HouseholdIdentificationProcess.END_INCOMPLETE, Outcome.of("REJECTED_INCOMPLETE", "资料多次补正仍不齐"),
            HouseholdIdentificationProcess.END_WITHDRAWN, Outcome.of("WITHDRAWN", "农户撤回"),
            HouseholdIdentificationProcess.END_NOT_POOR, Refusal.NOT_POOR.outcome(),
            HouseholdIdentificationProcess.END_VETO, Refusal.VETO.outcome(),
            HouseholdIdentificationProcess.END_BY_VOTE, Refusal.BY_VOTE.outcome(),
            HouseholdIdentificationProcess.END_BY_TOWNSHIP, Refusal.BY_TOWNSHIP.outcome(),
            HouseholdIdentificationProcess.END_BY_COUNTY, Refusal.BY_COUNTY.outcome(),
            HouseholdIdentificationProcess.END_OBJECTION_UPHELD, Refusal.OBJECTION.outcome());

    private static final String NOTICE_CLOSED = "endEvent_noticeClosed";

    private final CaseProcesses processes;
    private final CaseFiles caseFiles;
    private final Identifications identifications;
    private final ReviewSteps reviews;
    private final ConclusionSteps conclusions;
    private final Objections objections;

    IdentificationEvents(
            CaseProcesses processes,
            CaseFiles caseFiles,
            Identifications identifications,
            ReviewSteps reviews,
            ConclusionSteps conclusions,
            Objections objections) {
        this.processes = processes;
        this.caseFiles = caseFiles;
        this.identifications = identifications;
        this.reviews = reviews;
        this.conclusions = conclusions;
        this.objections = objections;
    }

    @EventListener
    void on(IdentificationOpened opened) {
        Answers answers = Answers.of(HouseholdIdentificationProcess.APPLIED, opened.applied())
                .and(
                        HouseholdIdentificationProcess.OVERALL_DUE,
                        opened.overallDue().plusDays(1).atStartOfDay().toString() + ":00");
        caseFiles.processStarted(
                opened.caseNumber(),
                processes.start(HouseholdIdentificationProcess.ID, opened.caseNumber(), opened.area(), answers));
    }

    @EventListener
    void on(ApplicationCorrected corrected) {
        processes.message(
                HouseholdIdentificationProcess.MESSAGE_APPLICATION_CORRECTED, corrected.caseNumber(), Answers.none());
    }

    @EventListener
    void on(IdentificationWithdrawn withdrawn) {
        processes.message(HouseholdIdentificationProcess.MESSAGE_WITHDRAWN, withdrawn.caseNumber(), Answers.none());
    }

    @EventListener
    void on(EndEventReached end) {
        Outcome outcome = ENDS.get(end.endEvent());
        if (end.process().equals(HouseholdIdentificationProcess.ID) && outcome != null) {
            conclusions.ended(end.caseNumber(), outcome);
        } else if (end.endEvent().equals(NOTICE_CLOSED)
                && identifications.find(end.caseNumber()).isPresent()
                && objections.isUpheldAgainst(end.caseNumber())) {
            reviews.objectionUpheld(end.caseNumber());
        }
    }
}
