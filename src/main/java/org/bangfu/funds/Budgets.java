package org.bangfu.funds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.bangfu.engine.BusinessClock;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.Ratio;
import org.bangfu.registry.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The county's money of a year: raised through four channels, budgeted by category, and the two indicators that the county
 * set itself: the sum raised, and the share of industry and relief. Refusals are {@link FundRefused}.
 */
@Component
@Transactional
public class Budgets {

    private static final String MINIMUM = "fund.annualMin";
    private static final String SHARE = "fund.industryReliefMinShare";
    private static final String UNPAID_DAYS = "fund.idle.unpaidDays";
    private static final String UNSPENT_MONTHS = "fund.idle.unspentMonths";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final PolicyParameters parameters;
    private final AuditTrail audit;
    private final Actor actor;
    private final Clock clock;

    Budgets(JdbcClient jdbc, Ledger ledger, PolicyParameters parameters, AuditTrail audit, Actor actor, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.parameters = parameters;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Money that came in.
     *
     * @param reversed whether the entry was taken back
     */
    public record Source(
            long id,
            int year,
            FundChannel channel,
            FundCategory category,
            Money amount,
            String documentNo,
            LocalDate receivedOn,
            PersonId recordedBy,
            boolean reversed) {}

    /** A budget line as it stands; every amount is part of {@code raised}. */
    public record Line(
            FundCategory category, Money raised, Money available, Money committed, Money inTransit, Money paid) {

        public Money unpaid() {
            return committed.plus(inTransit);
        }
    }

    /**
     * A year at a glance.
     *
     * @param raised, committed, paid the share of industry and relief in each; what is committed includes what is paid
     */
    public record Year(
            int year,
            List<Line> lines,
            Map<FundChannel, Money> channels,
            Money total,
            ParameterValue minimum,
            Gauge raised,
            Gauge committed,
            Gauge paid) {

        public boolean reachesMinimum() {
            return total.compareTo(minimum.asMoney()) >= 0;
        }
    }

    /** A commitment that waits for the leading group, or that it has let through. */
    public record Override(
            long id, int year, String reference, Money amount, String reason, PersonId decidedBy, Instant decidedAt) {}

    /** A project that money was committed to outside a case. */
    public record Project(
            long id,
            int year,
            FundCategory category,
            FundUse use,
            AreaCode area,
            String title,
            String documentNo,
            Money amount,
            Instant committedAt,
            PersonId committedBy) {}

    /** Money that was promised to a household long ago and has not been paid. */
    public record Unpaid(
            CaseNumber caseNumber,
            AreaCode area,
            BenefitItem item,
            Money amount,
            Money paid,
            Instant approvedAt,
            long days) {}

    /** Money that came in long ago and has not been spent. */
    public record Unspent(int year, FundCategory category, Money amount, LocalDate since) {}

    /** Money has come in. */
    public void raise(
            int year,
            FundChannel channel,
            FundCategory category,
            Money amount,
            String documentNo,
            LocalDate receivedOn) {
        if (amount.fen() <= 0 || documentNo.isBlank() || documentNo.length() > 80) {
            throw new FundRefused("请填写大于零的金额和资金文号（80字以内）");
        }
        if (receivedOn.isAfter(today()) || year < 2015 || year > today().getYear() + 1) {
            throw new FundRefused("到账日期不能晚于今天，年度应为2015年至明年，请核对");
        }
        ledger.lockYear(year);
        if (count(
                        "select count(*) from funds_source where fund_year = ? and document_no = ? and category = ?",
                        year,
                        documentNo.strip(),
                        category.name())
                > 0) {
            throw new FundRefused("文号“" + documentNo.strip() + "”的" + category.label() + "资金已经登记过，请核对，不要重复登记");
        }
        jdbc.sql(
                        "insert into funds_source (fund_year, channel, category, amount_fen, document_no, received_on, recorded_at,"
                                + " recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        year,
                        channel.name(),
                        category.name(),
                        amount.fen(),
                        documentNo.strip(),
                        receivedOn,
                        OffsetDateTime.now(clock),
                        acting().value())
                .update();
        long id = jdbc.sql("select id from funds_source where fund_year = ? and document_no = ? and category = ?")
                .params(year, documentNo.strip(), category.name())
                .query(Long.class)
                .single();
        ledger.post(new Ledger.Posting(
                Ledger.Event.RAISED,
                "source:" + id,
                LedgerAccount.source(year, channel),
                LedgerAccount.of(LedgerAccount.Kind.AVAILABLE, year, category),
                amount,
                null,
                ""));
        audit.record(AuditEntry.of("fund.raised")
                .in(Areas.COUNTY)
                .about("fund-source:" + id)
                .with("year", year)
                .with("channel", channel.label())
                .with("kind", category.label())
                .with("amount", amount));
    }

    /** Takes back an entry that was wrong by a counter-entry; another person than who made it. */
    public void takeBack(long source, String reason) {
        if (reason.isBlank() || reason.length() > 200) {
            throw new FundRefused("请写明冲销原因（200字以内）");
        }
        Source found = sources(null).stream()
                .filter(row -> row.id() == source && !row.reversed())
                .findFirst()
                .orElseThrow(() -> new FundRefused("这笔资金已经冲销，请刷新页面"));
        if (found.recordedBy().equals(acting())) {
            throw new FundRefused("不能冲销自己登记的资金，请由另一位同事办理");
        }
        ledger.lockYear(found.year());
        if (available(found.year(), found.category()).compareTo(found.amount()) < 0) {
            throw new FundRefused("这笔资金已经安排出去，可安排余额不足，不能冲销");
        }
        long posting = jdbc.sql("select id from funds_posting where event_key = ?")
                .param("RAISED:source:" + source)
                .query(Long.class)
                .single();
        ledger.reverse(posting, reason.strip());
        audit.record(AuditEntry.of("fund.takenBack")
                .in(Areas.COUNTY)
                .about("fund-source:" + source)
                .with("amount", found.amount()));
    }

    /** Moves money that is not promised from one category to another. */
    public void move(int year, FundCategory from, FundCategory to, Money amount, String documentNo) {
        if (from == to || amount.fen() <= 0 || documentNo.isBlank() || documentNo.length() > 80) {
            throw new FundRefused("请选择不同的调出、调入类别，填写大于零的金额和批准文号");
        }
        ledger.lockYear(year);
        if (available(year, from).compareTo(amount) < 0) {
            throw new FundRefused(year + "年" + from.label() + "可安排余额只有" + shown(available(year, from)) + "元，不够调出");
        }
        String key = "move:" + year + ":" + documentNo.strip() + ":" + from + ":" + to;
        if (count("select count(*) from funds_posting where event_key = ?", "MOVED:" + key) > 0) {
            throw new FundRefused("文号“" + documentNo.strip() + "”的这项调整已经登记过");
        }
        ledger.post(new Ledger.Posting(
                Ledger.Event.MOVED,
                key,
                LedgerAccount.of(LedgerAccount.Kind.AVAILABLE, year, from),
                LedgerAccount.of(LedgerAccount.Kind.AVAILABLE, year, to),
                amount,
                null,
                documentNo.strip()));
        audit.record(AuditEntry.of("fund.moved")
                .in(Areas.COUNTY)
                .with("year", year)
                .with("from", from.label())
                .with("to", to.label())
                .with("amount", amount));
    }

    /**
     * Why an amount may not be promised from the year's line: no line, not enough, or 70 % out of reach. The caller holds
     * the year's lock.
     *
     * @param reference a case number or a document number, by which the leading group may have let it through
     */
    Optional<Refusal> refusal(int year, FundCategory category, Money amount, String reference) {
        if (count(
                        "select count(*) from funds_account where code = ?",
                        LedgerAccount.of(LedgerAccount.Kind.AVAILABLE, year, category)
                                .code())
                == 0) {
            return Optional.of(
                    Refusal.of(Refusal.Reason.NO_BUDGET, year + "年没有" + category.label() + "预算，请县财政局登记资金来源"));
        }
        Money available = available(year, category);
        if (available.compareTo(amount) < 0) {
            return Optional.of(Refusal.of(
                    Refusal.Reason.NOT_ENOUGH_MONEY,
                    year + "年" + category.label() + "可安排余额" + shown(available) + "元，不够" + shown(amount)
                            + "元，请县财政局筹措或调剂"));
        }
        if (!category.countsAsIndustryOrRelief()
                && breaksShare(year, amount)
                && !isOverridden(year, reference, amount)) {
            return Optional.of(Refusal.of(
                    Refusal.Reason.SHARE_OUT_OF_REACH,
                    "安排这笔" + category.label() + "资金后，" + year + "年产业扶贫和救济的占比将达不到规定，须由领导小组在“资金”页批准（" + reference + "，"
                            + shown(amount) + "元）"));
        }
        return Optional.empty();
    }

    /** Whether, after the commitment, the share could not be reached even if all the rest went to industry and relief. */
    private boolean breaksShare(int year, Money amount) {
        Year now = year(year);
        long total = now.total().fen();
        long others = now.committed().total().minus(now.committed().direct()).fen();
        return total - others - amount.fen() < share(today()).atLeastOf(total);
    }

    private boolean isOverridden(int year, String reference, Money amount) {
        return count(
                        "select count(*) from funds_override where fund_year = ? and reference = ? and amount_fen >= ?",
                        year,
                        reference,
                        amount.fen())
                > 0;
    }

    /** The leading group lets a commitment through. */
    public void override(int year, String reference, Money amount, String reason) {
        if (reference.isBlank() || reference.length() > 80 || amount.fen() <= 0) {
            throw new FundRefused("请填写案卷编号或项目文号，以及批准的金额");
        }
        if (reason.isBlank() || reason.length() > 500) {
            throw new FundRefused("请写明突破占比的理由（500字以内）");
        }
        ledger.lockYear(year);
        if (count("select count(*) from funds_override where fund_year = ? and reference = ?", year, reference.strip())
                > 0) {
            throw new FundRefused("“" + reference.strip() + "”已经批准过，不需要重复批准");
        }
        jdbc.sql("insert into funds_override (fund_year, reference, amount_fen, reason, decided_by, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        year,
                        reference.strip(),
                        amount.fen(),
                        reason.strip(),
                        acting().value(),
                        OffsetDateTime.now(clock))
                .update();
        audit.record(AuditEntry.of("fund.shareOverridden")
                .in(Areas.COUNTY)
                .with("number", reference.strip())
                .with("amount", amount));
    }

    @Transactional(readOnly = true)
    public List<Override> overrides(int year) {
        return jdbc.sql("select * from funds_override where fund_year = ? order by id desc")
                .param(year)
                .query((row, n) -> new Override(
                        row.getLong("id"),
                        year,
                        row.getString("reference"),
                        new Money(row.getLong("amount_fen")),
                        row.getString("reason"),
                        new PersonId(row.getString("decided_by")),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Promises money to a project. A use on the negative list is refused, here and by the database. */
    public void commit(
            int year,
            FundCategory category,
            FundUse use,
            AreaCode area,
            String title,
            String documentNo,
            Money amount) {
        if (!use.isAllowed()) {
            throw new FundRefused("扶贫资金不得用于" + use.label() + "（负面清单），请改列其他资金");
        }
        if (title.isBlank()
                || title.length() > 120
                || documentNo.isBlank()
                || documentNo.length() > 80
                || amount.fen() <= 0) {
            throw new FundRefused("请填写项目名称（120字以内）、批准文号和大于零的金额");
        }
        ledger.lockYear(year);
        if (count(
                        "select count(*) from funds_project where fund_year = ? and document_no = ?",
                        year,
                        documentNo.strip())
                > 0) {
            throw new FundRefused("文号“" + documentNo.strip() + "”的项目已经安排过资金，不能重复安排");
        }
        refusal(year, category, amount, documentNo.strip()).ifPresent(refusal -> {
            throw new FundRefused(refusal.sentence());
        });
        jdbc.sql(
                        "insert into funds_project (fund_year, category, use_code, use_allowed, area, title, document_no, amount_fen,"
                                + " committed_at, committed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        year,
                        category.name(),
                        use.name(),
                        use.isAllowed(),
                        area.value(),
                        title.strip(),
                        documentNo.strip(),
                        amount.fen(),
                        OffsetDateTime.now(clock),
                        acting().value())
                .update();
        ledger.post(new Ledger.Posting(
                Ledger.Event.COMMITTED,
                "project:" + year + ":" + documentNo.strip(),
                LedgerAccount.of(LedgerAccount.Kind.AVAILABLE, year, category),
                LedgerAccount.of(LedgerAccount.Kind.COMMITTED, year, category),
                amount,
                null,
                documentNo.strip()));
        audit.record(AuditEntry.of("fund.projectCommitted")
                .in(Areas.COUNTY)
                .with("number", documentNo.strip())
                .with("kind", category.label())
                .with("amount", amount));
    }

    @Transactional(readOnly = true)
    public List<Project> projects(int year) {
        return jdbc.sql("select * from funds_project where fund_year = ? order by id desc")
                .param(year)
                .query((row, n) -> new Project(
                        row.getLong("id"),
                        year,
                        FundCategory.valueOf(row.getString("category")),
                        FundUse.valueOf(row.getString("use_code")),
                        new AreaCode(row.getString("area")),
                        row.getString("title"),
                        row.getString("document_no"),
                        new Money(row.getLong("amount_fen")),
                        row.getObject("committed_at", OffsetDateTime.class).toInstant(),
                        new PersonId(row.getString("committed_by"))))
                .list();
    }

    @Transactional(readOnly = true)
    public Money available(int year, FundCategory category) {
        return ledger.balance(LedgerAccount.of(LedgerAccount.Kind.AVAILABLE, year, category));
    }

    @Transactional(readOnly = true)
    public Year year(int year) {
        Map<FundCategory, Map<LedgerAccount.Kind, Money>> balances = new EnumMap<>(FundCategory.class);
        jdbc.sql("select category, kind, sum(balance_fen) as total from funds_account where fund_year = ?"
                        + " and category is not null group by category, kind")
                .param(year)
                .query(row -> {
                    balances.computeIfAbsent(
                                    FundCategory.valueOf(row.getString("category")),
                                    category -> new EnumMap<>(LedgerAccount.Kind.class))
                            .put(LedgerAccount.Kind.valueOf(row.getString("kind")), new Money(row.getLong("total")));
                });
        Ratio floor = share(today());
        List<Line> lines = new ArrayList<>();
        Gauge raised = new Gauge(Money.ZERO, Money.ZERO, floor);
        Gauge committed = raised;
        Gauge paid = raised;
        for (FundCategory category : FundCategory.values()) {
            Line line = line(category, balances.getOrDefault(category, Map.of()));
            if (line.raised().fen() != 0) {
                lines.add(line);
            }
            raised = plus(raised, category, line.raised());
            committed = plus(committed, category, line.raised().minus(line.available()));
            paid = plus(paid, category, line.paid());
        }
        return new Year(
                year,
                lines,
                channels(year),
                raised.total(),
                parameters.value(MINIMUM, today()),
                raised,
                committed,
                paid);
    }

    private static Line line(FundCategory category, Map<LedgerAccount.Kind, Money> balances) {
        Money raised = balances.values().stream().reduce(Money.ZERO, Money::plus);
        Money available = balances.getOrDefault(LedgerAccount.Kind.AVAILABLE, Money.ZERO);
        Money inTransit = balances.getOrDefault(LedgerAccount.Kind.IN_TRANSIT, Money.ZERO);
        Money paid = balances.getOrDefault(LedgerAccount.Kind.PAID, Money.ZERO);
        return new Line(
                category,
                raised,
                available,
                raised.minus(available).minus(inTransit).minus(paid),
                inTransit,
                paid);
    }

    private static Gauge plus(Gauge gauge, FundCategory category, Money amount) {
        return new Gauge(
                category.countsAsIndustryOrRelief() ? gauge.direct().plus(amount) : gauge.direct(),
                gauge.total().plus(amount),
                gauge.floor());
    }

    private Map<FundChannel, Money> channels(int year) {
        Map<FundChannel, Money> channels = new EnumMap<>(FundChannel.class);
        for (FundChannel channel : FundChannel.values()) {
            channels.put(channel, Money.ZERO.minus(ledger.balance(LedgerAccount.source(year, channel))));
        }
        return channels;
    }

    /** @param year null for all years */
    @Transactional(readOnly = true)
    public List<Source> sources(@Nullable Integer year) {
        return jdbc.sql("select s.*, exists (select 1 from funds_posting r join funds_posting p on p.id = r.reverses"
                        + " where p.event_key = 'RAISED:source:' || s.id) as reversed from funds_source s"
                        + " where cast(:year as integer) is null or fund_year = :year order by s.id desc")
                .param("year", year)
                .query((row, n) -> new Source(
                        row.getLong("id"),
                        row.getInt("fund_year"),
                        FundChannel.valueOf(row.getString("channel")),
                        FundCategory.valueOf(row.getString("category")),
                        new Money(row.getLong("amount_fen")),
                        row.getString("document_no"),
                        row.getObject("received_on", LocalDate.class),
                        new PersonId(row.getString("recorded_by")),
                        row.getBoolean("reversed")))
                .list();
    }

    /** The years that have money, the newest first; this year always. */
    @Transactional(readOnly = true)
    public List<Integer> years() {
        List<Integer> years = new ArrayList<>(jdbc.sql("select fund_year from funds_year order by fund_year desc")
                .query(Integer.class)
                .list());
        if (!years.contains(today().getYear())) {
            years.add(0, today().getYear());
        }
        return years;
    }

    /** Grants that were approved more days ago than the parameter allows and are not paid, the oldest first. */
    @Transactional(readOnly = true)
    public List<Unpaid> unpaid(AreaCode within) {
        int days = parameters.days(UNPAID_DAYS, today());
        OffsetDateTime before =
                today().minusDays(days).atStartOfDay(BusinessClock.ZONE).toOffsetDateTime();
        return jdbc.sql(
                        "select case_number, area, benefit_item, amount_fen, paid_fen, approved_at from funds_grant"
                                + " where status = 'COMMITTED' and approved_at < ? and area >= ? and area < ? order by approved_at")
                .params(before, within.value(), Long.toString(Long.parseLong(within.value()) + 1))
                .query((row, n) -> {
                    Instant approved =
                            row.getObject("approved_at", OffsetDateTime.class).toInstant();
                    return new Unpaid(
                            new CaseNumber(row.getString("case_number")),
                            new AreaCode(row.getString("area")),
                            BenefitItem.valueOf(row.getString("benefit_item")),
                            new Money(row.getLong("amount_fen")),
                            new Money(row.getLong("paid_fen")),
                            approved,
                            java.time.Duration.between(approved, clock.instant())
                                    .toDays());
                })
                .list();
    }

    /** Money of a line that nobody has been promised although the last of it came in longer ago than the parameter allows. */
    @Transactional(readOnly = true)
    public List<Unspent> unspent() {
        LocalDate before = today().minusMonths(parameters.number(UNSPENT_MONTHS, today()));
        return jdbc.sql(
                        "select a.fund_year, a.category, a.balance_fen, min(s.received_on) as since from funds_account a"
                                + " join funds_source s on s.fund_year = a.fund_year and s.category = a.category"
                                + " where a.kind = 'AVAILABLE' and a.balance_fen > 0"
                                + " group by a.fund_year, a.category, a.balance_fen having min(s.received_on) <= ?"
                                + " order by a.fund_year, a.category")
                .param(before)
                .query((row, n) -> new Unspent(
                        row.getInt("fund_year"),
                        FundCategory.valueOf(row.getString("category")),
                        new Money(row.getLong("balance_fen")),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    /** Accounts whose stored balance is not the sum of their postings; empty, or the database was tampered with. */
    @Transactional(readOnly = true)
    public List<String> wrongBalances() {
        return ledger.wrongBalances();
    }

    private Ratio share(LocalDate on) {
        return parameters.ratio(SHARE, on);
    }

    private int count(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(Integer.class).single();
    }

    static String shown(Money money) {
        return "%,.2f".formatted(money.toYuan());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
    }

    private PersonId acting() {
        return actor.current().orElse(PersonId.SYSTEM);
    }
}
