package org.bangfu.identification;

import java.time.LocalDate;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.registry.Households;
import org.bangfu.registry.RegisterEntry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a case ends: announced and registered, or refused in writing. Called by the process while a task or a job of the
 * case is done.
 */
@Component
@Transactional
public class ConclusionSteps {

    private final Proceedings proceedings;
    private final IdentificationCases cases;
    private final CaseFiles caseFiles;
    private final Households households;
    private final AuditTrail audit;

    ConclusionSteps(
            Proceedings proceedings,
            IdentificationCases cases,
            CaseFiles caseFiles,
            Households households,
            AuditTrail audit) {
        this.proceedings = proceedings;
        this.cases = cases;
        this.caseFiles = caseFiles;
        this.households = households;
        this.audit = audit;
    }

    /** Keeps where and when the announcement was hung. */
    public void announced(CompletedTask task, LocalDate on, String place) {
        proceedings.locked(task.caseNumber());
        if (on.isAfter(proceedings.today())) {
            throw new TaskRefused("张贴日期不能晚于今天，请核对");
        }
        cases.announced(task.caseNumber(), on, place);
        proceedings.decided(task, "ANNOUNCED", "已张贴公告", "");
    }

    public void formFilled(CompletedTask task) {
        if (form(proceedings.locked(task.caseNumber())).isEmpty()) {
            throw new TaskRefused("请先在“贫困户登记表”页面填写致贫原因和贫困户属性");
        }
        proceedings.decided(task, "FORM_FILLED", "已填写登记表", "");
    }

    /** Enters the household into the register. Done twice it has one effect. */
    public void enterRegister(CaseNumber number) {
        Identification identification = proceedings.locked(number);
        if (identification.householdNo() != null) {
            return;
        }
        RegisterEntry entry =
                form(identification).orElseThrow(() -> new IllegalStateException("案卷 " + number + " 没有登记表"));
        cases.registered(number, households.enterRegister(identification.household(), entry, number));
    }

    /** Keeps how the written reasons reached the household. */
    public Refusal delivered(CompletedTask task, LocalDate on, String method) {
        Identification identification = proceedings.locked(task.caseNumber());
        Identification.Refused refused = identification.refused();
        if (refused == null) {
            throw new IllegalStateException("案卷 " + task.caseNumber() + " 没有不予识别的理由");
        }
        if (on.isAfter(proceedings.today()) || on.isBefore(refused.on())) {
            throw new TaskRefused("送达日期应在作出答复之日到今天之间，请核对");
        }
        cases.delivered(task.caseNumber(), on, method);
        proceedings.decided(task, "DELIVERED", "书面答复已送达", "");
        return refused.refusal();
    }

    /** The overall term is over: reported, never decided by the clock. */
    public void overallTermReached(CaseNumber number) {
        Identification identification = proceedings.get(number);
        caseFiles.note(
                new TimelineEntry(number, "case.overdue", "案卷已超过总时限（" + identification.overallDue() + "），已报县扶贫办督办"));
        audit.record(AuditEntry.of("case.overallTermReached").onCase(number).in(identification.area()));
    }

    /** Closes the case file; heard when the process reaches an end. */
    public void ended(CaseNumber number, Outcome outcome) {
        caseFiles.close(number, outcome);
    }

    private Optional<RegisterEntry> form(Identification identification) {
        return cases.form(identification.caseNumber(), identification.openedOn().getYear());
    }
}
