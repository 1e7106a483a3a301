package org.bangfu.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.engine.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sheets, their lines and the cases that wait for one. */
@Repository
class NoticeRows {

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;

    NoticeRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    CaseNumber nextNumber(AreaCode village, int year) {
        if (increment(year) == 0) {
            beginYear(year);
            increment(year);
        }
        long next = jdbc.sql("select last_number from notice_number where in_year = :year")
                .param("year", year)
                .query(Long.class)
                .single();
        return new CaseNumber("PN-%s-%d-%06d".formatted(village.at(AreaLevel.COUNTY), year, next));
    }

    private int increment(int year) {
        return jdbc.sql("update notice_number set last_number = last_number + 1 where in_year = :year")
                .param("year", year)
                .update();
    }

    /** The first sheet of a year: two at once may try, in transactions of their own so that neither spoils the caller's. */
    private void beginYear(int year) {
        try {
            alone.executeWithoutResult(
                    status -> jdbc.sql("insert into notice_number (in_year, last_number) values (:year, 0)")
                            .param("year", year)
                            .update());
        } catch (DuplicateKeyException e) {
            // Somebody else has begun the year: that is as good.
            return;
        }
    }

    long insert(
            CaseNumber number,
            NoticeType type,
            AreaCode area,
            String note,
            String phone,
            OffsetDateTime at,
            PersonId by) {
        jdbc.sql("insert into notice_sheet (number, notice_type, area, status, note, phone, drawn_up_at, drawn_up_by)"
                        + " values (:number, :type, :area, 'DRAFT', :note, :phone, :at, :by)")
                .param("number", number.value())
                .param("type", type.code())
                .param("area", area.value())
                .param("note", note)
                .param("phone", phone)
                .param("at", at)
                .param("by", by.value())
                .update();
        return jdbc.sql("select id from notice_sheet where number = :number")
                .param("number", number.value())
                .query(Long.class)
                .single();
    }

    void insertLine(long sheet, int position, CaseNumber caseNumber, NoticeEntry entry) {
        Money amount = entry.amount();
        jdbc.sql("""
                        insert into notice_line (sheet_id, case_number, position_no, head_name, group_name, persons, category,
                            amount_fen, period, withdrawn, active_case)
                        values (:sheet, :case, :position, :head, :group, :persons, :category, :amount, :period, false, :case)""")
                .param("sheet", sheet)
                .param("case", caseNumber.value())
                .param("position", position)
                .param("head", entry.headName())
                .param("group", entry.group())
                .param("persons", entry.persons())
                .param("category", entry.category())
                .param("amount", amount == null ? null : amount.fen())
                .param("period", entry.period())
                .update();
    }

    void deleteLine(long sheet, CaseNumber caseNumber) {
        jdbc.sql("delete from notice_line where sheet_id = :sheet and case_number = :case")
                .param("sheet", sheet)
                .param("case", caseNumber.value())
                .update();
    }

    void discard(long sheet) {
        jdbc.sql("update notice_sheet set status = 'DISCARDED' where id = :id")
                .param("id", sheet)
                .update();
        jdbc.sql("update notice_line set active_case = null where sheet_id = :id")
                .param("id", sheet)
                .update();
    }

    void posted(
            NoticeSheet sheet, long photo, Instant at, PersonId by, NoticeTerm term, boolean verified, String sha256) {
        jdbc.sql("""
                        update notice_sheet set status = 'POSTED', posted_at = :at, posted_by = :by, days = :days,
                            days_verified = :verified, last_day = :last, posted_sha256 = :sha, photo_evidence = :photo,
                            photo_subject = :subject where id = :id""")
                .param("at", offset(at))
                .param("by", by.value())
                .param("days", term.days())
                .param("verified", verified)
                .param("last", term.lastDay())
                .param("sha", sha256)
                .param("photo", photo)
                .param("subject", sheet.subject())
                .param("id", sheet.id())
                .update();
    }

    void ended(long sheet, Instant at) {
        jdbc.sql("update notice_sheet set status = 'ENDED', term_ended_at = :at where id = :id")
                .param("at", offset(at))
                .param("id", sheet)
                .update();
    }

    void takenDown(long sheet, Instant at, PersonId by, String first, String second) {
        jdbc.sql("""
                        update notice_sheet set status = 'TAKEN_DOWN', taken_down_at = :at, taken_down_by = :by,
                            first_witness = :first, second_witness = :second where id = :id""")
                .param("at", offset(at))
                .param("by", by.value())
                .param("first", first)
                .param("second", second)
                .param("id", sheet)
                .update();
    }

    Optional<NoticeSheet> find(CaseNumber number) {
        return jdbc.sql("select * from notice_sheet where number = :number")
                .param("number", number.value())
                .query(this::sheet)
                .optional();
    }

    NoticeSheet get(CaseNumber number) {
        return find(number).orElseThrow(() -> new NoticeRefused("没有编号为 " + number + " 的公示榜，请从“公示”页面进入"));
    }

    /** The sheet, locked until the end of the transaction. */
    NoticeSheet lock(CaseNumber number) {
        jdbc.sql("select id from notice_sheet where number = :number for update")
                .param("number", number.value())
                .query(Long.class)
                .optional();
        return get(number);
    }

    /** Locks all lines of a sheet: what its cases do in jobs waits for this transaction, and is seen by it. */
    void lockLines(long sheet) {
        jdbc.sql("select id from notice_line where sheet_id = :sheet order by id for update")
                .param("sheet", sheet)
                .query(Long.class)
                .list();
    }

    /** The case's present line, locked until the end of the transaction. */
    Optional<Long> lockLine(CaseNumber caseNumber) {
        return jdbc.sql("select id from notice_line where active_case = :case for update")
                .param("case", caseNumber.value())
                .query(Long.class)
                .optional();
    }

    boolean isTakenDown(long line) {
        return sheetOf(line).status() == NoticeSheet.Status.TAKEN_DOWN;
    }

    NoticeSheet sheetOf(long line) {
        return jdbc.sql("select s.* from notice_sheet s join notice_line l on l.sheet_id = s.id where l.id = :line")
                .param("line", line)
                .query(this::sheet)
                .single();
    }

    List<CaseNumber> activeCases(long sheet) {
        return jdbc
                .sql("select case_number from notice_line where sheet_id = :sheet and active_case is not null"
                        + " order by position_no")
                .param("sheet", sheet)
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    List<NoticeSheet> of(AreaCode within, NoticeSheet.@Nullable Status status, int limit) {
        return jdbc.sql("select * from notice_sheet where area >= :from and area < :to and status like :status"
                        + " order by id desc fetch first :limit rows only")
                .param("from", within.value())
                .param("to", next(within))
                .param("status", status == null ? "%" : status.name())
                .param("limit", limit)
                .query(this::sheet)
                .list();
    }

    List<NoticeSheet> ofCase(CaseNumber caseNumber) {
        return jdbc.sql("select s.* from notice_sheet s join notice_line l on l.sheet_id = s.id"
                        + " where l.case_number = :case order by s.id desc")
                .param("case", caseNumber.value())
                .query(this::sheet)
                .list();
    }

    /** What the waiting cases of an area are to be noticed as. */
    Map<CaseNumber, NoticeType> needs(AreaCode within) {
        Map<CaseNumber, NoticeType> needs = new HashMap<>();
        jdbc.sql("select n.case_number, n.notice_type from notice_need n join case_file c on c.number = n.case_number"
                        + " where n.active_case is not null and c.area >= :from and c.area < :to")
                .param("from", within.value())
                .param("to", next(within))
                .query((row, i) -> needs.put(
                        new CaseNumber(row.getString(1)),
                        NoticeType.of(row.getString(2)).orElseThrow()))
                .list();
        return needs;
    }

    Optional<NoticeType> need(CaseNumber caseNumber) {
        return jdbc.sql("select notice_type from notice_need where active_case = :case")
                .param("case", caseNumber.value())
                .query(String.class)
                .optional()
                .flatMap(NoticeType::of);
    }

    void needMet(CaseNumber caseNumber) {
        jdbc.sql("update notice_need set active_case = null where active_case = :case")
                .param("case", caseNumber.value())
                .update();
    }

    /** Case to the sheet that is drawn up and not posted. */
    Map<CaseNumber, CaseNumber> drafts(AreaCode within) {
        Map<CaseNumber, CaseNumber> drafts = new HashMap<>();
        jdbc.sql("select l.case_number, s.number from notice_line l join notice_sheet s on s.id = l.sheet_id"
                        + " where s.status = 'DRAFT' and s.area >= :from and s.area < :to")
                .param("from", within.at(AreaLevel.VILLAGE).value())
                .param("to", next(within.at(AreaLevel.VILLAGE)))
                .query((row, i) -> drafts.put(new CaseNumber(row.getString(1)), new CaseNumber(row.getString(2))))
                .list();
        return drafts;
    }

    void release(CaseNumber caseNumber) {
        needMet(caseNumber);
        jdbc.sql("update notice_line set active_case = null where active_case = :case")
                .param("case", caseNumber.value())
                .update();
    }

    void withdraw(CaseNumber caseNumber) {
        needMet(caseNumber);
        jdbc.sql("delete from notice_line where active_case = :case"
                        + " and sheet_id in (select id from notice_sheet where status = 'DRAFT')")
                .param("case", caseNumber.value())
                .update();
        jdbc.sql("update notice_line set withdrawn = true, active_case = null where active_case = :case")
                .param("case", caseNumber.value())
                .update();
    }

    private NoticeSheet sheet(ResultSet row, int index) throws SQLException {
        long id = row.getLong("id");
        int days = row.getInt("days");
        boolean hasDays = !row.wasNull();
        String postedBy = row.getString("posted_by");
        String first = row.getString("first_witness");
        return new NoticeSheet(
                id,
                new CaseNumber(row.getString("number")),
                NoticeType.of(row.getString("notice_type")).orElseThrow(),
                new AreaCode(row.getString("area")),
                NoticeSheet.Status.valueOf(row.getString("status")),
                row.getString("note"),
                row.getString("phone"),
                lines(id),
                row.getObject("drawn_up_at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getString("drawn_up_by")),
                hasDays ? days : null,
                row.getBoolean("days_verified"),
                instant(row, "posted_at"),
                postedBy == null ? null : new PersonId(postedBy),
                row.getObject("last_day", LocalDate.class),
                instant(row, "term_ended_at"),
                instant(row, "taken_down_at"),
                first == null ? null : first + "、" + row.getString("second_witness"));
    }

    private List<NoticeSheet.Line> lines(long sheet) {
        return jdbc.sql("select * from notice_line where sheet_id = :sheet order by position_no")
                .param("sheet", sheet)
                .query((row, i) -> {
                    long amount = row.getLong("amount_fen");
                    boolean hasAmount = !row.wasNull();
                    return new NoticeSheet.Line(
                            row.getLong("id"),
                            row.getInt("position_no"),
                            new CaseNumber(row.getString("case_number")),
                            new NoticeEntry(
                                    row.getString("head_name"),
                                    row.getString("group_name"),
                                    row.getInt("persons"),
                                    row.getString("category"),
                                    hasAmount ? new Money(amount) : null,
                                    row.getString("period")),
                            row.getBoolean("withdrawn"));
                })
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime offset(Instant at) {
        return at.atZone(BusinessClock.ZONE).toOffsetDateTime();
    }

    private static String next(AreaCode area) {
        return Long.toString(Long.parseLong(area.value()) + 1);
    }
}
