package org.bangfu.funds.batch;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.funds.PaymentOrders;
import org.bangfu.funds.PaymentOrders.BankLine;
import org.bangfu.registry.Areas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the files of signed batches: one batch at a time, one node at a time, each file before its row. What a crash
 * leaves undone is done again at the next start or sweep, with the same bytes.
 */
@Component
class BatchExport {

    private static final Logger LOG = LoggerFactory.getLogger(BatchExport.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PaymentOrders orders;
    private final BatchFolder folder;
    private final AuditTrail audit;
    private final Clock clock;

    BatchExport(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            PaymentOrders orders,
            BatchFolder folder,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.orders = orders;
        this.folder = folder;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes what is to be written of the batch and marks it; does nothing when all is there or another is at it. */
    void write(long batch) {
        try {
            transaction.executeWithoutResult(status -> {
                original(batch);
                copies(batch);
            });
        } catch (RuntimeException e) {
            // The batch is signed and stands: its files are made again by the sweep.
            LOG.error("The files of payment batch {} could not be written; the next sweep tries again", batch, e);
        }
    }

    /** Every batch that was signed and whose files are not marked. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(initialDelayString = "PT45S", fixedDelayString = "PT60S")
    void sweep() {
        jdbc.sql("select id from funds_batch where status = 'NUMBERED' union select batch_id from funds_batch_copy"
                        + " where second_signed_by is not null and exported_at is null order by 1")
                .query(Long.class)
                .list()
                .forEach(this::write);
    }

    private void original(long batch) {
        List<String> mine = jdbc.sql("select number from funds_batch where id = ? and status = 'NUMBERED'"
                        + " for update skip locked")
                .param(batch)
                .query(String.class)
                .list();
        for (String number : mine) {
            files(batch, number, 0);
            jdbc.sql("update funds_batch set status = 'EXPORTED', exported_at = ? where id = ?")
                    .params(OffsetDateTime.now(clock), batch)
                    .update();
        }
    }

    private void copies(long batch) {
        Map<Integer, String> mine = new TreeMap<>();
        jdbc.sql("select c.copy_no, b.number from funds_batch_copy c join funds_batch b on b.id = c.batch_id"
                        + " where c.batch_id = ? and c.second_signed_by is not null and c.exported_at is null")
                .param(batch)
                .query(row -> {
                    mine.put(row.getInt("copy_no"), row.getString("number"));
                });
        mine.forEach((copy, number) -> {
            boolean free = !jdbc.sql("select copy_no from funds_batch_copy where batch_id = ? and copy_no = ?"
                            + " and exported_at is null for update skip locked")
                    .params(batch, copy)
                    .query(Integer.class)
                    .list()
                    .isEmpty();
            if (free) {
                files(batch, number, copy);
                jdbc.sql("update funds_batch_copy set exported_at = ? where batch_id = ? and copy_no = ?")
                        .params(OffsetDateTime.now(clock), batch, copy)
                        .update();
            }
        });
    }

    private void files(long batch, String number, int copy) {
        List<BankLine> lines = orders.bankLines(batch);
        for (BankFile format : BankFile.values()) {
            byte[] content = format.content(number, copy, lines);
            folder.write(format.fileName(number, copy), content);
            jdbc.sql(
                            "insert into funds_batch_file (batch_id, copy_no, format, file_name, size_bytes, sha256, written_at)"
                                    + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            batch,
                            copy,
                            format.name(),
                            format.fileName(number, copy),
                            content.length,
                            BatchFolder.sha256(content),
                            OffsetDateTime.now(clock))
                    .update();
        }
        audit.record(AuditEntry.of("fund.batchExported")
                .in(Areas.COUNTY)
                .about("fund-batch:" + batch)
                .with("number", number)
                .with("copy", copy)
                .with("cases", lines.size()));
    }
}
