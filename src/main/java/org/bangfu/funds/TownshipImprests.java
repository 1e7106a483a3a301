package org.bangfu.funds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.bangfu.engine.BusinessClock;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The townships' imprests in our tables, and how the county tops them up: one proposes, another confirms. */
@Component
@Transactional
public class TownshipImprests implements Imprests {

    private static final String LIMIT = "relief.emergency.limit";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Budgets budgets;
    private final CaseFiles cases;
    private final CaseDecisions decisions;
    private final Payees payees;
    private final PolicyParameters parameters;
    private final AuditTrail audit;
    private final Actor actor;
    private final Clock clock;

    TownshipImprests(
            JdbcClient jdbc,
            Ledger ledger,
            Budgets budgets,
            CaseFiles cases,
            CaseDecisions decisions,
            Payees payees,
            PolicyParameters parameters,
            AuditTrail audit,
            Actor actor,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.budgets = budgets;
        this.cases = cases;
        this.decisions = decisions;
        this.payees = payees;
        this.parameters = parameters;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** A township's imprest as it stands. */
    public record Standing(AreaCode township, Money balance, Money provisional, Money owed, long overdue) {}

    /** Money that the county is to put into a township's imprest, or has put. */
    public record TopUp(
            long id,
            AreaCode township,
            int year,
            Money amount,
            PersonId proposedBy,
            @Nullable PersonId confirmedBy,
            @Nullable Instant confirmedAt) {}

    @Override
    public ImprestResult provisional(NewProvisionalPayment payment) {
        CaseFile file = cases.get(payment.caseNumber());
        lock(file.household());
        Optional<ProvisionalPayment> known = of(payment.caseNumber());
        if (known.isPresent()) {
            return known.get();
        }
        Optional<CaseDecisions.Kept> decision = decisions.last(payment.caseNumber(), payment.decisionSteps());
        if (decision.isEmpty()
                || !(decision.get().approves() || decision.get().code().startsWith("PROVISIONAL"))
                || !(decision.get().role().equals("township-head")
                        || decision.get().isOfTheCounty())) {
            return refuse(Refusal.Reason.NOT_APPROVED, "案卷 " + payment.caseNumber() + " 没有乡镇负责人或县级的先行救助决定，不能动用备用金");
        }
        Money limit = parameters.money(LIMIT, today());
        if (payment.amount().compareTo(limit) > 0 && !decision.get().isOfTheCounty()) {
            return refuse(
                    Refusal.Reason.OVER_LIMIT,
                    "先行救助" + Budgets.shown(payment.amount()) + "元超过乡镇负责人的限额" + Budgets.shown(limit) + "元，请报县值班人员决定");
        }
        Optional<Payee> payee = payees.of(file.household(), payment.periodStart());
        if (payee.isEmpty() || payee.get().dead()) {
            return refuse(Refusal.Reason.PAYEE_DEAD, "案卷 " + payment.caseNumber() + " 的户主已在死亡名单中，请先变更户主");
        }
        if (count(
                        "select count(*) from funds_provisional where household_id = ? and period = ?",
                        file.household().value(),
                        payment.period())
                > 0) {
            return refuse(Refusal.Reason.ALREADY_GRANTED, "该户这次急难已经先行救助过，不能重复动用备用金（案卷 " + payment.caseNumber() + "）");
        }
        AreaCode township = file.area().at(AreaLevel.TOWNSHIP);
        int year = today().getYear();
        ledger.lockYear(year);
        Money held = ledger.balance(LedgerAccount.in(LedgerAccount.Kind.IMPREST, year, township));
        if (held.compareTo(payment.amount()) < 0) {
            return refuse(
                    Refusal.Reason.NO_IMPREST,
                    "乡镇备用金余额" + Budgets.shown(held) + "元，不够" + Budgets.shown(payment.amount()) + "元，请报县财政局拨补");
        }
        insert(payment, file, township, year, limit, decision.get(), payee.get());
        ledger.post(posting(
                Ledger.Event.PROVISIONAL,
                payment.caseNumber(),
                LedgerAccount.in(LedgerAccount.Kind.IMPREST, year, township),
                LedgerAccount.in(LedgerAccount.Kind.PROVISIONAL, year, township),
                payment.amount()));
        audit.record(AuditEntry.of("fund.provisional")
                .in(file.area())
                .onCase(payment.caseNumber())
                .about("household:" + file.household())
                .with("amount", payment.amount()));
        cases.note(new TimelineEntry(
                payment.caseNumber(), "fund.provisional", "备用金先行救助" + Budgets.shown(payment.amount()) + "元"));
        return of(payment.caseNumber()).orElseThrow();
    }

    private void insert(
            NewProvisionalPayment payment,
            CaseFile file,
            AreaCode township,
            int year,
            Money limit,
            CaseDecisions.Kept decision,
            Payee payee) {
        jdbc.sql(
                        "insert into funds_provisional (case_number, household_id, area, township, fund_year, period, period_start,"
                                + " payee_lookup, paid_fen, limit_fen, decision_id, decision_code, decision_role, decision_tier,"
                                + " decided_at, paid_at, paid_by, confirm_by, status)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PROVISIONAL')")
                .params(Arrays.asList(
                        payment.caseNumber().value(),
                        file.household().value(),
                        file.area().value(),
                        township.value(),
                        year,
                        payment.period(),
                        payment.periodStart(),
                        payee.lookup(),
                        payment.amount().fen(),
                        limit.fen(),
                        decision.id(),
                        decision.code(),
                        decision.role(),
                        decision.tier(),
                        decision.at(),
                        OffsetDateTime.now(clock),
                        acting().value(),
                        payment.confirmBy()))
                .update();
    }

    @Override
    public ImprestResult confirm(CaseNumber caseNumber, Set<String> decisionSteps) {
        return settle(caseNumber, null, decisionSteps, ProvisionalPayment.Status.CONFIRMED);
    }

    @Override
    public ImprestResult adjust(CaseNumber caseNumber, Money amount, Set<String> decisionSteps) {
        if (amount.isNegative()) {
            return refuse(Refusal.Reason.WRONG_STATE, "调整后的金额不能为负数（案卷 " + caseNumber + "）");
        }
        return settle(caseNumber, amount, decisionSteps, ProvisionalPayment.Status.ADJUSTED);
    }

    @Override
    public ImprestResult recover(CaseNumber caseNumber, Set<String> decisionSteps) {
        return settle(caseNumber, Money.ZERO, decisionSteps, ProvisionalPayment.Status.RECOVERED);
    }

    /** @param amount null to leave it as it was paid */
    private ImprestResult settle(
            CaseNumber caseNumber, @Nullable Money amount, Set<String> steps, ProvisionalPayment.Status result) {
        CaseFile file = cases.get(caseNumber);
        lock(file.household());
        Optional<ProvisionalPayment> found = of(caseNumber);
        if (found.isEmpty()) {
            return refuse(Refusal.Reason.WRONG_STATE, "案卷 " + caseNumber + " 没有备用金先行救助");
        }
        ProvisionalPayment payment = found.get();
        Money right = amount == null ? payment.paid() : amount;
        if (payment.status() != ProvisionalPayment.Status.PROVISIONAL) {
            return payment.status() == result && right.equals(payment.settled())
                    ? payment
                    : refuse(
                            Refusal.Reason.WRONG_STATE,
                            "案卷 " + caseNumber + " 的先行救助" + payment.status().label() + "，不能再次处理");
        }
        Optional<CaseDecisions.Kept> decision = decisions.last(caseNumber, steps);
        if (decision.isEmpty()
                || !decision.get().isOfTheCounty()
                || decision.get().at().toInstant().isBefore(payment.paidAt())) {
            return refuse(Refusal.Reason.NOT_APPROVED, "案卷 " + caseNumber + " 没有县级对先行救助的处理决定");
        }
        int year = yearOf(caseNumber);
        ledger.lockYear(year);
        Money missing = right.minus(payment.paid());
        Money held = ledger.balance(LedgerAccount.in(LedgerAccount.Kind.IMPREST, year, payment.township()));
        if (missing.fen() > 0 && held.compareTo(missing) < 0) {
            return refuse(
                    Refusal.Reason.NO_IMPREST,
                    "乡镇备用金余额" + Budgets.shown(held) + "元，不够补发" + Budgets.shown(missing) + "元");
        }
        Money owed = missing.fen() < 0 ? Money.ZERO.minus(missing) : Money.ZERO;
        CaseDecisions.Kept kept = decision.get();
        jdbc.sql(
                        "update funds_provisional set status = ?, settled_fen = ?, settlement_id = ?, settlement_code = ?,"
                                + " settlement_role = ?, settlement_tier = ?, settled_at = ?, owed_fen = ? where case_number = ?")
                .params(
                        result.name(),
                        right.fen(),
                        kept.id(),
                        kept.code(),
                        kept.role(),
                        kept.tier(),
                        kept.at(),
                        owed.fen(),
                        caseNumber.value())
                .update();
        post(caseNumber, year, payment, right, missing, owed);
        audit.record(AuditEntry.of("fund.provisionalSettled")
                .in(file.area())
                .onCase(caseNumber)
                .with("outcome", result.label())
                .with("amount", right));
        cases.note(new TimelineEntry(
                caseNumber, "fund.provisionalSettled", "先行救助" + result.label() + "：核定" + Budgets.shown(right) + "元"));
        return of(caseNumber).orElseThrow();
    }

    private void post(
            CaseNumber caseNumber, int year, ProvisionalPayment payment, Money right, Money missing, Money owed) {
        LedgerAccount imprest = LedgerAccount.in(LedgerAccount.Kind.IMPREST, year, payment.township());
        LedgerAccount provisional = LedgerAccount.in(LedgerAccount.Kind.PROVISIONAL, year, payment.township());
        LedgerAccount paid = LedgerAccount.of(LedgerAccount.Kind.PAID, year, FundCategory.RELIEF);
        if (missing.fen() > 0) {
            ledger.post(new Ledger.Posting(
                    Ledger.Event.PROVISIONAL,
                    "provisional:" + caseNumber + ":more",
                    imprest,
                    provisional,
                    missing,
                    caseNumber,
                    "核定后补发"));
        }
        if (right.fen() > 0) {
            ledger.post(posting(Ledger.Event.CONFIRMED, caseNumber, provisional, paid, right));
        }
        if (owed.fen() > 0) {
            ledger.post(posting(
                    Ledger.Event.OWED,
                    caseNumber,
                    provisional,
                    LedgerAccount.in(LedgerAccount.Kind.OWED, year, payment.township()),
                    owed));
        }
    }

    @Override
    public ImprestResult repaid(CaseNumber caseNumber, Money amount) {
        CaseFile file = cases.get(caseNumber);
        lock(file.household());
        Optional<ProvisionalPayment> found = of(caseNumber);
        if (found.isEmpty() || amount.fen() <= 0 || found.get().owed().compareTo(amount) < 0) {
            return refuse(
                    Refusal.Reason.WRONG_STATE,
                    "案卷 " + caseNumber + " 应追回"
                            + Budgets.shown(found.map(ProvisionalPayment::owed).orElse(Money.ZERO)) + "元，请核对退回的金额");
        }
        int year = yearOf(caseNumber);
        ledger.lockYear(year);
        Money rest = found.get().owed().minus(amount);
        jdbc.sql("update funds_provisional set owed_fen = ? where case_number = ?")
                .params(rest.fen(), caseNumber.value())
                .update();
        ledger.post(new Ledger.Posting(
                Ledger.Event.REPAID,
                "provisional:" + caseNumber + ":left:" + rest.fen(),
                LedgerAccount.in(LedgerAccount.Kind.OWED, year, found.get().township()),
                LedgerAccount.in(LedgerAccount.Kind.IMPREST, year, found.get().township()),
                amount,
                caseNumber,
                ""));
        audit.record(
                AuditEntry.of("fund.repaid").in(file.area()).onCase(caseNumber).with("amount", amount));
        cases.note(new TimelineEntry(caseNumber, "fund.repaid", "退回救助金" + Budgets.shown(amount) + "元"));
        return of(caseNumber).orElseThrow();
    }

    private static Ledger.Posting posting(
            Ledger.Event event, CaseNumber caseNumber, LedgerAccount from, LedgerAccount to, Money amount) {
        return new Ledger.Posting(event, "provisional:" + caseNumber, from, to, amount, caseNumber, "");
    }

    private int yearOf(CaseNumber caseNumber) {
        return jdbc.sql("select fund_year from funds_provisional where case_number = ?")
                .param(caseNumber.value())
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ProvisionalPayment> of(CaseNumber caseNumber) {
        return payments(" where case_number = ?", caseNumber.value()).stream().findFirst();
    }

    private List<ProvisionalPayment> payments(String where, Object... values) {
        return jdbc.sql("select * from funds_provisional" + where
                        + " order by confirm_by, id fetch first 200 rows only")
                .params(values)
                .query((row, n) -> {
                    Long settled = row.getObject("settled_fen", Long.class);
                    return new ProvisionalPayment(
                            row.getLong("id"),
                            new CaseNumber(row.getString("case_number")),
                            new HouseholdId(row.getLong("household_id")),
                            new AreaCode(row.getString("township")),
                            new Money(row.getLong("paid_fen")),
                            row.getObject("paid_at", OffsetDateTime.class).toInstant(),
                            row.getObject("confirm_by", LocalDate.class),
                            ProvisionalPayment.Status.valueOf(row.getString("status")),
                            settled == null ? null : new Money(settled),
                            new Money(row.getLong("owed_fen")));
                })
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Money balance(AreaCode township) {
        return ledger.balance(
                LedgerAccount.in(LedgerAccount.Kind.IMPREST, today().getYear(), township.at(AreaLevel.TOWNSHIP)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProvisionalPayment> overdue(AreaCode within, LocalDate on) {
        return payments(
                " where status = 'PROVISIONAL' and confirm_by < ? and area >= ? and area < ?",
                on,
                within.value(),
                Long.toString(Long.parseLong(within.value()) + 1));
    }

    /** Payments of the area that the county has not decided about or that are owed. */
    @Transactional(readOnly = true)
    public List<ProvisionalPayment> unsettled(AreaCode within) {
        return payments(
                " where (status = 'PROVISIONAL' or owed_fen > 0) and area >= ? and area < ?",
                within.value(),
                Long.toString(Long.parseLong(within.value()) + 1));
    }

    /** The township's imprest of this year. */
    @Transactional(readOnly = true)
    public Standing standing(AreaCode township) {
        int year = today().getYear();
        return new Standing(
                township,
                ledger.balance(LedgerAccount.in(LedgerAccount.Kind.IMPREST, year, township)),
                ledger.balance(LedgerAccount.in(LedgerAccount.Kind.PROVISIONAL, year, township)),
                ledger.balance(LedgerAccount.in(LedgerAccount.Kind.OWED, year, township)),
                overdue(township, today()).size());
    }

    /** Asks for money for a township's imprest. Refusals are {@link FundRefused}. */
    public void proposeTopUp(AreaCode township, Money amount) {
        if (township.level() != AreaLevel.TOWNSHIP || amount.fen() <= 0) {
            throw new FundRefused("请选择乡镇并填写大于零的金额");
        }
        if (count("select count(*) from funds_imprest_topup where open_township = ?", township.value()) > 0) {
            throw new FundRefused("该乡镇已有一笔拨补等待确认，请先办结");
        }
        requireNothingOverdue(township);
        int year = today().getYear();
        ledger.lockYear(year);
        jdbc.sql(
                        "insert into funds_imprest_topup (township, fund_year, amount_fen, proposed_by, proposed_at, open_township)"
                                + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        township.value(),
                        year,
                        amount.fen(),
                        acting().value(),
                        OffsetDateTime.now(clock),
                        township.value())
                .update();
        audit.record(AuditEntry.of("fund.topUpProposed").in(township).with("amount", amount));
    }

    /** A second person puts the money into the imprest. */
    public void confirmTopUp(long id) {
        TopUp topUp = topUps().stream()
                .filter(row -> row.id() == id && row.confirmedBy() == null)
                .findFirst()
                .orElseThrow(() -> new FundRefused("这笔拨补已经办结，请刷新页面"));
        if (topUp.proposedBy().equals(acting())) {
            throw new FundRefused("不能确认自己提出的拨补，请由另一位同事确认");
        }
        requireNothingOverdue(topUp.township());
        ledger.lockYear(topUp.year());
        budgets.refusal(topUp.year(), FundCategory.RELIEF, topUp.amount(), "imprest:" + id)
                .ifPresent(refusal -> {
                    throw new FundRefused(refusal.sentence());
                });
        jdbc.sql(
                        "update funds_imprest_topup set confirmed_by = ?, confirmed_at = ?, confirmed_on = ?, open_township = null"
                                + " where id = ?")
                .params(acting().value(), OffsetDateTime.now(clock), today(), id)
                .update();
        ledger.post(new Ledger.Posting(
                Ledger.Event.TOPPED_UP,
                "imprest:" + id,
                LedgerAccount.of(LedgerAccount.Kind.AVAILABLE, topUp.year(), FundCategory.RELIEF),
                LedgerAccount.in(LedgerAccount.Kind.IMPREST, topUp.year(), topUp.township()),
                topUp.amount(),
                null,
                ""));
        audit.record(AuditEntry.of("fund.toppedUp").in(topUp.township()).with("amount", topUp.amount()));
    }

    private void requireNothingOverdue(AreaCode township) {
        int overdue = overdue(township, today()).size();
        if (overdue > 0) {
            throw new FundRefused("该乡镇有" + overdue + "笔先行救助超期未确认，办结之前不能拨补备用金");
        }
    }

    /** Open ones first, then the last that were made. */
    @Transactional(readOnly = true)
    public List<TopUp> topUps() {
        return jdbc.sql("select * from funds_imprest_topup order by case when confirmed_by is null then 0 else 1 end,"
                        + " id desc fetch first 50 rows only")
                .query((row, n) -> {
                    String confirmedBy = row.getString("confirmed_by");
                    OffsetDateTime at = row.getObject("confirmed_at", OffsetDateTime.class);
                    return new TopUp(
                            row.getLong("id"),
                            new AreaCode(row.getString("township")),
                            row.getInt("fund_year"),
                            new Money(row.getLong("amount_fen")),
                            new PersonId(row.getString("proposed_by")),
                            confirmedBy == null ? null : new PersonId(confirmedBy),
                            at == null ? null : at.toInstant());
                })
                .list();
    }

    private void lock(HouseholdId household) {
        jdbc.sql("select id from registry_household where id = ? for update")
                .param(household.value())
                .query(Long.class)
                .list();
    }

    private static Refusal refuse(Refusal.Reason reason, String sentence) {
        return Refusal.of(reason, sentence);
    }

    private int count(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(Integer.class).single();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
    }

    private PersonId acting() {
        return actor.current().orElse(PersonId.SYSTEM);
    }
}
