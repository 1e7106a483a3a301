package org.bangfu.registry.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.registry.QualityFinding.Severity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on uploaded workbooks, one at a time, in the background. A workbook belongs to the node that holds its lease;
 * when the node dies the lease runs out and the work begins anew: checking changes nothing, and storing is one
 * transaction that ends with the workbook's status.
 */
@Component
class ImportWorker implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    /** How long after its node's death a workbook waits for another one, or for the next start. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final int BEATS = 4;
    private static final int PROGRESS_ROWS = 2_000;
    private static final int MOST_FINDINGS = 50_000;
    private static final int MOST_SENTENCE = 400;

    private final ImportStore store;
    private final Map<String, ImportTarget> targets = new HashMap<>();
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate alone;
    private final ScheduledExecutorService thread = thread("imports");
    private final ScheduledExecutorService heart = thread("imports-lease");
    private volatile @Nullable Long working;

    ImportWorker(
            ImportStore store,
            List<ImportTarget> targets,
            AuditTrail audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        targets.forEach(target -> this.targets.put(target.kind(), target));
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        long beat = LEASE.toMillis() / BEATS;
        var work = thread.scheduleWithFixedDelay(this::workQuietly, 1_000, beat, TimeUnit.MILLISECONDS);
        var hold = heart.scheduleWithFixedDelay(this::holdQuietly, beat, beat, TimeUnit.MILLISECONDS);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Keeps the lease on what is being worked on, however long it takes. */
    private void holdQuietly() {
        Long id = working;
        if (id != null) {
            try {
                store.hold(id, Instant.now().plus(LEASE));
            } catch (RuntimeException e) {
                // the next beat tries again
                LOG.warn(
                        "The lease on import {} was not renewed: {}",
                        id,
                        e.getClass().getName());
            }
        }
    }

    void wake() {
        var unused = thread.submit(this::workQuietly);
    }

    /** Works off what is due and comes back when it is done. */
    void workNow() throws InterruptedException, ExecutionException {
        thread.submit(this::workQuietly).get();
    }

    @Override
    public void destroy() {
        heart.shutdownNow();
        thread.shutdownNow();
    }

    private void workQuietly() {
        try {
            for (long id : store.due(Instant.now())) {
                Instant now = Instant.now();
                if (store.lease(id, now, now.plus(LEASE))) {
                    working = id;
                    try {
                        work(store.find(id).orElseThrow());
                    } finally {
                        working = null;
                    }
                }
            }
        } catch (RuntimeException e) {
            // the lease runs out and the work begins anew
            LOG.warn("Import work stopped and will begin anew: {}", e.getClass().getName());
        }
    }

    private void work(ImportBatch batch) {
        ImportTarget target = targets.get(batch.kind());
        if (target == null) {
            throw new IllegalStateException("没有这种导入：" + batch.kind());
        }
        if (batch.status() == ImportBatch.Status.UPLOADED) {
            check(batch, target);
        } else {
            take(batch, target);
        }
    }

    private void check(ImportBatch batch, ImportTarget target) {
        try {
            alone.executeWithoutResult(tx -> store.forgetFindings(batch.id()));
            Kept kept = new Kept(batch.id());
            ImportRun run = new ImportRun(batch.id(), batch.area(), LocalDate.now(clock), false, kept);
            int rows = pass(batch, target, run, kept);
            kept.flush();
            alone.executeWithoutResult(tx -> store.checked(batch.id(), rows, run.valid(), run.refused(), kept.count));
        } catch (WorkbookRefused e) {
            alone.executeWithoutResult(tx -> store.failed(batch.id(), String.valueOf(e.getMessage())));
        }
    }

    private void take(ImportBatch batch, ImportTarget target) {
        try {
            alone.executeWithoutResult(tx -> {
                ImportRun run = new ImportRun(
                        batch.id(),
                        batch.area(),
                        LocalDate.now(clock),
                        true,
                        (row, column, rule, severity, told) -> {});
                pass(batch, target, run, run);
                if (!store.accepted(batch.id(), run.valid(), OffsetDateTime.now(clock))) {
                    throw new IllegalStateException("导入 " + batch.id() + " 已由别处完成");
                }
                audit.record(AuditEntry.of("import.accepted")
                        .in(batch.area())
                        .about("import:" + batch.id())
                        .with("kind", batch.kind())
                        .with("units", run.valid()));
            });
        } catch (WorkbookRefused | DuplicateKeyException e) {
            alone.executeWithoutResult(tx -> store.notAccepted(
                    batch.id(),
                    e instanceof WorkbookRefused ? String.valueOf(e.getMessage()) : "接收时有成员同时被登记到别的户，全部没有接收，请再次确认接收"));
        }
    }

    /** Reads the whole workbook; progress is kept outside the transaction. */
    private int pass(ImportBatch batch, ImportTarget target, ImportRun run, Findings findings) {
        Map<String, Column> columns = new HashMap<>();
        target.columns().forEach(column -> columns.put(column.key(), column));
        ImportTarget.Run pass = target.begin(run);
        int[] rows = {0};
        WorkbookSheet.read(store.content(batch.id()), target.columns(), new WorkbookSheet.Reading() {
            @Override
            public void header(List<String> unknown) {
                if (!unknown.isEmpty()) {
                    findings.add(
                            1,
                            null,
                            "HEAD",
                            Severity.WARN,
                            "有不认识的列，已忽略：" + String.join("、", unknown.subList(0, Math.min(10, unknown.size()))));
                }
            }

            @Override
            public void row(SheetRow row) {
                pass.row(new RowReader(row, columns, run));
                rows[0]++;
                if (rows[0] % PROGRESS_ROWS == 0) {
                    alone.executeWithoutResult(tx -> store.progress(batch.id(), rows[0]));
                }
            }
        });
        pass.end();
        return rows[0];
    }

    /** Findings on their way into the table; beyond a bound they are only counted. */
    private final class Kept implements Findings {

        private final long importId;
        private final List<ImportFinding> waiting = new ArrayList<>();
        private int written;
        private int count;

        private Kept(long importId) {
            this.importId = importId;
        }

        @Override
        public void add(int row, @Nullable String column, String rule, Severity severity, String sentence) {
            count++;
            if (count > MOST_FINDINGS) {
                return;
            }
            String told = sentence.length() > MOST_SENTENCE ? sentence.substring(0, MOST_SENTENCE) : sentence;
            waiting.add(new ImportFinding(row, column, rule, severity, told));
            if (waiting.size() >= 500) {
                flush();
            }
        }

        private void flush() {
            List<ImportFinding> batch = List.copyOf(waiting);
            waiting.clear();
            if (!batch.isEmpty()) {
                alone.executeWithoutResult(tx -> store.addFindings(importId, written, batch));
                written += batch.size();
            }
        }
    }
}
