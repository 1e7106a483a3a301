package org.bangfu.relief;

import java.time.Clock;
import java.time.LocalDate;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.WorkingCalendar;
import org.bangfu.engine.CompletedTask;
import org.bangfu.funds.BenefitItem;
import org.bangfu.funds.Grant;
import org.bangfu.funds.GrantResult;
import org.bangfu.funds.Grants;
import org.bangfu.funds.NewGrant;
import org.bangfu.funds.NewInstalment;
import org.bangfu.funds.PaymentResult;
import org.bangfu.policy.PolicyParameters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The money of ordinary relief: promised, sent on its way, arrived. Called by the process {@code relief-payment}. */
@Component
@Transactional
public class ReliefPayments {

    private final ReliefCases cases;
    private final Awards awards;
    private final CaseFiles caseFiles;
    private final Grants grants;
    private final PolicyParameters policy;
    private final WorkingCalendar calendar;
    private final AuditTrail audit;
    private final Clock clock;

    ReliefPayments(
            ReliefCases cases,
            Awards awards,
            CaseFiles caseFiles,
            Grants grants,
            PolicyParameters policy,
            WorkingCalendar calendar,
            AuditTrail audit,
            Clock clock) {
        this.cases = cases;
        this.awards = awards;
        this.caseFiles = caseFiles;
        this.grants = grants;
        this.policy = policy;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
    }

    /** Promises the money; done twice it has one effect. Answers whether there was enough. */
    public boolean commit(CaseNumber number) {
        Relief relief = locked(number);
        long round = awards.of(relief.household(), number, relief.follows()).stream()
                .filter(one -> one.cause() == relief.cause() && one.on().getYear() == today().getYear())
                .count();
        String period =
                relief.openedOn().getYear() + "-" + relief.cause().name() + (round == 0 ? "" : "-" + (round + 1));
        GrantResult result = grants.approve(NewGrant.atOnce(
                number,
                BenefitItem.RELIEF_CASH,
                period,
                relief.openedOn(),
                Reliefs.awarded(relief).value(),
                Reliefs.APPROVAL_STEPS));
        if (result instanceof org.bangfu.funds.Refusal refusal) {
            caseFiles.note(new TimelineEntry(number, "relief.notCommitted", refusal.sentence()));
            return false;
        }
        return true;
    }

    /** Sends the money on its way, or again after the bank has returned it; answers whether it is on its way. */
    public boolean release(CaseNumber number) {
        boolean returned = grants.of(number).stream()
                .flatMap(grant -> grant.instalments().stream())
                .anyMatch(instalment -> instalment.status() == Grant.InstalmentStatus.RETURNED);
        PaymentResult result =
                returned ? grants.reissue(number, NewInstalment.WHOLE) : grants.release(number, NewInstalment.WHOLE);
        if (result instanceof org.bangfu.funds.Refusal refusal) {
            caseFiles.note(new TimelineEntry(number, "relief.notReleased", refusal.sentence()));
            return false;
        }
        return true;
    }

    /** Keeps that what kept the bank from paying has been mended. */
    public void accountCorrected(CompletedTask task, String note) {
        locked(task.caseNumber());
        decided(task, "ACCOUNT_CORRECTED", "收款信息已更正", note);
    }

    /** The bank has paid. */
    public void paid(CaseNumber number) {
        locked(number);
        cases.settled(number, today());
        caseFiles.note(new TimelineEntry(number, "relief.paid", "救助金已到账"));
    }

    /** The first day on which a payment that is approved today is late. */
    @Transactional(readOnly = true)
    public LocalDate payDue() {
        return calendar.plusWorkdays(today(), policy.days("relief.pay", today()))
                .plusDays(1);
    }

    /** The term for paying is over: reported, never decided by the clock. */
    public void paymentLate(CaseNumber number) {
        Relief relief = locked(number);
        caseFiles.note(new TimelineEntry(number, "relief.paymentLate", "审批后没有按期发放到账，已报县民政局督办"));
        audit.record(AuditEntry.of("relief.paymentLate").onCase(number).in(relief.area()));
    }

    private void decided(CompletedTask task, String code, String label, String reason) {
        caseFiles.decided(Decision.in(task, Outcome.of(code, label), reason));
    }

    private Relief locked(CaseNumber number) {
        return cases.lock(number).orElseThrow(() -> new IllegalStateException("没有临时救助案卷 " + number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
