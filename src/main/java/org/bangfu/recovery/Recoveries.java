package org.bangfu.recovery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.funds.Grants;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recovery of what a household should not have had: facts told, statement heard, decision, plan, repayment, fine
 * referred. The process {@code benefit-recovery} calls the steps; a case that needs it calls {@link #claim} and then that
 * process under its own number. What comes to light after a case has ended is opened with a case of its own, see
 * {@link #open}.
 */
@Component
@Transactional
public class Recoveries {

    private final Claims claims;
    private final Grants grants;
    private final CaseFiles caseFiles;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recoveries(
            Claims claims,
            Grants grants,
            CaseFiles caseFiles,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.claims = claims;
        this.grants = grants;
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
        claims.insert(claim(file, null, benefit, ground, amount));
        caseFiles.note(new TimelineEntry(caseNumber, "recovery.opened", "转入追回程序：" + benefit + amount + "元"));
        audit.record(AuditEntry.of("recovery.opened").onCase(caseNumber).in(file.area()));
    }

    /** What of a case's money can be claimed back after its end, or why nothing can. */
    public record Reclaimable(Money amount, Optional<String> refusal) {

        private static Reclaimable no(String sentence) {
            return new Reclaimable(Money.ZERO, Optional.of(sentence));
        }
    }

    @Transactional(readOnly = true)
    public Reclaimable reclaimable(CaseNumber ended) {
        CaseFile file = caseFiles.get(ended);
        Optional<Claim> known = claims.about(ended);
        if (known.isPresent()) {
            return Reclaimable.no("案卷" + ended + "已经立案追回（" + known.get().caseNumber() + "），不能重复立案");
        }
        if (file.isOpen()) {
            return Reclaimable.no("案卷" + ended + "还在办理，请在该案卷里退回或取消");
        }
        Money kept = grants.kept(ended);
        return kept.fen() > 0
                ? new Reclaimable(kept, Optional.empty())
                : Reclaimable.no("案卷" + ended + "没有发放到账、还没有退回的钱，不用追回");
    }

    /**
     * Opens a case of its own for money that an ended case should not have paid. For the poverty office of the county.
     *
     * @param ground what is held against the payment, told to the household
     * @param amount at most what was paid for the case and not paid back
     * @throws RecoveryRefused when nothing or less can be claimed
     */
    public CaseNumber open(CaseNumber ended, String ground, Money amount) {
        Reclaimable reclaimable = reclaimable(ended);
        reclaimable.refusal().ifPresent(sentence -> {
            throw new RecoveryRefused(sentence);
        });
        if (amount.fen() <= 0 || amount.compareTo(reclaimable.amount()) > 0) {
            throw new RecoveryRefused("追回金额应大于零且不超过案卷" + ended + "已发放的" + reclaimable.amount() + "元，请核对");
        }
        CaseFile paid = caseFiles.get(ended);
        CaseFile file = caseFiles.open(CaseKind.RECOVERY, paid.household(), paid.area());
        claims.insert(claim(file, ended, paid.kind().label(), ground.strip(), amount));
        caseFiles.note(new TimelineEntry(file.number(), "recovery.opened", "对案卷" + ended + "发放的" + amount + "元立案追回"));
        caseFiles.note(new TimelineEntry(ended, "recovery.opened", "办结以后立案追回，见案卷" + file.number()));
        audit.record(AuditEntry.of("recovery.opened")
                .onCase(file.number())
                .in(file.area())
                .with("amount", amount));
        events.publishEvent(new RecoveryOpened(file.number(), file.area()));
        return file.number();
    }

    private Claim claim(CaseFile file, @Nullable CaseNumber about, String benefit, String ground, Money amount) {
        return new Claim(
                file.number(),
                about,
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
                null);
    }

    /** Claims with cases of their own, the newest first. */
    @Transactional(readOnly = true)
    public List<Claim> late(int most) {
        return claims.late(most);
    }

    @Transactional(readOnly = true)
    public List<Claim.Repayment> repayments(CaseNumber caseNumber) {
        return claims.repayments(caseNumber);
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

    /** The end of a case of its own; a recovery within another case ends with that. */
    public void ended(CaseNumber caseNumber, Outcome outcome) {
        if (caseFiles.get(caseNumber).kind() == CaseKind.RECOVERY) {
            caseFiles.close(caseNumber, outcome);
        }
    }

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
        if (claim.about() != null) {
            grants.repaid(claim.about(), amount).ifPresent(refusal -> {
                throw new IllegalStateException(refusal.sentence());
            });
        }
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
