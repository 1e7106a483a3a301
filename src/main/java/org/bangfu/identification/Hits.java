package org.bangfu.identification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.Finding;
import org.bangfu.policy.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hits of comparisons and their answers; a comparison that is repeated makes a new round. */
@Repository
class Hits {

    /** The rule about the lists themselves: answered by comparing manually, not by the household. */
    private static final String LISTS = "X00";

    private final JdbcClient jdbc;

    Hits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the findings that somebody has to answer, as a new round. */
    List<Hit> open(CaseNumber number, DecisionRecord record) {
        int round = round(number) + 1;
        for (Finding finding : record.findings()) {
            if (finding.severity() != Severity.INFO && !finding.ruleId().equals(LISTS)) {
                add(
                        number,
                        round,
                        record.id(),
                        finding.ruleId(),
                        finding.code(),
                        finding.reference(),
                        finding.severity(),
                        finding.sentence());
            }
        }
        return current(number);
    }

    /** Adds a hit that an official found, to the present round. */
    void add(CaseNumber number, long recordId, String ruleId, Severity severity, String sentence) {
        add(number, Math.max(1, round(number)), recordId, ruleId, "manual", null, severity, sentence);
    }

    private void add(
            CaseNumber number,
            int round,
            long recordId,
            String ruleId,
            String code,
            @Nullable String reference,
            Severity severity,
            String sentence) {
        jdbc.sql("""
                insert into identification_hit (case_number, hit_round, record_id, rule_id, finding_code, reference,
                    severity, sentence) values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        number.value(), round, recordId, ruleId, code, reference, severity.name(), sentence))
                .update();
    }

    /** The hits of the latest round, VETO first. */
    List<Hit> current(CaseNumber number) {
        return jdbc.sql("select * from identification_hit where case_number = :case and hit_round ="
                        + " (select max(hit_round) from identification_hit where case_number = :case)"
                        + " order by severity desc, id")
                .param("case", number.value())
                .query(Hits::row)
                .list();
    }

    int round(CaseNumber number) {
        return jdbc.sql("select coalesce(max(hit_round), 0) from identification_hit where case_number = ?")
                .param(number.value())
                .query(Integer.class)
                .single();
    }

    /** A legitimate exception that the township proposes, and the item of evidence that it rests on. */
    record Proposal(String code, long evidence) {}

    void conclude(
            Hit hit,
            Hit.Conclusion conclusion,
            String reason,
            @Nullable Proposal exception,
            PersonId by,
            LocalDate on) {
        jdbc.sql("update identification_hit set conclusion = ?, conclusion_reason = ?, exception_code = ?,"
                        + " exception_evidence = ?, concluded_by = ?, concluded_on = ? where id = ?")
                .params(Arrays.asList(
                        conclusion.name(),
                        reason,
                        exception == null ? null : exception.code(),
                        exception == null ? null : exception.evidence(),
                        by.value(),
                        on,
                        hit.id()))
                .update();
    }

    void confirmExceptions(CaseNumber number, boolean confirmed, String reason, PersonId by, LocalDate on) {
        jdbc.sql("update identification_hit set confirmed = ?, confirm_reason = ?, confirmed_by = ?, confirmed_on = ?"
                        + " where case_number = ? and hit_round = ? and conclusion = 'EXCEPTION'")
                .params(confirmed, reason, by.value(), on, number.value(), round(number))
                .update();
    }

    void comment(CaseNumber number, boolean answered, String text, PersonId by, LocalDate on) {
        int round = round(number);
        jdbc.sql("delete from identification_comment where case_number = ? and hit_round = ?")
                .params(number.value(), round)
                .update();
        jdbc.sql("insert into identification_comment (case_number, hit_round, answered, comment_text, recorded_by,"
                        + " recorded_on) values (?, ?, ?, ?, ?, ?)")
                .params(number.value(), round, answered, text, by.value(), on)
                .update();
    }

    java.util.Optional<String> comment(CaseNumber number) {
        return jdbc.sql(
                        "select answered, comment_text from identification_comment where case_number = ? and hit_round = ?")
                .params(number.value(), round(number))
                .query((rs, n) -> rs.getBoolean(1) ? rs.getString(2) : "农户未作说明：" + rs.getString(2))
                .optional();
    }

    private static Hit row(ResultSet rs, int n) throws SQLException {
        String conclusion = rs.getString("conclusion");
        String concludedBy = rs.getString("concluded_by");
        String confirmedBy = rs.getString("confirmed_by");
        boolean confirmed = rs.getBoolean("confirmed");
        boolean answered = !rs.wasNull();
        return new Hit(
                rs.getLong("id"),
                new CaseNumber(rs.getString("case_number")),
                rs.getInt("hit_round"),
                rs.getLong("record_id"),
                rs.getString("rule_id"),
                rs.getString("reference"),
                Severity.valueOf(rs.getString("severity")),
                rs.getString("sentence"),
                conclusion == null ? null : Hit.Conclusion.valueOf(conclusion),
                rs.getString("conclusion_reason"),
                concludedBy == null ? null : new PersonId(concludedBy),
                rs.getObject("concluded_on", LocalDate.class),
                rs.getString("exception_code"),
                rs.getObject("exception_evidence", Long.class),
                answered ? confirmed : null,
                rs.getString("confirm_reason"),
                confirmedBy == null ? null : new PersonId(confirmedBy),
                rs.getObject("confirmed_on", LocalDate.class));
    }
}
