package org.bangfu.relief.process;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.EndEventReached;
import org.bangfu.funds.GrantPaid;
import org.bangfu.funds.GrantReturned;
import org.bangfu.notices.Objections;
import org.bangfu.recovery.MoneyRepaid;
import org.bangfu.relief.Emergencies;
import org.bangfu.relief.EmergencyReported;
import org.bangfu.relief.ReliefOpened;
import org.bangfu.relief.ReliefPayments;
import org.bangfu.relief.ReliefProceedings;
import org.bangfu.relief.ReliefSupplemented;
import org.bangfu.relief.ReliefWithdrawn;
import org.bangfu.relief.Reliefs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens in relief, told to the engine; and what the engine and the money reach, told to relief. */
@Component
class ReliefEvents {

    private static final Map<String, Outcome> ORDINARY_ENDS = Map.of(
            TemporaryReliefProcess.END_PAID, Outcome.of("PAID", "救助金已发放"),
            TemporaryReliefProcess.END_GOODS_DELIVERED, Outcome.of("GOODS_DELIVERED", "实物已发放"),
            TemporaryReliefProcess.END_REFERRED, Outcome.of("REFERRED", "已转介"),
            TemporaryReliefProcess.END_REFUSED, Outcome.of("REFUSED", "不予救助"),
            TemporaryReliefProcess.END_TURNED_URGENT, Outcome.of("TURNED_URGENT", "已转紧急程序"),
            TemporaryReliefProcess.END_WITHDRAWN, Outcome.of("WITHDRAWN", "家庭撤回"));

    private static final Map<String, Outcome> EMERGENCY_ENDS = Map.of(
            EmergencyReliefProcess.END_CONFIRMED, Outcome.of("CONFIRMED", "已追认"),
            EmergencyReliefProcess.END_ADJUSTED, Outcome.of("ADJUSTED", "已调整"),
            EmergencyReliefProcess.END_RECOVERED, Outcome.of("RECOVERED", "已追回"),
            EmergencyReliefProcess.END_TURNED_ORDINARY, Outcome.of("TURNED_ORDINARY", "已转一般程序"),
            EmergencyReliefProcess.END_REFUSED, Outcome.of("REFUSED", "不予救助"),
            EmergencyReliefProcess.END_WITHDRAWN, Outcome.of("WITHDRAWN", "家庭撤回"));

    private static final String NOTICE_CLOSED = "endEvent_noticeClosed";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final CaseProcesses processes;
    private final CaseFiles caseFiles;
    private final Reliefs reliefs;
    private final ReliefProceedings proceedings;
    private final ReliefPayments payments;
    private final Emergencies emergencies;
    private final Objections objections;

    ReliefEvents(
            CaseProcesses processes,
            CaseFiles caseFiles,
            Reliefs reliefs,
            ReliefProceedings proceedings,
            ReliefPayments payments,
            Emergencies emergencies,
            Objections objections) {
        this.processes = processes;
        this.caseFiles = caseFiles;
        this.reliefs = reliefs;
        this.proceedings = proceedings;
        this.payments = payments;
        this.emergencies = emergencies;
        this.objections = objections;
    }

    @EventListener
    void on(ReliefOpened opened) {
        Answers answers = Answers.of(
                TemporaryReliefProcess.OVERALL_DUE, opened.overallDue().plusDays(1) + "T00:00:00");
        caseFiles.processStarted(
                opened.caseNumber(),
                processes.start(TemporaryReliefProcess.ID, opened.caseNumber(), opened.area(), answers));
    }

    @EventListener
    void on(EmergencyReported reported) {
        Answers answers = Answers.of(
                        EmergencyReliefProcess.ACT_DUE,
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                reported.actDue().atZone(ZONE)))
                .and(EmergencyReliefProcess.CONFIRM_DUE, reported.confirmDue().plusDays(1) + "T00:00:00");
        caseFiles.processStarted(
                reported.caseNumber(),
                processes.start(EmergencyReliefProcess.ID, reported.caseNumber(), reported.area(), answers));
    }

    @EventListener
    void on(ReliefSupplemented supplemented) {
        processes.message(TemporaryReliefProcess.MESSAGE_SUPPLEMENTED, supplemented.caseNumber(), Answers.none());
    }

    @EventListener
    void on(ReliefWithdrawn withdrawn) {
        processes.message(
                withdrawn.emergency()
                        ? EmergencyReliefProcess.MESSAGE_WITHDRAWN
                        : TemporaryReliefProcess.MESSAGE_WITHDRAWN,
                withdrawn.caseNumber(),
                Answers.none());
    }

    @EventListener
    void on(GrantPaid paid) {
        if (processes.awaits(ReliefPaymentProcess.MESSAGE_GRANT_PAID, paid.caseNumber())) {
            payments.paid(paid.caseNumber());
            processes.message(ReliefPaymentProcess.MESSAGE_GRANT_PAID, paid.caseNumber(), Answers.none());
        }
    }

    @EventListener
    void on(GrantReturned returned) {
        if (processes.awaits(ReliefPaymentProcess.MESSAGE_GRANT_RETURNED, returned.caseNumber())) {
            processes.message(ReliefPaymentProcess.MESSAGE_GRANT_RETURNED, returned.caseNumber(), Answers.none());
        }
    }

    @EventListener
    void on(MoneyRepaid repaid) {
        if (emergencies.find(repaid.caseNumber()).isPresent()) {
            emergencies.repaid(repaid.caseNumber(), repaid.amount());
        }
    }

    @EventListener
    void on(EndEventReached end) {
        if (end.process().equals(TemporaryReliefProcess.ID) && ORDINARY_ENDS.containsKey(end.endEvent())) {
            proceedings.ended(end.caseNumber(), outcome(ORDINARY_ENDS, end));
        } else if (end.process().equals(EmergencyReliefProcess.ID) && EMERGENCY_ENDS.containsKey(end.endEvent())) {
            emergencies.ended(end.caseNumber(), outcome(EMERGENCY_ENDS, end));
        } else if (end.endEvent().equals(NOTICE_CLOSED)
                && reliefs.find(end.caseNumber()).isPresent()
                && objections.isUpheldAgainst(end.caseNumber())) {
            proceedings.objectionUpheld(end.caseNumber());
        }
    }

    private static Outcome outcome(Map<String, Outcome> ends, EndEventReached end) {
        Outcome outcome = ends.get(end.endEvent());
        if (outcome == null) {
            throw new IllegalStateException("没有这个结束：" + end.endEvent());
        }
        return outcome;
    }
}
