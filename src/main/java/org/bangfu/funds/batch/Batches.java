package org.bangfu.funds.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.bangfu.funds.FundRefused;
import org.bangfu.funds.PaymentOrders;
import org.bangfu.funds.PaymentOrders.Order;
import org.bangfu.registry.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Payment batches: one proposes, two others sign. The second signature numbers the batch without gaps and puts the money
 * in transit; the files are written after that has been committed. Refusals are {@link FundRefused}. Who may do what is
 * asked by the pages; that the three are different people, and none decided in one of the cases, is asked here.
 */
@Component
@Transactional
public class Batches {

    private static final int LARGEST = 2000;

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final PaymentOrders orders;
    private final BatchExport export;
    private final AuditTrail audit;
    private final Actor actor;
    private final Clock clock;

    Batches(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            PaymentOrders orders,
            BatchExport export,
            AuditTrail audit,
            Actor actor,
            Clock clock) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.orders = orders;
        this.export = export;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** How far a batch is. */
    public enum Status {
        DRAFT("待签"),
        NUMBERED("已签，文件生成中"),
        EXPORTED("已生成文件"),
        DISCARDED("已作废");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param answered how many of its lines the bank has answered */
    public record Batch(
            long id,
            @Nullable String number,
            Status status,
            int lines,
            int answered,
            Money total,
            PersonId proposedBy,
            Instant proposedAt,
            @Nullable PersonId firstSignedBy,
            @Nullable Instant firstSignedAt,
            @Nullable PersonId secondSignedBy,
            @Nullable Instant secondSignedAt) {

        /** Its number, or how drafts are called. */
        public String name() {
            return number == null ? "草稿 " + id : number;
        }

        public boolean isAnswered() {
            return status == Status.EXPORTED && lines == answered;
        }
    }

    /** A file of the bank as it lies in the folder. */
    public record StoredFile(
            int copy, String format, String label, String name, long size, String sha256, Instant writtenAt) {}

    /** A second set of files that somebody asked for. */
    public record Copy(
            int number,
            String reason,
            PersonId proposedBy,
            @Nullable PersonId firstSignedBy,
            @Nullable PersonId secondSignedBy,
            boolean written) {}

    /** A new batch with the payments that wait; those that another batch took meanwhile are left out. */
    public long propose(Collection<Long> payments) {
        if (payments.isEmpty()) {
            throw new FundRefused("没有选择要发放的款项，请至少勾选一笔");
        }
        if (payments.size() > LARGEST) {
            throw new FundRefused("一个批次最多" + LARGEST + "笔，请分批制单");
        }
        requireUninvolved(payments, "制单");
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("insert into funds_batch (status, proposed_by, proposed_at) values ('DRAFT', ?, ?)")
                .params(acting().value(), now)
                .update();
        long id = jdbc.sql("select max(id) from funds_batch where proposed_by = ? and status = 'DRAFT'")
                .param(acting().value())
                .query(Long.class)
                .single();
        List<Long> taken = orders.putInto(id, new HashSet<>(payments));
        if (taken.isEmpty()) {
            throw new FundRefused("所选款项都已在别的批次里，请刷新页面");
        }
        requireNoProblems(id);
        audit.record(AuditEntry.of("fund.batchProposed")
                .in(Areas.COUNTY)
                .about("fund-batch:" + id)
                .with("cases", taken.size()));
        return id;
    }

    /** Takes payments out of a draft; its signature, when it had one, would no longer cover it, so it must have none. */
    public void takeOut(long id, Collection<Long> payments) {
        Batch batch = locked(id);
        if (batch.status() != Status.DRAFT || batch.firstSignedBy() != null) {
            throw new FundRefused("批次已有人签字，不能再改动；需要改动的请作废后重新制单");
        }
        orders.takeOut(id, payments);
    }

    /** Gives up a draft, signed once or not; its payments wait again. */
    public void discard(long id) {
        Batch batch = locked(id);
        if (batch.status() != Status.DRAFT) {
            throw new FundRefused("批次 " + batch.name() + " " + batch.status().label() + "，不能作废");
        }
        orders.takeOut(id, orders.ofBatch(id).stream().map(Order::id).toList());
        jdbc.sql("update funds_batch set status = 'DISCARDED', discarded_by = ?, discarded_at = ? where id = ?")
                .params(acting().value(), OffsetDateTime.now(clock), id)
                .update();
        audit.record(AuditEntry.of("fund.batchDiscarded").in(Areas.COUNTY).about("fund-batch:" + id));
    }

    /** The acting person's signature, the first or the second. */
    public void sign(long id) {
        Batch batch = locked(id);
        if (batch.status() != Status.DRAFT) {
            throw new FundRefused("批次 " + batch.name() + " " + batch.status().label() + "，不需要再签");
        }
        requireOther(batch.proposedBy(), batch.firstSignedBy());
        List<Order> lines = orders.ofBatch(id);
        if (lines.isEmpty()) {
            throw new FundRefused("批次里没有款项，请作废后重新制单");
        }
        requireUninvolved(lines.stream().map(Order::id).toList(), "签字");
        requireNoProblems(id);
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (batch.firstSignedBy() == null) {
            jdbc.sql("update funds_batch set first_signed_by = ?, first_signed_at = ? where id = ?")
                    .params(acting().value(), now, id)
                    .update();
            audit.record(AuditEntry.of("fund.batchSigned").in(Areas.COUNTY).about("fund-batch:" + id));
            return;
        }
        int year = now.getYear();
        int next = nextNumber(year);
        jdbc.sql(
                        "update funds_batch set second_signed_by = ?, second_signed_at = ?, status = 'NUMBERED', batch_year = ?,"
                                + " batch_no = ?, number = ? where id = ?")
                .params(acting().value(), now, year, next, "FB-%s-%d-%04d".formatted(Areas.COUNTY, year, next), id)
                .update();
        orders.send(id);
        audit.record(AuditEntry.of("fund.batchNumbered")
                .in(Areas.COUNTY)
                .about("fund-batch:" + id)
                .with("cases", lines.size()));
        afterCommit(() -> export.write(id));
    }

    /** Without gaps: the counter's row stays locked until the number's transaction ends. */
    private int nextNumber(int year) {
        if (increment(year) == 0) {
            beginYear(year);
            increment(year);
        }
        return jdbc.sql("select last_number from funds_batch_number where in_year = ?")
                .param(year)
                .query(Integer.class)
                .single();
    }

    private int increment(int year) {
        return jdbc.sql("update funds_batch_number set last_number = last_number + 1 where in_year = ?")
                .param(year)
                .update();
    }

    private void beginYear(int year) {
        try {
            alone.executeWithoutResult(
                    status -> jdbc.sql("insert into funds_batch_number (in_year, last_number) values (?, 0)")
                            .param(year)
                            .update());
        } catch (DuplicateKeyException e) {
            // Somebody else has begun the year: that is as good.
            return;
        }
    }

    /** Asks for a second set of files of a batch, because the first went astray. */
    public void proposeCopy(long id, String reason) {
        Batch batch = locked(id);
        if (batch.status() != Status.EXPORTED) {
            throw new FundRefused("批次 " + batch.name() + " 还没有生成文件，不能补发");
        }
        if (reason.isBlank() || reason.length() > 200) {
            throw new FundRefused("请写明补发文件的原因（200字以内）");
        }
        List<Copy> copies = copies(id);
        if (copies.stream().anyMatch(copy -> !copy.written())) {
            throw new FundRefused("批次 " + batch.name() + " 已有一份补发等待签字，请先办结");
        }
        jdbc.sql(
                        "insert into funds_batch_copy (batch_id, copy_no, reason, proposed_by, proposed_at) values (?, ?, ?, ?, ?)")
                .params(id, copies.size() + 1, reason.strip(), acting().value(), OffsetDateTime.now(clock))
                .update();
        audit.record(AuditEntry.of("fund.copyProposed").in(Areas.COUNTY).about("fund-batch:" + id));
    }

    /** The acting person's signature under a copy, the first or the second. */
    public void signCopy(long id, int number) {
        locked(id);
        Copy copy = copies(id).stream()
                .filter(row -> row.number() == number && row.secondSignedBy() == null)
                .findFirst()
                .orElseThrow(() -> new FundRefused("这份补发已经签完，请刷新页面"));
        requireOther(copy.proposedBy(), copy.firstSignedBy());
        boolean first = copy.firstSignedBy() == null;
        jdbc.sql("update funds_batch_copy set " + (first ? "first" : "second") + "_signed_by = ?, "
                        + (first ? "first" : "second") + "_signed_at = ? where batch_id = ? and copy_no = ?")
                .params(acting().value(), OffsetDateTime.now(clock), id, number)
                .update();
        audit.record(AuditEntry.of("fund.copySigned")
                .in(Areas.COUNTY)
                .about("fund-batch:" + id)
                .with("number", number));
        if (!first) {
            afterCommit(() -> export.write(id));
        }
    }

    private void requireOther(PersonId proposer, @Nullable PersonId first) {
        if (acting().equals(proposer)) {
            throw new FundRefused("制单人不能签字，请由另外两位同事签字");
        }
        if (acting().equals(first)) {
            throw new FundRefused("您已签过第一签，第二签须由另一位同事签");
        }
    }

    private void requireUninvolved(Collection<Long> payments, String deed) {
        if (orders.deciders(payments).contains(acting().value())) {
            throw new FundRefused("您办理过其中的案件，不能再" + deed + "，请由另一位同事" + deed);
        }
    }

    private void requireNoProblems(long id) {
        List<String> problems = orders.ofBatch(id).stream()
                .map(orders::problem)
                .flatMap(Optional::stream)
                .limit(5)
                .toList();
        if (!problems.isEmpty()) {
            throw new FundRefused("有款项不能发放，请处理后再办：" + String.join("；", problems));
        }
    }

    /** Not in {@code afterCommit}: the audit trail is still bound to the transaction then. */
    private static void afterCommit(Runnable deed) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    deed.run();
                }
            }
        });
    }

    private Batch locked(long id) {
        jdbc.sql("select id from funds_batch where id = ? for update")
                .param(id)
                .query(Long.class)
                .list();
        return find(id).orElseThrow(() -> new FundRefused("没有这个批次，请从批次列表进入"));
    }

    @Transactional(readOnly = true)
    public Optional<Batch> find(long id) {
        return batches(" where b.id = ?", id).stream().findFirst();
    }

    /** The last batches, the newest first. */
    @Transactional(readOnly = true)
    public List<Batch> latest(int limit) {
        return batches(" where b.status <> 'DISCARDED' order by b.id desc fetch first " + limit + " rows only");
    }

    /** How many batches wait for a signature that the person may give. */
    @Transactional(readOnly = true)
    public int unsigned(PersonId signatory) {
        return jdbc.sql("select count(*) from funds_batch where status = 'DRAFT' and proposed_by <> :by"
                        + " and (first_signed_by is null or first_signed_by <> :by)")
                .param("by", signatory.value())
                .query(Integer.class)
                .single();
    }

    private List<Batch> batches(String where, Object... values) {
        return jdbc.sql("select b.*, (select count(*) from funds_payment p where p.batch_id = b.id) as lines,"
                        + " (select count(*) from funds_payment p where p.batch_id = b.id and p.finished_at is not null)"
                        + " as answered, (select coalesce(sum(p.amount_fen), 0) from funds_payment p where p.batch_id = b.id)"
                        + " as total from funds_batch b" + where)
                .params(values)
                .query(Batches::batch)
                .list();
    }

    private static Batch batch(ResultSet row, int index) throws SQLException {
        return new Batch(
                row.getLong("id"),
                row.getString("number"),
                Status.valueOf(row.getString("status")),
                row.getInt("lines"),
                row.getInt("answered"),
                new Money(row.getLong("total")),
                new PersonId(row.getString("proposed_by")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                person(row, "first_signed_by"),
                instant(row, "first_signed_at"),
                person(row, "second_signed_by"),
                instant(row, "second_signed_at"));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        String id = row.getString(column);
        return id == null ? null : new PersonId(id);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    @Transactional(readOnly = true)
    public List<Copy> copies(long id) {
        return jdbc.sql("select * from funds_batch_copy where batch_id = ? order by copy_no")
                .param(id)
                .query((row, n) -> new Copy(
                        row.getInt("copy_no"),
                        row.getString("reason"),
                        new PersonId(row.getString("proposed_by")),
                        person(row, "first_signed_by"),
                        person(row, "second_signed_by"),
                        row.getObject("exported_at") != null))
                .list();
    }

    @Transactional(readOnly = true)
    public List<StoredFile> files(long id) {
        return jdbc.sql("select * from funds_batch_file where batch_id = ? order by copy_no, format")
                .param(id)
                .query((row, n) -> new StoredFile(
                        row.getInt("copy_no"),
                        row.getString("format"),
                        BankFile.valueOf(row.getString("format")).label(),
                        row.getString("file_name"),
                        row.getLong("size_bytes"),
                        row.getString("sha256"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private PersonId acting() {
        return actor.current().orElse(PersonId.SYSTEM);
    }
}
