package org.bangfu.registry.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Workbooks from upload to register. An upload is checked in the background without changing anything; its valid units are
 * stored when somebody says so, all in one transaction. The same file counts once.
 */
@Component
public class Imports {

    private static final int MOST_MARKS = 60_000;

    private final ImportStore store;
    private final ImportWorker worker;
    private final Map<String, ImportTarget> targets = new LinkedHashMap<>();
    private final AuditTrail audit;
    private final Clock clock;

    Imports(ImportStore store, ImportWorker worker, List<ImportTarget> targets, AuditTrail audit, Clock clock) {
        this.store = store;
        this.worker = worker;
        this.audit = audit;
        this.clock = clock;
        targets.forEach(target -> this.targets.put(target.kind(), target));
    }

    public Collection<ImportTarget> targets() {
        return targets.values();
    }

    public Optional<ImportTarget> target(String kind) {
        return Optional.ofNullable(targets.get(kind));
    }

    /**
     * Takes a workbook in and has it checked.
     *
     * @param area what the workbook may be about
     * @return the id of the upload; that of the earlier one when the same file is being worked on already
     * @throws WorkbookRefused when the file is not taken, or was imported before
     */
    @Transactional(noRollbackFor = WorkbookRefused.class)
    public long upload(ImportTarget target, AreaCode area, String fileName, byte[] content, PersonId by) {
        WorkbookGate.check(fileName, content);
        String hash = sha256(content);
        Optional<ImportBatch> before = store.byActiveHash(target.kind() + ":" + hash);
        if (before.isPresent()) {
            OffsetDateTime acceptedAt = before.get().acceptedAt();
            if (acceptedAt != null || !area.contains(before.get().area())) {
                throw new WorkbookRefused(
                        acceptedAt == null
                                ? "这个文件已由别的单位上传，请先与其核对"
                                : "这个文件已于"
                                        + acceptedAt
                                                .atZoneSameInstant(clock.getZone())
                                                .format(DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm"))
                                        + "导入，没有新增；如有变化请修改后另存再上传");
            }
            return before.get().id();
        }
        long id = store.add(target.kind(), area, plainName(fileName), content, hash, by, OffsetDateTime.now(clock));
        audit.record(AuditEntry.of("import.uploaded")
                .in(area)
                .about("import:" + id)
                .with("kind", target.kind())
                .with("bytes", content.length));
        wakeAfterCommit();
        return id;
    }

    /** The base name without anything that a page or header could stumble over. */
    private static String plainName(String fileName) {
        String base = fileName.replaceAll(".*[/\\\\]", "").replaceAll("[^\\p{IsHan}\\w.()（）-]", "_");
        return base.length() > 100 ? base.substring(0, 100) : base.isEmpty() ? "workbook.xlsx" : base;
    }

    public Optional<ImportBatch> find(long id) {
        return store.find(id);
    }

    public List<ImportBatch> latest(Collection<AreaCode> areas, int limit) {
        return store.latest(areas, limit);
    }

    public List<ImportFinding> findings(long id, int limit) {
        return store.findings(id, limit);
    }

    /**
     * Has the valid units stored.
     *
     * @return false when there is nothing to store or somebody has decided already
     */
    @Transactional
    public boolean accept(ImportBatch batch, PersonId by) {
        boolean begun = store.accepting(batch.id(), by);
        if (begun) {
            audit.record(AuditEntry.of("import.confirmed").in(batch.area()).about("import:" + batch.id()));
            wakeAfterCommit();
        }
        return begun;
    }

    /** Throws the workbook away; nothing of it stays but that it was there. */
    @Transactional
    public boolean discard(ImportBatch batch) {
        boolean done = store.discarded(batch.id());
        if (done) {
            audit.record(AuditEntry.of("import.discarded").in(batch.area()).about("import:" + batch.id()));
        }
        return done;
    }

    /** The user's own workbook with marked cells and a column of what was found. */
    public void writeResult(ImportBatch batch, OutputStream out) throws IOException {
        ImportTarget target = target(batch.kind()).orElseThrow();
        byte[] content = store.content(batch.id());
        if (content.length == 0) {
            throw new WorkbookRefused("文件没有留存，请重新上传");
        }
        audit.recordAlone(
                AuditEntry.of("import.resultExported").in(batch.area()).about("import:" + batch.id()));
        ResultWorkbook.write(content, target.columns(), store.findings(batch.id(), MOST_MARKS), out);
    }

    public void writeTemplate(ImportTarget target, OutputStream out) throws IOException {
        TemplateWorkbook.write(target, out);
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.wake();
            }
        });
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
