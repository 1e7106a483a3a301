package org.bangfu.funds;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.bangfu.engine.BusinessClock;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdSplits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Grants in our tables. */
@Component
@Transactional
class CommittedGrants implements Grants {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Budgets budgets;
    private final CaseFiles cases;
    private final CaseDecisions decisions;
    private final Payees payees;
    private final HouseholdSplits splits;
    private final PayeeAccounts accounts;
    private final AuditTrail audit;
    private final Actor actor;
    private final Clock clock;

    CommittedGrants(
            JdbcClient jdbc,
            Ledger ledger,
            Budgets budgets,
            CaseFiles cases,
            CaseDecisions decisions,
            Payees payees,
            HouseholdSplits splits,
            PayeeAccounts accounts,
            AuditTrail audit,
            Actor actor,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.budgets = budgets;
        this.cases = cases;
        this.decisions = decisions;
        this.payees = payees;
        this.splits = splits;
        this.accounts = accounts;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public GrantResult approve(NewGrant grant) {
        CaseFile file = cases.get(grant.caseNumber());
        lock(file.household());
        Optional<Grant> existing = of(grant.caseNumber());
        if (existing.isPresent()) {
            Grant known = existing.get();
            return known.item() == grant.item() && known.period().equals(grant.period())
                    ? known
                    : refuse(Refusal.Reason.ALREADY_GRANTED, "案卷 " + grant.caseNumber() + " 已安排另一笔资金，请先取消");
        }
        Optional<CaseDecisions.Kept> decision = decisions.last(grant.caseNumber(), grant.approvalSteps());
        if (decision.isEmpty() || !decision.get().approves() || decision.get().isOfTheVillage()) {
            return refuse(Refusal.Reason.NOT_APPROVED, "案卷 " + grant.caseNumber() + " 没有审批同意的决定，不能安排资金");
        }
        Optional<Payee> payee = payees.of(file.household(), grant.periodStart());
        if (payee.isEmpty() || payee.get().dead()) {
            return refuse(Refusal.Reason.PAYEE_DEAD, "案卷 " + grant.caseNumber() + " 的户主已在死亡名单中，请先变更户主再安排资金");
        }
        Optional<Refusal> again = repetition(grant, payee.get(), decision.get());
        if (again.isPresent()) {
            return again.get();
        }
        Optional<String> frozen = splits.freeze(file.household());
        if (frozen.isPresent()) {
            return refuse(Refusal.Reason.SPLIT_NOT_REVIEWED, "案卷 " + grant.caseNumber() + "：" + frozen.get());
        }
        accounts.takeOver(file.household());
        int year = today().getYear();
        ledger.lockYear(year);
        Optional<Refusal> noMoney = budgets.refusal(
                year,
                grant.item().category(),
                grant.amount(),
                grant.caseNumber().value());
        if (noMoney.isPresent()) {
            return noMoney.get();
        }
        insert(grant, file, payee.get(), decision.get(), year);
        Grant promised = of(grant.caseNumber()).orElseThrow();
        ledger.post(new Ledger.Posting(
                Ledger.Event.COMMITTED,
                "grant:" + promised.id(),
                LedgerAccount.of(
                        LedgerAccount.Kind.AVAILABLE, year, grant.item().category()),
                LedgerAccount.of(
                        LedgerAccount.Kind.COMMITTED, year, grant.item().category()),
                grant.amount(),
                grant.caseNumber(),
                ""));
        audit.record(AuditEntry.of("fund.committed")
                .in(file.area())
                .onCase(grant.caseNumber())
                .about("household:" + file.household())
                .with("kind", grant.item().label())
                .with("amount", grant.amount()));
        cases.note(new TimelineEntry(
                grant.caseNumber(),
                "fund.committed",
                "安排资金：" + grant.item().label() + Budgets.shown(grant.amount()) + "元"));
        return promised;
    }

    private Optional<Refusal> repetition(NewGrant grant, Payee payee, CaseDecisions.Kept decision) {
        int same = count(
                "select count(*) from funds_grant where active_key = ? or payee_key = ?",
                payee.household() + "|" + grant.item() + "|" + grant.period(),
                payee.lookup() + "|" + grant.item() + "|" + grant.period());
        if (same > 0) {
            return Optional.of(refuse(
                    Refusal.Reason.ALREADY_GRANTED,
                    "该户" + Grant.year(grant.period()) + "年的" + grant.item().label() + "已经安排过，不能重复安排（案卷 "
                            + grant.caseNumber() + "）"));
        }
        LocalDate approved = decision.at().atZoneSameInstant(BusinessClock.ZONE).toLocalDate();
        int excluding = count(
                "select count(*) from funds_grant where household_id = ? and benefit_item = ? and status <> 'CANCELLED'"
                        + " and exclusive_until > ?",
                payee.household().value(),
                grant.item().name(),
                approved);
        return excluding > 0
                ? Optional.of(refuse(
                        Refusal.Reason.ALREADY_GRANTED,
                        "该户在规定年限内已享受过" + grant.item().label() + "，不能再次安排（案卷 " + grant.caseNumber() + "）"))
                : Optional.empty();
    }

    private void insert(NewGrant grant, CaseFile file, Payee payee, CaseDecisions.Kept decision, int year) {
        String caseNumber = grant.caseNumber().value();
        jdbc.sql(
                        "insert into funds_grant (case_number, household_id, area, benefit_item, category, period, period_start,"
                                + " exclusive_until, fund_year, amount_fen, payee_lookup, decision_id, decision_code, decision_role,"
                                + " decision_tier, approved_at, committed_at, committed_by, status, active_case, active_key,"
                                + " payee_key, override_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'COMMITTED',"
                                + " ?, ?, ?, (select id from funds_override where fund_year = ? and reference = ?))")
                .params(Arrays.asList(
                        caseNumber,
                        file.household().value(),
                        file.area().value(),
                        grant.item().name(),
                        grant.item().category().name(),
                        grant.period(),
                        grant.periodStart(),
                        grant.exclusiveUntil(),
                        year,
                        grant.amount().fen(),
                        payee.lookup(),
                        decision.id(),
                        decision.code(),
                        decision.role(),
                        decision.tier(),
                        decision.at(),
                        OffsetDateTime.now(clock),
                        acting().value(),
                        caseNumber,
                        file.household() + "|" + grant.item() + "|" + grant.period(),
                        payee.lookup() + "|" + grant.item() + "|" + grant.period(),
                        year,
                        caseNumber))
                .update();
        long id = jdbc.sql("select id from funds_grant where active_case = ?")
                .param(caseNumber)
                .query(Long.class)
                .single();
        int position = 1;
        for (NewInstalment instalment : grant.instalments()) {
            jdbc.sql(
                            "insert into funds_instalment (grant_id, instalment_key, position_no, amount_fen, release_condition)"
                                    + " values (?, ?, ?, ?, ?)")
                    .params(id, instalment.key(), position, instalment.amount().fen(), instalment.condition())
                    .update();
            position++;
        }
    }

    @Override
    public PaymentResult release(CaseNumber caseNumber, String instalment) {
        return pay(caseNumber, instalment, false);
    }

    @Override
    public PaymentResult reissue(CaseNumber caseNumber, String instalment) {
        return pay(caseNumber, instalment, true);
    }

    private PaymentResult pay(CaseNumber caseNumber, String key, boolean again) {
        CaseFile file = cases.get(caseNumber);
        lock(file.household());
        Optional<Grant> grant = of(caseNumber);
        Optional<Grant.Instalment> instalment = grant.flatMap(known -> known.instalments().stream()
                .filter(part -> part.key().equals(key))
                .findFirst());
        if (grant.isEmpty() || instalment.isEmpty()) {
            return refuse(Refusal.Reason.WRONG_STATE, "案卷 " + caseNumber + " 没有“" + key + "”这一期资金，请先安排资金");
        }
        Optional<Payment> live = livePayment(caseNumber, instalment.get());
        if (live.isPresent()) {
            return live.get();
        }
        int attempts = count(
                "select count(*) from funds_payment where instalment_id = ?",
                instalment.get().id());
        if (again != (instalment.get().status() == Grant.InstalmentStatus.RETURNED)) {
            return refuse(
                    Refusal.Reason.WRONG_STATE,
                    "案卷 " + caseNumber + " 的“" + key + "”现为"
                            + instalment.get().status().label() + "，不能" + (again ? "重新发放" : "发放"));
        }
        Optional<NoticeEnd> notice = noticeEnd(caseNumber);
        if (notice.isEmpty()) {
            return refuse(Refusal.Reason.NOTICE_NOT_CLEAR, "案卷 " + caseNumber + " 的公示没有期满，或异议没有办结、已经成立，不能发放");
        }
        LocalDate periodStart = jdbc.sql("select period_start from funds_grant where id = ?")
                .param(grant.get().id())
                .query(LocalDate.class)
                .single();
        Optional<Payee> payee = payees.of(file.household(), periodStart);
        if (payee.isEmpty() || payee.get().dead()) {
            return refuse(Refusal.Reason.PAYEE_DEAD, "案卷 " + caseNumber + " 的户主已在死亡名单中，请先变更户主再发放");
        }
        PayeeAccounts.Standing account = accounts.standing(file.household());
        if (account.reason() != null) {
            return refuse(account.reason(), "案卷 " + caseNumber + "：" + account.sentence());
        }
        insertPayment(grant.get(), instalment.get(), attempts + 1, notice.get(), payee.get(), account);
        audit.record(AuditEntry.of("fund.released")
                .in(file.area())
                .onCase(caseNumber)
                .about("household:" + file.household())
                .with("amount", instalment.get().amount()));
        cases.note(new TimelineEntry(
                caseNumber,
                "fund.released",
                (again ? "重新发放：" : "可以发放：") + grant.get().item().label()
                        + Budgets.shown(instalment.get().amount()) + "元，等待制单"));
        return livePayment(caseNumber, instalment.get()).orElseThrow();
    }

    private Optional<Payment> livePayment(CaseNumber caseNumber, Grant.Instalment instalment) {
        return jdbc.sql("select id, attempt from funds_payment where active_instalment = ?")
                .param(instalment.id())
                .query((row, n) -> new Payment(
                        row.getLong("id"), caseNumber, instalment.key(), instalment.amount(), row.getInt("attempt")))
                .optional();
    }

    private record NoticeEnd(long line, long sheet) {}

    /** The last notice of the case whose term has ended; none while another hangs or an objection stands against it. */
    private Optional<NoticeEnd> noticeEnd(CaseNumber caseNumber) {
        return jdbc.sql("""
                        select l.id, l.sheet_id from notice_line l join notice_sheet s on s.id = l.sheet_id
                        where l.case_number = :case and s.term_ended_at is not null and not l.withdrawn
                          and l.id = (select max(x.id) from notice_line x join notice_sheet y on y.id = x.sheet_id
                                      where x.case_number = :case and y.status <> 'DISCARDED' and not x.withdrawn)
                          and not exists (select 1 from objection o where o.about_case = :case and (o.result is null
                              or (o.line_id = l.id and o.result in ('UPHELD', 'PARTLY'))))""")
                .param("case", caseNumber.value())
                .query((row, n) -> new NoticeEnd(row.getLong("id"), row.getLong("sheet_id")))
                .optional();
    }

    private void insertPayment(
            Grant grant,
            Grant.Instalment instalment,
            int attempt,
            NoticeEnd notice,
            Payee payee,
            PayeeAccounts.Standing account) {
        jdbc.sql(
                        "insert into funds_payment (grant_id, case_number, household_id, decision_id, approved_at, instalment_id,"
                                + " amount_fen, attempt, notice_line_id, notice_sheet_id, notice_ended_at, account_id,"
                                + " account_effective_at, payee_lookup, payee_name, household_no, released_at, released_by, status,"
                                + " active_instalment) select g.id, g.case_number, g.household_id, g.decision_id, g.approved_at, i.id,"
                                + " i.amount_fen, cast(? as integer), cast(? as bigint), s.id, s.term_ended_at, a.id, a.effective_at,"
                                + " cast(? as varchar(64)), cast(? as varchar(60)), coalesce(h.household_no, 'H' || h.id),"
                                + " cast(? as timestamp with time zone), cast(? as varchar(40)), 'READY', i.id"
                                + " from funds_grant g join funds_instalment i on i.grant_id = g.id"
                                + " join registry_household h on h.id = g.household_id, notice_sheet s, funds_payee_account a"
                                + " where i.id = ? and s.id = ? and a.id = ?")
                .params(Arrays.asList(
                        attempt,
                        notice.line(),
                        payee.lookup(),
                        payee.name(),
                        OffsetDateTime.now(clock),
                        acting().value(),
                        instalment.id(),
                        notice.sheet(),
                        account.account()))
                .update();
    }

    @Override
    public CancelResult cancel(CaseNumber caseNumber, String reason) {
        CaseFile file = cases.get(caseNumber);
        lock(file.household());
        Optional<Grant> found = of(caseNumber);
        if (found.isEmpty()) {
            return new Cancelled(Money.ZERO, Money.ZERO);
        }
        Grant grant = found.get();
        ledger.lockYear(grant.year());
        int underWay = count(
                "select count(*) from funds_payment where grant_id = ? and status in ('IN_BATCH', 'IN_TRANSIT')",
                grant.id());
        if (underWay > 0) {
            return refuse(Refusal.Reason.WRONG_STATE, "案卷 " + caseNumber + " 有资金正在制单或由银行代发，请移出批次或等银行回单后再取消");
        }
        jdbc.sql("update funds_payment set status = 'CANCELLED', active_instalment = null where grant_id = ?"
                        + " and status = 'READY'")
                .param(grant.id())
                .update();
        Money freed = grant.amount().minus(grant.paid());
        if (freed.fen() > 0) {
            ledger.post(new Ledger.Posting(
                    Ledger.Event.FREED,
                    "grant:" + grant.id(),
                    LedgerAccount.of(
                            LedgerAccount.Kind.COMMITTED,
                            grant.year(),
                            grant.item().category()),
                    LedgerAccount.of(
                            LedgerAccount.Kind.AVAILABLE,
                            grant.year(),
                            grant.item().category()),
                    freed,
                    caseNumber,
                    reason.strip()));
        }
        jdbc.sql("update funds_grant set status = 'CANCELLED', active_case = null, active_key = null, payee_key = null"
                        + " where id = ?")
                .param(grant.id())
                .update();
        audit.record(AuditEntry.of("fund.cancelled")
                .in(file.area())
                .onCase(caseNumber)
                .with("amount", freed));
        cases.note(new TimelineEntry(caseNumber, "fund.cancelled", "取消未发放的资金" + Budgets.shown(freed) + "元，退回预算"));
        return new Cancelled(freed, grant.paid());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Grant> of(CaseNumber caseNumber) {
        return jdbc.sql("select * from funds_grant where active_case = ?")
                .param(caseNumber.value())
                .query((row, n) -> new Grant(
                        row.getLong("id"),
                        caseNumber,
                        new HouseholdId(row.getLong("household_id")),
                        new AreaCode(row.getString("area")),
                        BenefitItem.valueOf(row.getString("benefit_item")),
                        row.getString("period"),
                        row.getInt("fund_year"),
                        new Money(row.getLong("amount_fen")),
                        new Money(row.getLong("paid_fen")),
                        Grant.Status.valueOf(row.getString("status")),
                        row.getObject("approved_at", OffsetDateTime.class).toInstant(),
                        instalments(row.getLong("id"))))
                .optional();
    }

    private List<Grant.Instalment> instalments(long grant) {
        return jdbc.sql("select i.*, (select p.status from funds_payment p where p.instalment_id = i.id"
                        + " order by p.attempt desc fetch first 1 rows only) as payment_status"
                        + " from funds_instalment i where i.grant_id = ? order by i.position_no")
                .param(grant)
                .query((row, n) -> new Grant.Instalment(
                        row.getLong("id"),
                        row.getString("instalment_key"),
                        new Money(row.getLong("amount_fen")),
                        row.getString("release_condition"),
                        status(row.getString("payment_status"))))
                .list();
    }

    private static Grant.InstalmentStatus status(@Nullable String payment) {
        return payment == null ? Grant.InstalmentStatus.WAITING : Grant.InstalmentStatus.valueOf(payment);
    }

    @Override
    public Optional<Refusal> repaid(CaseNumber caseNumber, Money amount) {
        CaseFile file = cases.get(caseNumber);
        lock(file.household());
        Optional<Paid> paid = paid(caseNumber);
        Money left = kept(caseNumber);
        if (paid.isEmpty() || amount.fen() <= 0 || left.compareTo(amount) < 0) {
            return Optional.of(refuse(
                    Refusal.Reason.WRONG_STATE,
                    "案卷 " + caseNumber + " 已支付、还没有退回的有" + Budgets.shown(left) + "元，请核对退回的金额"));
        }
        Paid grant = paid.get();
        ledger.lockYear(grant.year());
        ledger.post(new Ledger.Posting(
                Ledger.Event.REPAID,
                "grant:" + grant.id() + ":left:" + left.minus(amount).fen(),
                LedgerAccount.of(LedgerAccount.Kind.PAID, grant.year(), grant.category()),
                LedgerAccount.of(LedgerAccount.Kind.AVAILABLE, grant.year(), grant.category()),
                amount,
                caseNumber,
                ""));
        audit.record(
                AuditEntry.of("fund.repaid").in(file.area()).onCase(caseNumber).with("amount", amount));
        cases.note(new TimelineEntry(caseNumber, "fund.repaid", "退回补助" + Budgets.shown(amount) + "元，可以重新安排"));
        return Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public Money kept(CaseNumber caseNumber) {
        return paid(caseNumber).map(Paid::amount).orElse(Money.ZERO).minus(repaid(caseNumber));
    }

    private record Paid(long id, int year, FundCategory category, Money amount) {}

    /** What was paid for the case, also when the rest was given up later. */
    private Optional<Paid> paid(CaseNumber caseNumber) {
        return jdbc
                .sql("select id, fund_year, category, paid_fen from funds_grant where case_number = ? and paid_fen > 0"
                        + " order by id desc")
                .param(caseNumber.value())
                .query((row, n) -> new Paid(
                        row.getLong("id"),
                        row.getInt("fund_year"),
                        FundCategory.valueOf(row.getString("category")),
                        new Money(row.getLong("paid_fen"))))
                .list()
                .stream()
                .findFirst();
    }

    private Money repaid(CaseNumber caseNumber) {
        return new Money(jdbc.sql("select coalesce(sum(s.amount_fen), 0) from funds_posting s"
                        + " join funds_account a on a.code = s.from_account where s.kind = 'REPAID' and a.kind = 'PAID'"
                        + " and s.case_number = ?")
                .param(caseNumber.value())
                .query(Long.class)
                .single());
    }

    @Override
    @Transactional(readOnly = true)
    public Money granted(HouseholdId household, Collection<BenefitItem> items, LocalDate from, LocalDate to) {
        if (items.isEmpty()) {
            return Money.ZERO;
        }
        OffsetDateTime after = from.atStartOfDay(BusinessClock.ZONE).toOffsetDateTime();
        OffsetDateTime before = to.plusDays(1).atStartOfDay(BusinessClock.ZONE).toOffsetDateTime();
        long granted = jdbc.sql(
                        "select coalesce(sum(case when status = 'CANCELLED' then paid_fen else amount_fen end), 0)"
                                + " from funds_grant where household_id = :household"
                                + " and benefit_item in (:items) and approved_at >= :after"
                                + " and approved_at < :before")
                .param("household", household.value())
                .param("items", items.stream().map(Enum::name).toList())
                .param("after", after)
                .param("before", before)
                .query(Long.class)
                .single();
        granted -= jdbc.sql("select coalesce(sum(s.amount_fen), 0) from funds_posting s"
                        + " join funds_account a on a.code = s.from_account where s.kind = 'REPAID' and a.kind = 'PAID'"
                        + " and s.case_number in (select case_number from funds_grant where household_id = :household"
                        + " and benefit_item in (:items) and approved_at >= :after and approved_at < :before)")
                .param("household", household.value())
                .param("items", items.stream().map(Enum::name).toList())
                .param("after", after)
                .param("before", before)
                .query(Long.class)
                .single();
        if (!items.contains(BenefitItem.EMERGENCY_RELIEF_CASH)) {
            return new Money(granted);
        }
        long handedOut = jdbc.sql("select coalesce(sum(coalesce(settled_fen, paid_fen)), 0) from funds_provisional"
                        + " where household_id = :household and paid_at >= :after and paid_at < :before")
                .param("household", household.value())
                .param("after", after)
                .param("before", before)
                .query(Long.class)
                .single();
        return new Money(Math.addExact(granted, handedOut));
    }

    @Override
    @Transactional(readOnly = true)
    public Money available(int year, FundCategory category) {
        return budgets.available(year, category);
    }

    /** Steps about the money of one household follow one another. */
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
