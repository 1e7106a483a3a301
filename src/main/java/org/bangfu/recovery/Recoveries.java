package org.bangfu.recovery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.registry.HouseholdId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recovery of what a household should not have had: facts told, statement heard, decision, plan, repayment, fine
 * referred. The process {@code benefit-recovery} calls the steps; a case that needs it calls {@link #claim} and then that
 * process under its own number.
 */
@Component
@Transactional
public class Recoveries {

    private final Claims claims;
    private final CaseFiles caseFiles;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recoveries(Claims claims, CaseFiles caseFiles, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.claims = claims;
        this.caseFiles = caseFiles;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Claims something back. Asked again for the same case, nothing happens.
     *
     * @param benefit what was paid, such as 紧急救助金
     * @param ground why it should not have been, told to the household
     */
    public void claim(CaseNumber caseNumber, String benefit, String ground, Money amount) {
        if (claims.find(caseNumber).isPresent()) {
            return;
        }
        CaseFile file = caseFiles.get(caseNumber);
        claims.insert(new Claim(
                caseNumber,
                file.household(),
                file.area(),
                benefit,
                ground,
                amount,
                today(),
                null,
                null,
                null,
                null,
                Money.ZERO,
                null));
        caseFiles.note(new TimelineEntry(caseNumber, "recovery.opened", "转入追回程序：" + benefit + amount + "元"));
        audit.record(AuditEntry.of("recovery.opened").onCase(caseNumber).in(file.area()));
    }

    @Transactional(readOnly = true)
    public Optional<Claim> find(CaseNumber caseNumber) {
        return claims.find(caseNumber);
    }

    /** The last day on which the household was found to have obtained a benefit by fraud. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> lastFraud(HouseholdId household) {
        return claims.lastFraud(household);
    }

    /** Whether running benefits of the household are suspended. */
    @Transactional(readOnly = true)
    public boolean isSuspended(HouseholdId household) {
        return claims.isSuspended(household);
    }

    // Steps: called by the process.

    /** Keeps when and how the household was told the facts. */
    public void notified(CompletedTask task, LocalDate on, String method) {
        Claim claim = locked(task.caseNumber());
        if (on.isAfter(today()) || on.isBefore(claim.openedOn())) {
            throw new TaskRefused("告知日期应在转入追回程序之日到今天之间，请核对");
        }
        claims.notified(claim.caseNumber(), on, method);
        decided(task, "NOTIFIED", "已告知事实和陈述权利", "");
    }

    /** Keeps what the household says, or that it said nothing. */
    public void stated(CompletedTask task, boolean answered, String text) {
        Claim claim = locked(task.caseNumber());
        if (answered && text.isBlank()) {
            throw new TaskRefused("请写明家庭陈述的内容；没有陈述的，请选择“没有陈述”");
        }
        claims.stated(claim.caseNumber(), new Claim.Statement(answered ? text : "没有陈述", today()));
        decided(task, "STATED", answered ? "已听取陈述" : "期限内没有陈述", "");
    }

    /** Keeps the decision; answers it. */
    public Claim.Ruling decide(
            CompletedTask task, boolean recover, Money amount, String reason, boolean fraud, boolean suspend) {
        Claim claim = locked(task.caseNumber());
        if (reason.isBlank()) {
            throw new TaskRefused("请写明决定的理由，家庭据此知道为什么");
        }
        if (recover && (amount.fen() <= 0 || amount.compareTo(claim.amount()) > 0)) {
            throw new TaskRefused("追回金额应大于零且不超过" + claim.amount() + "元，请核对");
        }
        if (!recover && fraud) {
            throw new TaskRefused("认定骗取的应当追回，请核对“决定”和“是否骗取”");
        }
        Claim.Ruling ruling =
                new Claim.Ruling(recover ? amount : null, reason.strip(), today(), fraud, recover && suspend);
        claims.decided(claim.caseNumber(), ruling);
        decided(task, recover ? "RECOVER" : "WAIVE", recover ? "决定追回" + amount + "元" : "决定不追回", reason);
        audit.record(AuditEntry.of("recovery.decided")
                .onCase(claim.caseNumber())
                .in(claim.area())
                .with("outcome", recover ? "RECOVER" : "WAIVE"));
        if (ruling.suspended()) {
            events.publishEvent(new BenefitsSuspended(claim.caseNumber(), claim.household()));
        }
        return ruling;
    }

    /** Keeps the plan by which the household pays back. */
    public void planned(CompletedTask task, int instalments, LocalDate firstDue) {
        Claim claim = locked(task.caseNumber());
        if (instalments < 1 || instalments > 36) {
            throw new TaskRefused("还款期数应为1至36期，请核对");
        }
        if (firstDue.isBefore(today())) {
            throw new TaskRefused("首期还款日期不能早于今天，请核对");
        }
        claims.planned(claim.caseNumber(), new Claim.Plan(instalments, firstDue));
        decided(task, "PLANNED", "商定分" + instalments + "期还款，首期" + firstDue, "");
    }

    /** Keeps a repayment; answers whether nothing is owed any more. */
    public boolean repaid(CompletedTask task, Money amount, LocalDate on, String receipt) {
        Claim claim = locked(task.caseNumber());
        if (amount.fen() <= 0 || amount.compareTo(claim.owed()) > 0) {
            throw new TaskRefused("还款金额应大于零且不超过尚欠的" + claim.owed() + "元，请核对");
        }
        if (on.isAfter(today()) || receipt.isBlank()) {
            throw new TaskRefused("请填写还款日期（不晚于今天）和收据号");
        }
        try {
            claims.repaid(
                    claim.caseNumber(), amount, on, receipt.strip(), task.by().value());
        } catch (DuplicateKeyException e) {
            throw new TaskRefused("收据号已登记过，请核对");
        }
        boolean complete = amount.equals(claim.owed());
        if (complete) {
            claims.resumed(claim.caseNumber());
        }
        decided(task, complete ? "REPAID" : "PART_REPAID", (complete ? "已还清，本次" : "还款") + amount + "元", "");
        events.publishEvent(new MoneyRepaid(claim.caseNumber(), amount, on, complete));
        return complete;
    }

    /** Keeps to whom the fraud was referred for a fine. */
    public void fineReferred(CompletedTask task, LocalDate on, String reference) {
        Claim claim = locked(task.caseNumber());
        if (on.isAfter(today()) || reference.isBlank()) {
            throw new TaskRefused("请填写移送日期（不晚于今天）和移送文号");
        }
        claims.fineReferred(claim.caseNumber(), on, reference.strip());
        decided(task, "FINE_REFERRED", "已移送处罚", reference);
    }

    private Claim locked(CaseNumber number) {
        return claims.lock(number).orElseThrow(() -> new IllegalStateException("案卷 " + number + " 没有追回事项"));
    }

    private void decided(CompletedTask task, String code, String label, String reason) {
        caseFiles.decided(Decision.in(task, Outcome.of(code, label), reason));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
