package org.bangfu.registry.imports;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Sealing;
import org.bangfu.registry.QualityFinding.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Uploaded workbooks as rows; their content lies sealed, in pieces that every database takes. */
@Component
class ImportStore {

    private static final int PIECE = 400_000;
    private static final String CONTEXT = "import.piece";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Sealing sealing;

    ImportStore(JdbcClient jdbc, JdbcTemplate batches, Sealing sealing) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.sealing = sealing;
    }

    long add(String kind, AreaCode area, String fileName, byte[] content, String hash, PersonId by, OffsetDateTime at) {
        String active = kind + ":" + hash;
        jdbc.sql(
                        "insert into registry_import (kind, area_code, status, file_name, file_size, content_hash, active_hash,"
                                + " uploaded_by, uploaded_at) values (?, ?, 'UPLOADED', ?, ?, ?, ?, ?, ?)")
                .params(kind, area.value(), fileName, content.length, hash, active, by.value(), at)
                .update();
        long id = byActiveHash(active).orElseThrow().id();
        List<Object[]> pieces = new ArrayList<>();
        for (int from = 0; from < content.length; from += PIECE) {
            byte[] piece = Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE));
            pieces.add(new Object[] {
                id, pieces.size(), sealing.seal(Base64.getEncoder().encodeToString(piece), CONTEXT)
            });
        }
        batches.batchUpdate("insert into registry_import_piece (import_id, piece, content) values (?, ?, ?)", pieces);
        return id;
    }

    byte[] content(long id) {
        List<byte[]> pieces = jdbc.sql("select content from registry_import_piece where import_id = ? order by piece")
                .param(id)
                .query((rs, n) -> Base64.getDecoder()
                        .decode(sealing.open(rs.getBytes("content"), CONTEXT).getBytes(StandardCharsets.US_ASCII)))
                .list();
        byte[] content =
                new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, content, at, piece.length);
            at += piece.length;
        }
        return content;
    }

    Optional<ImportBatch> byActiveHash(String active) {
        return jdbc.sql("select * from registry_import where active_hash = ?")
                .param(active)
                .query((rs, n) -> batch(rs))
                .optional();
    }

    Optional<ImportBatch> find(long id) {
        return jdbc.sql("select * from registry_import where id = ?")
                .param(id)
                .query((rs, n) -> batch(rs))
                .optional();
    }

    /** The latest of the areas and what lies within them. */
    List<ImportBatch> latest(Collection<AreaCode> areas, int limit) {
        List<ImportBatch> all = new ArrayList<>();
        for (AreaCode area : areas) {
            all.addAll(jdbc.sql("select * from registry_import where area_code like ? order by id desc limit ?")
                    .params(area.value() + "%", limit)
                    .query((rs, n) -> batch(rs))
                    .list());
        }
        all.sort((a, b) -> Long.compare(b.id(), a.id()));
        return all.subList(0, Math.min(limit, all.size()));
    }

    List<Long> due(Instant now) {
        return jdbc.sql("select id from registry_import where status in ('UPLOADED', 'ACCEPTING')"
                        + " and (lease_until is null or lease_until < ?) order by id")
                .param(at(now))
                .query(Long.class)
                .list();
    }

    /** Takes the work on a workbook for a while; only one node has it. */
    boolean lease(long id, Instant now, Instant until) {
        return jdbc.sql(
                                "update registry_import set lease_until = ? where id = ? and status in ('UPLOADED', 'ACCEPTING')"
                                        + " and (lease_until is null or lease_until < ?)")
                        .params(at(until), id, at(now))
                        .update()
                == 1;
    }

    /** Prolongs the lease while the work lasts. */
    void hold(long id, Instant until) {
        jdbc.sql("update registry_import set lease_until = ? where id = ? and status in ('UPLOADED', 'ACCEPTING')")
                .params(at(until), id)
                .update();
    }

    void progress(long id, int rowsRead) {
        jdbc.sql("update registry_import set rows_read = ? where id = ?")
                .params(rowsRead, id)
                .update();
    }

    void forgetFindings(long id) {
        jdbc.sql("delete from registry_import_finding where import_id = ?")
                .param(id)
                .update();
    }

    void addFindings(long id, int from, List<ImportFinding> findings) {
        List<Object[]> rows = new ArrayList<>();
        for (ImportFinding finding : findings) {
            rows.add(new @Nullable Object[] {
                id,
                from + rows.size(),
                finding.row(),
                finding.column(),
                finding.rule(),
                finding.severity().name(),
                finding.sentence()
            });
        }
        batches.batchUpdate(
                "insert into registry_import_finding (import_id, finding, row_number, column_key, rule, severity,"
                        + " sentence) values (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    List<ImportFinding> findings(long id, int limit) {
        return jdbc.sql(
                        "select * from registry_import_finding where import_id = ? order by row_number, finding limit ?")
                .params(id, limit)
                .query((rs, n) -> new ImportFinding(
                        rs.getInt("row_number"),
                        rs.getString("column_key"),
                        rs.getString("rule"),
                        Severity.valueOf(rs.getString("severity")),
                        rs.getString("sentence")))
                .list();
    }

    void checked(long id, int rows, int valid, int refused, int findings) {
        jdbc.sql("update registry_import set status = 'CHECKED', lease_until = null, rows_read = ?, units_valid = ?,"
                        + " units_refused = ?, findings = ? where id = ? and status = 'UPLOADED'")
                .params(rows, valid, refused, findings, id)
                .update();
    }

    void failed(long id, String problem) {
        jdbc.sql("update registry_import set status = 'FAILED', active_hash = null, lease_until = null, problem = ?"
                        + " where id = ? and status = 'UPLOADED'")
                .params(problem, id)
                .update();
        forgetContent(id);
    }

    boolean accepting(long id, PersonId by) {
        return jdbc.sql(
                                "update registry_import set status = 'ACCEPTING', accepted_by = ?, rows_read = 0, problem = null"
                                        + " where id = ? and status = 'CHECKED' and units_valid > 0")
                        .params(by.value(), id)
                        .update()
                == 1;
    }

    boolean accepted(long id, int taken, OffsetDateTime at) {
        return jdbc.sql("update registry_import set status = 'ACCEPTED', lease_until = null, units_taken = ?,"
                                + " accepted_at = ?, accepted_on = ? where id = ? and status = 'ACCEPTING'")
                        .params(taken, at, at.toLocalDate(), id)
                        .update()
                == 1;
    }

    void notAccepted(long id, String problem) {
        jdbc.sql("update registry_import set status = 'CHECKED', lease_until = null, problem = ? where id = ?"
                        + " and status = 'ACCEPTING'")
                .params(problem, id)
                .update();
    }

    boolean discarded(long id) {
        boolean done = jdbc.sql("update registry_import set status = 'DISCARDED', active_hash = null where id = ?"
                                + " and status = 'CHECKED'")
                        .param(id)
                        .update()
                == 1;
        if (done) {
            forgetFindings(id);
            forgetContent(id);
        }
        return done;
    }

    private void forgetContent(long id) {
        jdbc.sql("delete from registry_import_piece where import_id = ?")
                .param(id)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ImportBatch batch(ResultSet rs) throws SQLException {
        return new ImportBatch(
                rs.getLong("id"),
                rs.getString("kind"),
                new AreaCode(rs.getString("area_code")),
                ImportBatch.Status.valueOf(rs.getString("status")),
                rs.getString("file_name"),
                new PersonId(rs.getString("uploaded_by")),
                rs.getObject("uploaded_at", OffsetDateTime.class),
                rs.getObject("accepted_at", OffsetDateTime.class),
                rs.getInt("rows_read"),
                rs.getInt("units_valid"),
                rs.getInt("units_refused"),
                rs.getInt("units_taken"),
                rs.getInt("findings"),
                rs.getString("problem"));
    }
}
