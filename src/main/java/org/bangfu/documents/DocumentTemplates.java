package org.bangfu.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.PersonId;
import org.bangfu.documents.print.TemplateRefused;
import org.bangfu.documents.print.WordTemplate;
import org.bangfu.engine.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The templates in force: what officials uploaded last, else what came with the program. Former versions are kept. Who
 * may upload is the pages' to ask.
 */
@Component
@Transactional
public class DocumentTemplates {

    private final JdbcClient jdbc;
    private final DocumentCatalogue catalogue;
    private final AuditTrail audit;
    private final Actor actor;
    private final Clock clock;
    private final Map<String, WordTemplate> read = new ConcurrentHashMap<>();

    DocumentTemplates(JdbcClient jdbc, DocumentCatalogue catalogue, AuditTrail audit, Actor actor, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * A template that was uploaded.
     *
     * @param withdrawnAt when another took its place or the shipped one was restored; null while in force
     */
    public record Version(
            long id,
            PersonId uploadedBy,
            OffsetDateTime uploadedAt,
            @Nullable OffsetDateTime withdrawnAt) {}

    /** The Word file that is filled now. */
    @Transactional(readOnly = true)
    public byte[] current(OfficialDocument document) {
        return activeId(document).map(this::content).orElseGet(() -> shipped(document));
    }

    /** The template in force, read; reading one costs more than filling it, so it is kept until another is in force. */
    @Transactional(readOnly = true)
    WordTemplate inForce(OfficialDocument document) {
        Optional<Long> uploaded = activeId(document);
        String key = uploaded.map(id -> document.id() + "#" + id)
                .orElseGet(() -> document.id() + "@" + shippedVersion(document));
        return read.computeIfAbsent(
                key, absent -> WordTemplate.read(uploaded.map(this::content).orElseGet(() -> shipped(document))));
    }

    private Optional<Long> activeId(OfficialDocument document) {
        return jdbc.sql("select id from document_template where active_document = ?")
                .param(document.id())
                .query(Long.class)
                .optional();
    }

    private byte[] content(long id) {
        return jdbc.sql("select content from document_template where id = ?")
                .param(id)
                .query((row, n) -> row.getBytes("content"))
                .single();
    }

    private static Path inCheckout(OfficialDocument document) {
        return Path.of("processes", document.template().split("/", -1));
    }

    private static String shippedVersion(OfficialDocument document) {
        try {
            Path file = inCheckout(document);
            return Files.isRegularFile(file) ? Files.getLastModifiedTime(file).toString() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] shipped(OfficialDocument document) {
        Path checkout = inCheckout(document);
        try {
            if (Files.isRegularFile(checkout)) {
                return Files.readAllBytes(checkout);
            }
            try (InputStream file = new ClassPathResource("processes/" + document.template()).getInputStream()) {
                return file.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("缺少公文模板 " + document.template(), e);
        }
    }

    /** What was uploaded for the document, the newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(OfficialDocument document) {
        return jdbc.sql("select id, uploaded_by, uploaded_at, withdrawn_at from document_template"
                        + " where document = ? order by id desc fetch first 20 rows only")
                .param(document.id())
                .query((row, n) -> new Version(
                        row.getLong("id"),
                        new PersonId(row.getString("uploaded_by")),
                        row.getObject("uploaded_at", OffsetDateTime.class),
                        row.getObject("withdrawn_at", OffsetDateTime.class)))
                .list();
    }

    /**
     * Puts a template in force.
     *
     * @throws TemplateRefused when it is no usable Word file or has placeholders that nothing fills; nothing has changed
     */
    public void upload(OfficialDocument document, byte[] content) {
        List<String> unknown =
                WordTemplate.read(content).unknown(catalogue.fields(document), catalogue.tables(document));
        if (!unknown.isEmpty()) {
            throw new TemplateRefused("模板中有系统不认识的占位符：" + String.join("、", unknown) + "，请对照本页的名称表改正");
        }
        withdraw(document);
        jdbc.sql("insert into document_template (document, content, sha256, uploaded_by, uploaded_at, active_document)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(document.id(), content, sha256(content), person().value(), now(), document.id())
                .update();
        audit.record(AuditEntry.of("document.templateChanged").with("document", document.id()));
    }

    /** Returns to the template that came with the program. */
    public void restore(OfficialDocument document) {
        if (withdraw(document) > 0) {
            audit.record(AuditEntry.of("document.templateRestored").with("document", document.id()));
        }
    }

    private int withdraw(OfficialDocument document) {
        return jdbc.sql(
                        "update document_template set withdrawn_at = ?, active_document = null where active_document = ?")
                .params(now(), document.id())
                .update();
    }

    private PersonId person() {
        return actor.current().orElse(PersonId.SYSTEM);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
