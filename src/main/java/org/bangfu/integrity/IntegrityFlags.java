package org.bangfu.integrity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The signs, raised once each and answered once each. Scope is the callers' to check. */
@Component
@Transactional
public class IntegrityFlags {

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final AuditTrail audit;
    private final Clock clock;

    IntegrityFlags(JdbcClient jdbc, CaseFiles cases, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is to be raised; nothing happens when there is one with the same kind and key. */
    record Sign(
            IntegrityFlag.Kind kind,
            String key,
            AreaCode area,
            @Nullable HouseholdId household,
            @Nullable CaseNumber caseNumber,
            @Nullable PersonId about,
            String sentence) {}

    void raise(Sign sign) {
        String key = sign.kind() + " " + sign.key();
        boolean raised = jdbc.sql("select count(*) from integrity_flag where flag_key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single()
                > 0;
        if (raised) {
            return;
        }
        HouseholdId household = sign.household();
        CaseNumber number = sign.caseNumber();
        PersonId about = sign.about();
        jdbc.sql("insert into integrity_flag (kind, flag_key, area, household_id, case_number, about_person, sentence,"
                        + " raised_on) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        sign.kind().name(),
                        key,
                        sign.area().value(),
                        household == null ? null : household.value(),
                        number == null ? null : number.value(),
                        about == null ? null : about.value(),
                        sign.sentence(),
                        LocalDate.now(clock)))
                .update();
        AuditEntry entry = AuditEntry.of("integrity.flagRaised")
                .in(sign.area())
                .with("kind", sign.kind().name());
        audit.record(number == null ? entry : entry.onCase(number));
        if (number != null) {
            cases.note(new TimelineEntry(number, "integrity.flagRaised", "系统提示：" + sign.sentence()));
        }
    }

    /** The flags of the areas, those without an answer first. */
    @Transactional(readOnly = true)
    public List<IntegrityFlag> within(Collection<AreaCode> areas, int limit) {
        return areas.stream()
                .flatMap(area -> jdbc
                        .sql(
                                "select * from integrity_flag where area >= :from and area < :to order by"
                                        + " case when answered_on is null then 0 else 1 end, id desc fetch first :limit rows only")
                        .param("from", area.value())
                        .param("to", Long.toString(Long.parseLong(area.value()) + 1))
                        .param("limit", limit)
                        .query(IntegrityFlags::flag)
                        .list()
                        .stream())
                .toList();
    }

    /** How many flags of the area wait for an answer by somebody other than the person that they are about. */
    @Transactional(readOnly = true)
    public int unanswered(AreaCode area, PersonId reader, int most) {
        return jdbc.sql("select count(*) from (select 1 from integrity_flag where answered_on is null and area >= :from"
                        + " and area < :to and (about_person is null or about_person <> :reader)"
                        + " fetch first :most rows only) x")
                .param("from", area.value())
                .param("to", Long.toString(Long.parseLong(area.value()) + 1))
                .param("reader", reader.value())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<IntegrityFlag> find(long id) {
        return jdbc.sql("select * from integrity_flag where id = ?")
                .param(id)
                .query(IntegrityFlags::flag)
                .optional();
    }

    @Transactional(readOnly = true)
    public List<IntegrityFlag> of(CaseNumber number) {
        return jdbc.sql("select * from integrity_flag where case_number = ? order by id")
                .param(number.value())
                .query(IntegrityFlags::flag)
                .list();
    }

    @Transactional(readOnly = true)
    public List<IntegrityFlag> of(HouseholdId household) {
        return jdbc.sql("select * from integrity_flag where household_id = ? order by id")
                .param(household.value())
                .query(IntegrityFlags::flag)
                .list();
    }

    /**
     * Answers a flag.
     *
     * @throws IntegrityRefused when the person it is about answers, or it is answered already
     */
    public void answer(long id, PersonId by, boolean stands, String text) {
        IntegrityFlag flag = find(id).orElseThrow(() -> new IntegrityRefused("没有这条提示，请刷新页面"));
        if (text.isBlank() || text.length() > 1000) {
            throw new IntegrityRefused("请写明核实情况（1000字以内）");
        }
        if (by.equals(flag.about())) {
            throw new IntegrityRefused("这条提示与您有关，请由其他人核实");
        }
        int changed = jdbc.sql("update integrity_flag set answered_by = ?, answered_on = ?, stands = ?, answer = ?"
                        + " where id = ? and answered_by is null")
                .params(by.value(), LocalDate.now(clock), stands, text.strip(), id)
                .update();
        if (changed == 0) {
            throw new IntegrityRefused("这条提示已经核实过，请刷新页面");
        }
        AuditEntry entry =
                AuditEntry.of("integrity.flagAnswered").in(flag.area()).with("valid", stands);
        CaseNumber number = flag.caseNumber();
        audit.record(number == null ? entry : entry.onCase(number));
    }

    private static IntegrityFlag flag(ResultSet rs, int n) throws SQLException {
        Long household = rs.getObject("household_id", Long.class);
        String number = rs.getString("case_number");
        String about = rs.getString("about_person");
        String answeredBy = rs.getString("answered_by");
        return new IntegrityFlag(
                rs.getLong("id"),
                IntegrityFlag.Kind.valueOf(rs.getString("kind")),
                new AreaCode(rs.getString("area")),
                household == null ? null : new HouseholdId(household),
                number == null ? null : new CaseNumber(number),
                about == null ? null : new PersonId(about),
                rs.getString("sentence"),
                rs.getObject("raised_on", LocalDate.class),
                answeredBy == null
                        ? null
                        : new IntegrityFlag.Answer(
                                rs.getBoolean("stands"),
                                rs.getString("answer"),
                                new PersonId(answeredBy),
                                rs.getObject("answered_on", LocalDate.class)));
    }
}
