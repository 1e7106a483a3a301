package org.bangfu.housing.process;

import java.util.Map;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.EndEventReached;
import org.bangfu.funds.GrantPaid;
import org.bangfu.funds.GrantReturned;
import org.bangfu.housing.HousingRenovations;
import org.bangfu.housing.RenovationCancelled;
import org.bangfu.housing.RenovationOpened;
import org.bangfu.housing.RenovationWithdrawn;
import org.bangfu.housing.RenovationWorks;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.recovery.MoneyRepaid;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens in renovation, told to the engine; and what the engine and the money reach, told to renovation. */
@Component
class HousingEvents {

    private static final Outcome CANCELLED = Outcome.of("CANCELLED", "批准后取消");

    private static final Map<String, Outcome> ENDS = Map.of(
            HousingRenovationProcess.END_COMPLETED, Outcome.of("COMPLETED", "改造完成"),
            HousingRenovationProcess.END_NOT_DANGEROUS, Outcome.of("NOT_DANGEROUS", "不属危房"),
            HousingRenovationProcess.END_REFUSED, Outcome.of("REFUSED", "不予补助"),
            HousingRenovationProcess.END_OBJECTION_UPHELD, Outcome.of("OBJECTION_UPHELD", "异议成立"),
            HousingRenovationProcess.END_WITHDRAWN, Outcome.of("WITHDRAWN", "农户撤回"),
            HousingRenovationProcess.END_CANCELLED, CANCELLED,
            HousingRenovationProcess.END_CANCELLED_BY_MESSAGE, CANCELLED);

    private static final String NOTICE_CLOSED = "endEvent_noticeClosed";

    private final CaseProcesses processes;
    private final CaseFiles caseFiles;
    private final HousingRenovations renovations;
    private final RenovationWorks works;
    private final Objections objections;

    HousingEvents(
            CaseProcesses processes,
            CaseFiles caseFiles,
            HousingRenovations renovations,
            RenovationWorks works,
            Objections objections) {
        this.processes = processes;
        this.caseFiles = caseFiles;
        this.renovations = renovations;
        this.works = works;
        this.objections = objections;
    }

    @EventListener
    void on(RenovationOpened opened) {
        Answers answers = Answers.of(HousingRenovationProcess.OBJECTION_UPHELD, false);
        caseFiles.processStarted(
                opened.caseNumber(),
                processes.start(HousingRenovationProcess.ID, opened.caseNumber(), opened.area(), answers));
    }

    @EventListener
    void on(RenovationWithdrawn withdrawn) {
        processes.message(HousingRenovationProcess.MESSAGE_WITHDRAWN, withdrawn.caseNumber(), Answers.none());
    }

    @EventListener
    void on(RenovationCancelled cancelled) {
        processes.message(HousingRenovationProcess.MESSAGE_CANCELLED, cancelled.caseNumber(), Answers.none());
    }

    @EventListener
    void on(GrantPaid paid) {
        if (processes.awaits(HousingPaymentProcess.MESSAGE_GRANT_PAID, paid.caseNumber())) {
            works.paid(paid.caseNumber(), paid.instalment(), paid.amount());
            processes.message(HousingPaymentProcess.MESSAGE_GRANT_PAID, paid.caseNumber(), Answers.none());
        }
    }

    @EventListener
    void on(GrantReturned returned) {
        if (processes.awaits(HousingPaymentProcess.MESSAGE_GRANT_RETURNED, returned.caseNumber())) {
            processes.message(HousingPaymentProcess.MESSAGE_GRANT_RETURNED, returned.caseNumber(), Answers.none());
        }
    }

    @EventListener
    void on(MoneyRepaid repaid) {
        if (renovations.find(repaid.caseNumber()).isPresent()) {
            works.repaid(repaid.caseNumber(), repaid.amount());
        }
    }

    @EventListener
    void on(EndEventReached end) {
        Outcome outcome = ENDS.get(end.endEvent());
        if (end.process().equals(HousingRenovationProcess.ID) && outcome != null) {
            renovations.ended(end.caseNumber(), outcome);
        } else if (end.endEvent().equals(NOTICE_CLOSED)
                && renovations.find(end.caseNumber()).isPresent()
                && objections.about(end.caseNumber()).stream()
                        .anyMatch(objection -> objection.result() == Objection.Result.UPHELD)) {
            renovations.objectionUpheld(end.caseNumber());
        }
    }
}
