package org.bangfu.funds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments on their way: from the release to the bank's answer. Every step that moves money writes the ledger in the same
 * transaction. Used by batches and pages; capabilities use {@link Grants}.
 */
@Component
@Transactional
public class PaymentOrders {

    private static final String SELECT = """
            select p.*, g.benefit_item, g.period, g.fund_year, g.category, g.area, i.instalment_key, a.bank_name,
                a.account_masked, a.holder_name
            from funds_payment p join funds_grant g on g.id = p.grant_id join funds_instalment i on i.id = p.instalment_id
                join funds_payee_account a on a.id = p.account_id""";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Payees payees;
    private final PayeeAccounts accounts;
    private final CaseFiles cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PaymentOrders(
            JdbcClient jdbc,
            Ledger ledger,
            Payees payees,
            PayeeAccounts accounts,
            CaseFiles cases,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.payees = payees;
        this.accounts = accounts;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A payment with what people need to see of it.
     *
     * @param holder whose account it is
     * @param sequence its line in the bank's file, once numbered
     */
    public record Order(
            long id,
            CaseNumber caseNumber,
            HouseholdId household,
            AreaCode area,
            BenefitItem item,
            String period,
            String instalment,
            Money amount,
            int attempt,
            String householdNo,
            String payeeName,
            String holder,
            String bank,
            String accountMasked,
            Grant.InstalmentStatus status,
            @Nullable Long batch,
            @Nullable Integer sequence,
            Instant releasedAt,
            @Nullable Instant sentAt,
            @Nullable LocalDate paidOn,
            @Nullable ReturnCode returnCode,
            int year) {}

    /** A line of the bank's file. The account is whole: for the file only. */
    public record BankLine(
            int sequence,
            String householdNo,
            String holder,
            String account,
            String bank,
            Money amount,
            String item,
            String period) {

        @Override
        public String toString() {
            return "BankLine[" + sequence + "]";
        }
    }

    /** Payments that wait for a batch, by area and household. */
    @Transactional(readOnly = true)
    public List<Order> waiting() {
        return orders(" where p.status = 'READY' order by g.area, p.household_no, p.id");
    }

    /** How many payments wait for a batch. */
    @Transactional(readOnly = true)
    public int ready(int most) {
        return jdbc.sql(
                        "select count(*) from (select 1 from funds_payment where status = 'READY' fetch first ? rows only) x")
                .param(most)
                .query(Integer.class)
                .single();
    }

    /** Payments that the bank returned and that nobody has paid again. */
    @Transactional(readOnly = true)
    public List<Order> returned() {
        return orders(" where p.status = 'RETURNED' and g.status <> 'CANCELLED' and p.attempt = (select max(x.attempt)"
                + " from funds_payment x where x.instalment_id = p.instalment_id) order by p.finished_at, p.id");
    }

    /** The lines of a batch. */
    @Transactional(readOnly = true)
    public List<Order> ofBatch(long batch) {
        return orders(
                " where p.batch_id = ? order by case when p.sequence_no is null then 0 else p.sequence_no end, g.area,"
                        + " p.household_no, p.id",
                batch);
    }

    /** All payments of a case, the first first. */
    @Transactional(readOnly = true)
    public List<Order> ofCase(CaseNumber caseNumber) {
        return orders(" where p.case_number = ? order by p.id", caseNumber.value());
    }

    private List<Order> orders(String where, Object... values) {
        return jdbc.sql(SELECT + where)
                .params(values)
                .query(PaymentOrders::order)
                .list();
    }

    private static Order order(ResultSet row, int index) throws SQLException {
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        String code = row.getString("return_code");
        return new Order(
                row.getLong("id"),
                new CaseNumber(row.getString("case_number")),
                new HouseholdId(row.getLong("household_id")),
                new AreaCode(row.getString("area")),
                BenefitItem.valueOf(row.getString("benefit_item")),
                Grant.year(row.getString("period")),
                row.getString("instalment_key"),
                new Money(row.getLong("amount_fen")),
                row.getInt("attempt"),
                row.getString("household_no"),
                row.getString("payee_name"),
                row.getString("holder_name"),
                row.getString("bank_name"),
                row.getString("account_masked"),
                Grant.InstalmentStatus.valueOf(row.getString("status")),
                row.getObject("batch_id", Long.class),
                row.getObject("sequence_no", Integer.class),
                row.getObject("released_at", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant(),
                row.getObject("paid_on", LocalDate.class),
                code == null ? null : ReturnCode.valueOf(code),
                row.getInt("fund_year"));
    }

    /** Why an order must not go to the bank although it was released; empty when it may. */
    public Optional<String> problem(Order order) {
        LocalDate periodStart = jdbc.sql(
                        "select g.period_start from funds_grant g join funds_payment p on p.grant_id = g.id"
                                + " where p.id = ?")
                .param(order.id())
                .query(LocalDate.class)
                .single();
        Optional<Payee> payee = payees.of(order.household(), periodStart);
        if (payee.isEmpty() || payee.get().dead()) {
            return Optional.of("案卷 " + order.caseNumber() + " 的户主已在死亡名单中");
        }
        PayeeAccounts.Standing account = accounts.standing(order.household());
        if (account.reason() != null) {
            return Optional.of("案卷 " + order.caseNumber() + "：" + account.sentence());
        }
        long used = jdbc.sql("select account_id from funds_payment where id = ?")
                .param(order.id())
                .query(Long.class)
                .single();
        return Long.valueOf(used).equals(account.account())
                ? Optional.empty()
                : Optional.of("案卷 " + order.caseNumber() + " 的收款账户在放款后变更过，须取消后重新放款");
    }

    /**
     * Puts waiting payments into a batch that is being drawn up.
     *
     * @return those that were waiting; another batch may have been quicker with the others
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> putInto(long batch, Collection<Long> ids) {
        List<Long> mine = jdbc.sql("select id from funds_payment where id in (:ids) and status = 'READY' order by id"
                        + " for update skip locked")
                .param("ids", ids)
                .query(Long.class)
                .list();
        for (long id : mine) {
            jdbc.sql("update funds_payment set status = 'IN_BATCH', batch_id = ? where id = ?")
                    .params(batch, id)
                    .update();
        }
        return mine;
    }

    /** Takes payments out of a batch that is not signed; they wait again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeOut(long batch, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(
                            "update funds_payment set status = 'READY', batch_id = null where batch_id = :batch and id in (:ids)"
                                    + " and status = 'IN_BATCH'")
                    .param("batch", batch)
                    .param("ids", ids)
                    .update();
        }
    }

    /** The batch has been signed and numbered: its lines get their places, the money is in transit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(long batch) {
        List<Order> orders = ofBatch(batch);
        orders.stream().map(Order::year).distinct().sorted().forEach(ledger::lockYear);
        OffsetDateTime now = OffsetDateTime.now(clock);
        int sequence = 1;
        for (Order order : orders) {
            jdbc.sql("update funds_payment set status = 'IN_TRANSIT', sequence_no = ?, sent_at = ? where id = ?")
                    .params(sequence, now, order.id())
                    .update();
            ledger.post(posting(Ledger.Event.SENT, order, LedgerAccount.Kind.COMMITTED, LedgerAccount.Kind.IN_TRANSIT));
            sequence++;
        }
    }

    /** Locks the years of a batch's money, before the bank's answers are taken over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockYears(long batch) {
        ofBatch(batch).stream().map(Order::year).distinct().sorted().forEach(ledger::lockYear);
    }

    /** The bank has paid. The receipt's row is written before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(Order order, LocalDate on) {
        jdbc.sql("update funds_payment set status = 'PAID', finished_at = ?, paid_on = ? where id = ?")
                .params(OffsetDateTime.now(clock), on, order.id())
                .update();
        ledger.post(posting(Ledger.Event.PAID, order, LedgerAccount.Kind.IN_TRANSIT, LedgerAccount.Kind.PAID));
        jdbc.sql(
                        "update funds_grant set paid_fen = paid_fen + ?, status = case when paid_fen + ? = amount_fen then 'PAID'"
                                + " else status end where id = (select grant_id from funds_payment where id = ?)")
                .params(order.amount().fen(), order.amount().fen(), order.id())
                .update();
        boolean complete = jdbc.sql("select g.status from funds_grant g join funds_payment p on p.grant_id = g.id"
                        + " where p.id = ?")
                .param(order.id())
                .query(String.class)
                .single()
                .equals("PAID");
        cases.note(new TimelineEntry(
                order.caseNumber(), "fund.paid", order.item().label() + Budgets.shown(order.amount()) + "元已到账"));
        events.publishEvent(new GrantPaid(
                order.caseNumber(), order.household(), order.item(), order.instalment(), order.amount(), on, complete));
    }

    /** The bank could not pay. The receipt's row is written before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(Order order, ReturnCode code, String words) {
        jdbc.sql(
                        "update funds_payment set status = 'RETURNED', active_instalment = null, finished_at = ?, return_code = ?,"
                                + " return_reason = ? where id = ?")
                .params(OffsetDateTime.now(clock), code.name(), words, order.id())
                .update();
        ledger.post(posting(Ledger.Event.RETURNED, order, LedgerAccount.Kind.IN_TRANSIT, LedgerAccount.Kind.COMMITTED));
        cases.note(new TimelineEntry(
                order.caseNumber(),
                "fund.returned",
                order.item().label() + Budgets.shown(order.amount()) + "元被银行退回：" + code.label()));
        events.publishEvent(new GrantReturned(
                order.caseNumber(),
                order.household(),
                order.item(),
                order.instalment(),
                order.amount(),
                code.isAccountAtFault()));
    }

    private static Ledger.Posting posting(
            Ledger.Event event, Order order, LedgerAccount.Kind from, LedgerAccount.Kind to) {
        return new Ledger.Posting(
                event,
                "payment:" + order.id(),
                LedgerAccount.of(from, order.year(), order.item().category()),
                LedgerAccount.of(to, order.year(), order.item().category()),
                order.amount(),
                order.caseNumber(),
                "");
    }

    /** The lines of a numbered batch for the bank, in their order. */
    @Transactional(readOnly = true)
    public List<BankLine> bankLines(long batch) {
        return jdbc.sql(
                        "select p.sequence_no, p.household_no, p.amount_fen, a.holder_name, a.bank_name, a.account_sealed,"
                                + " g.benefit_item, g.period from funds_payment p join funds_grant g on g.id = p.grant_id"
                                + " join funds_payee_account a on a.id = p.account_id where p.batch_id = ?"
                                + " and p.sequence_no is not null order by p.sequence_no")
                .param(batch)
                .query((row, n) -> new BankLine(
                        row.getInt("sequence_no"),
                        row.getString("household_no"),
                        row.getString("holder_name"),
                        accounts.number(row.getBytes("account_sealed")),
                        row.getString("bank_name"),
                        new Money(row.getLong("amount_fen")),
                        BenefitItem.valueOf(row.getString("benefit_item")).label(),
                        Grant.year(row.getString("period"))))
                .list();
    }

    /** Who decided in the cases of the payments: they neither propose nor sign. */
    @Transactional(readOnly = true)
    public List<String> deciders(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        "select distinct d.person from case_decision d join funds_payment p on p.case_number = d.case_number"
                                + " where p.id in (:ids)")
                .param("ids", ids)
                .query(String.class)
                .list();
    }

    /** What ledger and payments disagree about, one sentence each; empty when the books are right. */
    @Transactional(readOnly = true)
    public List<String> differences() {
        List<String> found = new ArrayList<>();
        ledger.wrongBalances().forEach(account -> found.add("账户 " + account + " 的余额与分录合计不符"));
        compare(
                found,
                "银行代发中",
                "IN_TRANSIT",
                "select g.fund_year, g.category, sum(p.amount_fen) as total from funds_payment p"
                        + " join funds_grant g on g.id = p.grant_id where p.status = 'IN_TRANSIT' group by g.fund_year, g.category");
        compare(found, "已支付", "PAID", """
                select x.fund_year, x.category, sum(x.total) as total from (
                    select g.fund_year, g.category, p.amount_fen as total from funds_payment p
                        join funds_grant g on g.id = p.grant_id where p.status = 'PAID'
                    union all
                    select v.fund_year, 'RELIEF', v.settled_fen from funds_provisional v where v.settled_fen is not null
                    union all
                    select a.fund_year, a.category, -s.amount_fen from funds_posting s
                        join funds_account a on a.code = s.from_account where s.kind = 'REPAID' and a.kind = 'PAID') x
                group by x.fund_year, x.category""");
        compare(found, "已承诺", "COMMITTED", """
                select x.fund_year, x.category, sum(x.total) as total from (
                    select g.fund_year, g.category, g.amount_fen - g.paid_fen as total from funds_grant g
                        where g.status = 'COMMITTED'
                    union all
                    select g.fund_year, g.category, -p.amount_fen from funds_payment p join funds_grant g on g.id = p.grant_id
                        where p.status = 'IN_TRANSIT'
                    union all
                    select j.fund_year, j.category, j.amount_fen from funds_project j) x
                group by x.fund_year, x.category""");
        jdbc.sql("select p.case_number from funds_payment p left join funds_receipt_row r on r.payment_id = p.id"
                        + " where (p.status in ('PAID', 'RETURNED')) <> (r.payment_id is not null)")
                .query(String.class)
                .list()
                .forEach(caseNumber -> found.add("案卷 " + caseNumber + " 的付款状态与银行回单不符"));
        jdbc.sql("select p.case_number from funds_payment p where p.sent_at is not null and not exists"
                        + " (select 1 from funds_posting s where s.event_key = 'SENT:payment:' || p.id)")
                .query(String.class)
                .list()
                .forEach(caseNumber -> found.add("案卷 " + caseNumber + " 的付款已送银行但没有分录"));
        return found;
    }

    private void compare(List<String> found, String label, String kind, String query) {
        jdbc.sql("select a.fund_year, a.category, a.balance_fen, coalesce(q.total, 0) as total from"
                        + " (select fund_year, category, balance_fen from funds_account where kind = :kind) a left join ("
                        + query
                        + ") q on q.fund_year = a.fund_year and q.category = a.category"
                        + " where a.balance_fen <> coalesce(q.total, 0)")
                .param("kind", kind)
                .query((row, n) -> row.getInt("fund_year") + "年"
                        + FundCategory.valueOf(row.getString("category")).label() + "“" + label + "”账面"
                        + Budgets.shown(new Money(row.getLong("balance_fen"))) + "元，明细合计"
                        + Budgets.shown(new Money(row.getLong("total"))) + "元")
                .list()
                .forEach(found::add);
    }
}
