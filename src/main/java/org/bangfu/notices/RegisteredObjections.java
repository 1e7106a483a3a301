package org.bangfu.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Sealing;
import org.bangfu.common.ShownTime;
import org.bangfu.engine.Actor;
import org.bangfu.engine.CompletedTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Objections in our table; each is a case of its own. */
@Repository
class RegisteredObjections implements Objections {

    private static final String CONTACT = "objection.contact";

    private final JdbcClient jdbc;
    private final NoticeRows notices;
    private final CaseFiles cases;
    private final Sealing sealing;
    private final AuditTrail audit;
    private final Actor actor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RegisteredObjections(
            JdbcClient jdbc,
            NoticeRows notices,
            CaseFiles cases,
            Sealing sealing,
            AuditTrail audit,
            Actor actor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.cases = cases;
        this.sealing = sealing;
        this.audit = audit;
        this.actor = actor;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Objection register(NewObjection objection) {
        requireComplete(objection);
        long line = notices.lockLine(objection.about())
                .orElseThrow(
                        () -> new NoticeRefused("案卷 " + objection.about() + " 现在没有公示，不能登记公示异议；对已办结的认定有意见的，请按信访程序反映"));
        NoticeSheet sheet = notices.sheetOf(line);
        requireInTerm(sheet);
        CaseFile file = cases.openAbout(CaseKind.OBJECTION, objection.about());
        Role.Tier level = level(sheet.type().listedBy(), objection.againstHandler());
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("number", file.number().value());
        row.put("about", objection.about().value());
        row.put("line", line);
        row.put("channel", objection.channel().name());
        row.put("anonymous", objection.anonymous());
        row.put("objector", objection.anonymous() ? "" : objection.objector().strip());
        row.put(
                "contact",
                objection.contact().isBlank()
                        ? null
                        : sealing.seal(objection.contact().strip(), CONTACT));
        row.put("ground", objection.ground().strip());
        row.put("handler", objection.againstHandler());
        row.put("level", level.name());
        row.put("at", OffsetDateTime.now(clock));
        row.put("by", acting().value());
        jdbc.sql("""
                        insert into objection (case_number, about_case, line_id, channel, anonymous, objector, contact_sealed,
                            ground, against_handler, level, filed_at, registered_by)
                        values (:number, :about, :line, :channel, :anonymous, :objector, :contact, :ground, :handler, :level,
                            :at, :by)""").params(row).update();
        audit.record(AuditEntry.of("objection.registered")
                .in(file.area())
                .onCase(file.number())
                .about("case:" + objection.about())
                .with("channel", objection.channel().name())
                .with("anonymous", objection.anonymous())
                .with("level", level.name()));
        events.publishEvent(new ObjectionFiled(file.number(), objection.about(), file.area(), level));
        return find(file.number()).orElseThrow();
    }

    private static void requireComplete(NewObjection objection) {
        if (objection.ground().isBlank() || objection.ground().length() > 2000) {
            throw new NoticeRefused("请写明异议的事实和理由（2000字以内）");
        }
        if (!objection.anonymous() && objection.objector().isBlank()) {
            throw new NoticeRefused("请填写异议人姓名；异议人不愿留名的，请勾选“匿名”");
        }
        if (objection.objector().length() > 60 || objection.contact().length() > 60) {
            throw new NoticeRefused("异议人姓名和联系方式各不超过60字，请写短一些");
        }
    }

    private void requireInTerm(NoticeSheet sheet) {
        LocalDate lastDay = sheet.lastDay();
        if (lastDay == null) {
            throw new NoticeRefused("该户的公示榜 " + sheet.number() + " 还没有张贴，请在张贴后登记异议");
        }
        if (!new NoticeTerm(0, lastDay).isOpenAt(clock.instant())) {
            throw new NoticeRefused("公示期已于" + ShownTime.day(lastDay) + "24时届满，不能再登记公示异议；请告知反映人按信访程序或拨打12317反映");
        }
    }

    /** One level above whose list it is; against a handler one more. */
    static Role.Tier level(Role.Tier listedBy, boolean againstHandler) {
        boolean byTownship = listedBy == Role.Tier.VILLAGE;
        if (byTownship && !againstHandler) {
            return Role.Tier.TOWNSHIP;
        }
        return byTownship || (listedBy == Role.Tier.TOWNSHIP && !againstHandler)
                ? Role.Tier.COUNTY
                : Role.Tier.LEADING_GROUP;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Objection> find(CaseNumber number) {
        return jdbc.sql(SELECT + " where o.case_number = :number")
                .param("number", number.value())
                .query(this::objection)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Objection> about(CaseNumber caseNumber) {
        return jdbc.sql(SELECT + " where o.about_case = :about order by o.filed_at, o.case_number")
                .param("about", caseNumber.value())
                .query(this::objection)
                .list();
    }

    @Override
    @Transactional
    public void decide(CompletedTask task, Objection.Result result, String findings, String answer) {
        if (findings.isBlank() || answer.isBlank()) {
            throw new NoticeRefused("请写明查明的事实和书面答复内容");
        }
        List<String> problems = PublicText.problems(answer);
        if (!problems.isEmpty()) {
            throw new NoticeRefused("书面答复" + String.join("；", problems));
        }
        int changed = jdbc.sql("""
                        update objection set result = :result, findings = :findings, answer = :answer, decided_at = :at,
                            decided_by = :by where case_number = :number and result is null""")
                .param("result", result.name())
                .param("findings", findings.strip())
                .param("answer", answer.strip())
                .param("at", OffsetDateTime.now(clock))
                .param("by", task.by().value())
                .param("number", task.caseNumber().value())
                .update();
        if (changed != 1) {
            throw new NoticeRefused("异议 " + task.caseNumber() + " 已有调查结论，请刷新页面查看");
        }
        cases.decided(Decision.in(task, Outcome.of(result.name(), result.label()), findings));
        Objection objection = find(task.caseNumber()).orElseThrow();
        cases.note(new TimelineEntry(
                objection.about(), "objection.decided", "异议 " + objection.number() + " 调查结论：" + result.label()));
    }

    @Override
    @Transactional
    public boolean allDecided(CaseNumber about) {
        Optional<Long> line = notices.lockLine(about);
        return line.isPresent()
                && jdbc.sql("select count(*) from objection where line_id = :line and result is null")
                                .param("line", line.get())
                                .query(Long.class)
                                .single()
                        == 0;
    }

    @Override
    @Transactional
    public void delivered(CompletedTask task, Objection.Way way, LocalDate on, String note) {
        Objection objection = find(task.caseNumber()).orElseThrow();
        if (objection.result() == null || objection.decidedAt() == null) {
            throw new NoticeRefused("异议 " + task.caseNumber() + " 还没有调查结论，不能送达答复");
        }
        LocalDate decidedOn = LocalDate.ofInstant(objection.decidedAt(), clock.getZone());
        if (on.isBefore(decidedOn) || on.isAfter(LocalDate.now(clock))) {
            throw new NoticeRefused("送达日期应在作出结论（" + ShownTime.day(decidedOn) + "）之后、今天之前，请核对");
        }
        jdbc.sql("update objection set delivery_way = :way, delivered_on = :on, delivery_note = :note"
                        + " where case_number = :number")
                .param("way", way.name())
                .param("on", on)
                .param("note", note.strip())
                .param("number", task.caseNumber().value())
                .update();
        cases.decided(Decision.in(task, Outcome.of(way.name(), way.label()), note));
        cases.close(
                task.caseNumber(),
                Outcome.of(objection.result().name(), objection.result().label()));
    }

    private static final String SELECT = "select o.*, s.number as sheet_number from objection o"
            + " join notice_line l on l.id = o.line_id join notice_sheet s on s.id = l.sheet_id";

    private Objection objection(ResultSet row, int index) throws SQLException {
        byte[] contact = row.getBytes("contact_sealed");
        String result = row.getString("result");
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        String decidedBy = row.getString("decided_by");
        String way = row.getString("delivery_way");
        return new Objection(
                new CaseNumber(row.getString("case_number")),
                new CaseNumber(row.getString("about_case")),
                new CaseNumber(row.getString("sheet_number")),
                Objection.Channel.valueOf(row.getString("channel")),
                row.getBoolean("anonymous"),
                row.getString("objector"),
                contact == null ? "" : sealing.open(contact, CONTACT),
                row.getString("ground"),
                row.getBoolean("against_handler"),
                Role.Tier.valueOf(row.getString("level")),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getString("registered_by")),
                result == null ? null : Objection.Result.valueOf(result),
                row.getString("findings"),
                row.getString("answer"),
                decidedAt == null ? null : decidedAt.toInstant(),
                decidedBy == null ? null : new PersonId(decidedBy),
                way == null
                        ? null
                        : new Objection.Delivery(
                                Objection.Way.valueOf(way),
                                row.getObject("delivered_on", LocalDate.class),
                                String.valueOf(row.getString("delivery_note"))));
    }

    private PersonId acting() {
        return actor.current().orElse(PersonId.SYSTEM);
    }
}
