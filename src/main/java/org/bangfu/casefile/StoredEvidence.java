package org.bangfu.casefile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Evidence in our table and in the folder: first the file, then its row. */
@Repository
class StoredEvidence implements Evidence {

    /** Pictures are decoded two at a time: each may take some 30 MB. */
    private final Semaphore decoding = new Semaphore(2, true);

    private final JdbcClient jdbc;
    private final EvidenceFolder folder;
    private final CaseFiles cases;
    private final AuditTrail audit;
    private final Actor actor;
    private final Clock clock;

    StoredEvidence(
            JdbcClient jdbc, EvidenceFolder folder, CaseFiles cases, AuditTrail audit, Actor actor, Clock clock) {
        this.jdbc = jdbc;
        this.folder = folder;
        this.cases = cases;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    @Transactional
    public EvidenceItem store(CaseNumber caseNumber, EvidenceKind kind, String fileName, byte[] content) {
        return store(cases.get(caseNumber).area(), caseNumber, null, kind, fileName, content);
    }

    @Override
    @Transactional
    public EvidenceItem store(String subject, AreaCode area, EvidenceKind kind, String fileName, byte[] content) {
        return store(area, null, subject, kind, fileName, content);
    }

    private EvidenceItem store(
            AreaCode area,
            @Nullable CaseNumber caseNumber,
            @Nullable String subject,
            EvidenceKind kind,
            String fileName,
            byte[] content) {
        Upload upload = looked(content);
        String sha256 = sha256(content);
        Optional<EvidenceItem> same = (caseNumber != null ? ofCase(caseNumber) : ofSubject(String.valueOf(subject)))
                .stream()
                        .filter(item -> item.sha256().equals(sha256) && item.kind() == kind)
                        .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        String original = folder.write(content);
        String shown = upload.shown() == content ? original : folder.write(upload.shown());
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("kind", kind.name());
        row.put("area", area.value());
        row.put("case", caseNumber == null ? null : caseNumber.value());
        row.put("subject", subject);
        row.put("name", FileName.clean(fileName));
        row.put("type", upload.mediaType());
        row.put("size", (long) content.length);
        row.put("sha", sha256);
        row.put("original", original);
        row.put("shown", shown);
        row.put("at", OffsetDateTime.now(clock));
        row.put("by", actor.current().orElse(PersonId.SYSTEM).value());
        jdbc.sql("""
                        insert into evidence (kind, area, case_number, subject, file_name, media_type, size_bytes, sha256,
                            original_name, served_name, stored_at, stored_by)
                        values (:kind, :area, :case, :subject, :name, :type, :size, :sha, :original, :shown, :at, :by)""").params(row).update();
        EvidenceItem item = jdbc.sql("select * from evidence where original_name = :original")
                .param("original", original)
                .query(StoredEvidence::item)
                .single();
        AuditEntry entry = AuditEntry.of("evidence.stored")
                .in(area)
                .about("evidence:" + item.id())
                .with("kind", kind.name())
                .with("sha256", sha256);
        audit.record(caseNumber == null ? entry : entry.onCase(caseNumber));
        return item;
    }

    private Upload looked(byte[] content) {
        decoding.acquireUninterruptibly();
        try {
            return Upload.of(content);
        } finally {
            decoding.release();
        }
    }

    @Override
    public List<EvidenceItem> ofCase(CaseNumber caseNumber) {
        return jdbc.sql("select * from evidence where case_number = :case order by id")
                .param("case", caseNumber.value())
                .query(StoredEvidence::item)
                .list();
    }

    @Override
    public List<EvidenceItem> ofSubject(String subject) {
        return jdbc.sql("select * from evidence where subject = :subject order by id")
                .param("subject", subject)
                .query(StoredEvidence::item)
                .list();
    }

    @Override
    public Optional<EvidenceItem> find(long id) {
        return jdbc.sql("select * from evidence where id = :id")
                .param("id", id)
                .query(StoredEvidence::item)
                .optional();
    }

    @Override
    public Served served(EvidenceItem item) {
        String name = jdbc.sql("select served_name from evidence where id = :id")
                .param("id", item.id())
                .query(String.class)
                .single();
        return new Served(item.isImage() ? "image/jpeg" : item.mediaType(), folder.read(name));
    }

    private static EvidenceItem item(ResultSet row, int index) throws SQLException {
        String caseNumber = row.getString("case_number");
        return new EvidenceItem(
                row.getLong("id"),
                EvidenceKind.valueOf(row.getString("kind")),
                new AreaCode(row.getString("area")),
                caseNumber == null ? null : new CaseNumber(caseNumber),
                row.getString("subject"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getObject("stored_at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getString("stored_by")));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
