package org.bangfu.exit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Incomes that look made up: raised when the account is checked, answered by whoever decides next and did not draw it up. */
@Component
@Transactional
public class ExitFlags {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    ExitFlags(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Raises a flag about a round's account, once. */
    void raise(HouseholdExit exit, ExitVisit visit, ExitFlag.Kind kind, String sentence) {
        boolean raised =
                jdbc.sql("select count(*) from exit_flag where case_number = ? and visit_round = ? and kind = ?")
                                .params(exit.caseNumber().value(), visit.round(), kind.name())
                                .query(Integer.class)
                                .single()
                        > 0;
        if (raised) {
            return;
        }
        PersonId helper = visit.helper();
        List<@Nullable Object> row = new ArrayList<>();
        row.add(exit.caseNumber().value());
        row.add(visit.round());
        row.add(kind.name());
        row.add(sentence);
        row.add(visit.visitor().value());
        row.add(helper == null ? null : helper.value());
        row.add(LocalDate.now(clock));
        jdbc.sql("insert into exit_flag (case_number, visit_round, kind, sentence, accounted_by, helper, raised_on)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(row)
                .update();
        audit.record(AuditEntry.of("exit.flagRaised")
                .onCase(exit.caseNumber())
                .in(exit.area())
                .with("kind", kind.name()));
    }

    /** The flags about the account that stands. */
    @Transactional(readOnly = true)
    public List<ExitFlag> of(CaseNumber number) {
        return jdbc.sql("select * from exit_flag where case_number = ? and visit_round ="
                        + " (select max(visit_round) from exit_visit where case_number = ?) order by id")
                .params(number.value(), number.value())
                .query((rs, n) -> {
                    String by = rs.getString("answered_by");
                    return new ExitFlag(
                            rs.getLong("id"),
                            number,
                            ExitFlag.Kind.valueOf(rs.getString("kind")),
                            rs.getString("sentence"),
                            rs.getObject("raised_on", LocalDate.class),
                            by == null
                                    ? null
                                    : new ExitFlag.Answer(
                                            new PersonId(by),
                                            rs.getObject("answered_on", LocalDate.class),
                                            rs.getString("answer")));
                })
                .list();
    }

    /** Whether a flag about the account that stands waits for an answer. */
    @Transactional(readOnly = true)
    public boolean isOpen(CaseNumber number) {
        return of(number).stream().anyMatch(flag -> flag.answer() == null);
    }

    /** Answers the open flags of the case; the database refuses an answer of whoever drew up the account or helps. */
    void answer(HouseholdExit exit, PersonId by, String text) {
        int answered = jdbc.sql("update exit_flag set answered_by = ?, answered_on = ?, answer = ?"
                        + " where case_number = ? and answered_by is null"
                        + " and visit_round = (select max(visit_round) from exit_visit where case_number = ?)")
                .params(
                        by.value(),
                        LocalDate.now(clock),
                        text,
                        exit.caseNumber().value(),
                        exit.caseNumber().value())
                .update();
        if (answered > 0) {
            audit.record(
                    AuditEntry.of("exit.flagAnswered").onCase(exit.caseNumber()).in(exit.area()));
        }
    }
}
