package org.bangfu.funds;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.engine.BusinessClock;
import org.bangfu.registry.BankAccount;
import org.bangfu.registry.FamilyMarks;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.Registration;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedCaseInsensitiveMap;

/** Households, cases, decisions and notices for tests of the money: each step as rows that the real steps leave behind. */
final class TrialMoney {

    static final String APPROVE = "userTask_approveTrial";
    static final String VILLAGE = "430527103001";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Households households;
    private final CaseFiles cases;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TestClock clock;

    TrialMoney(
            Households households, CaseFiles cases, JdbcClient jdbc, TransactionTemplate transaction, TestClock clock) {
        this.households = households;
        this.cases = cases;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An account number that nobody else has. */
    static String account() {
        return "62170" + "%011d".formatted(NUMBERS.incrementAndGet());
    }

    HouseholdId household() {
        return household(SyntheticPeople.man(), account());
    }

    HouseholdId household(CitizenId head, @Nullable String account) {
        Registration registration = households.register(
                new NewHousehold(
                        new AreaCode(VILLAGE),
                        "试验路" + NUMBERS.incrementAndGet() + "号",
                        null,
                        account == null ? null : new BankAccount("绥宁农商银行示范支行", account),
                        FamilyMarks.UNKNOWN,
                        null,
                        List.of(new NewMember("赵试验", head, "01"), new NewMember("赵样例", SyntheticPeople.woman(), "02"))),
                RegistrationCause.values()[0]);
        if (registration instanceof Registration.Registered registered) {
            return registered.id();
        }
        throw new AssertionError(registration.toString());
    }

    CaseNumber caseOf(HouseholdId household, CaseKind kind) {
        return transaction.execute(
                status -> cases.open(kind, household, new AreaCode(VILLAGE)).number());
    }

    void decided(CaseNumber number, Role role, String code) {
        transaction.executeWithoutResult(status -> cases.decided(new Decision(
                number,
                "trial-task-" + NUMBERS.incrementAndGet(),
                APPROVE,
                "审批",
                role,
                new PersonId("p999001"),
                Outcome.of(code, "同意"),
                "")));
    }

    /** A sheet whose term ended at nine o'clock of the clock's day; the id of the case's line. */
    long noticed(CaseNumber number) {
        long line = hanging(number);
        jdbc.sql(
                        "update notice_sheet set status = 'TAKEN_DOWN', term_ended_at = ?, taken_down_at = ?, first_witness = '甲',"
                                + " second_witness = '乙' where id = (select sheet_id from notice_line where id = ?)")
                .params(now(), now(), line)
                .update();
        return line;
    }

    /** A sheet that hangs. */
    long hanging(CaseNumber number) {
        String sheet = "PN-430527-9999-" + "%06d".formatted(NUMBERS.incrementAndGet());
        jdbc.sql("insert into notice_sheet (number, notice_type, area, status, note, phone, drawn_up_at, drawn_up_by)"
                        + " values (?, 'relief.ordinary', ?, 'DRAFT', '', '0739', ?, 'p1')")
                .params(sheet, VILLAGE, now())
                .update();
        long id = jdbc.sql("select id from notice_sheet where number = ?")
                .param(sheet)
                .query(Long.class)
                .single();
        String subject = "notice-sheet:" + id;
        jdbc.sql("insert into evidence (kind, area, subject, file_name, media_type, size_bytes, sha256, original_name,"
                        + " served_name, stored_at, stored_by) values ('NOTICE_PHOTO', ?, ?, '公示栏.jpg', 'image/jpeg', 1, 'x', ?, ?,"
                        + " ?, 'p1')")
                .params(VILLAGE, subject, "trial-" + id, "trial-" + id, now())
                .update();
        jdbc.sql("update notice_sheet set status = 'POSTED', days = 3, days_verified = false, posted_at = ?,"
                        + " posted_by = 'p1', last_day = ?, photo_subject = ?, photo_evidence ="
                        + " (select id from evidence where subject = ?) where id = ?")
                .params(now(), clock.today().plusDays(3), subject, subject, id)
                .update();
        jdbc.sql("update notice_line set active_case = null where active_case = ?")
                .param(number.value())
                .update();
        jdbc.sql(
                        "insert into notice_line (sheet_id, case_number, position_no, head_name, group_name, persons, category,"
                                + " withdrawn, active_case) values (?, ?, 1, ?, '一组', 2, '临时救助', false, ?)")
                .params(
                        id,
                        number.value(),
                        households.get(cases.get(number).household()).headName(),
                        number.value())
                .update();
        return jdbc.sql("select id from notice_line where sheet_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    /** An objection about the case's line. */
    void objected(CaseNumber number, long line, @Nullable String result) {
        CaseNumber objection = transaction.execute(
                status -> cases.openAbout(CaseKind.OBJECTION, number).number());
        jdbc.sql("insert into objection (case_number, about_case, line_id, channel, anonymous, objector, ground,"
                        + " against_handler, level, filed_at, registered_by) values (?, ?, ?, 'VISIT', true, '', '不符合条件',"
                        + " false, 'TOWNSHIP', ?, 'p1')")
                .params(objection.value(), number.value(), line, now())
                .update();
        if (result != null) {
            jdbc.sql(
                            "update objection set result = ?, findings = '查明', answer = '答复', decided_at = ?, decided_by = 'p1'"
                                    + " where case_number = ?")
                    .params(result, now(), objection.value())
                    .update();
        }
    }

    /** A relief case that was noticed and then approved. */
    CaseNumber approvedRelief(HouseholdId household) {
        CaseNumber number = caseOf(household, CaseKind.RELIEF);
        noticed(number);
        decided(number, Role.CIVIL_AFFAIRS, "APPROVED");
        return number;
    }

    NewGrant relief(CaseNumber number, String period, Money amount) {
        LocalDate today = clock.today();
        return NewGrant.atOnce(number, BenefitItem.RELIEF_CASH, period, today, amount, Set.of(APPROVE));
    }

    /** A payment of the grant's first instalment as the application would write it, for attacks that change a column. */
    Map<String, Object> paymentRow(CaseNumber number) {
        Map<String, Object> row = new LinkedCaseInsensitiveMap<>();
        row.putAll(jdbc.sql("select g.id as grant_id, g.case_number, g.household_id, g.decision_id, g.approved_at,"
                        + " i.id as instalment_id, i.amount_fen, g.payee_lookup, a.id as account_id,"
                        + " a.effective_at as account_effective_at from funds_grant g join funds_instalment i"
                        + " on i.grant_id = g.id and i.position_no = 1 left join funds_payee_account a"
                        + " on a.active_household = g.household_id where g.active_case = ?")
                .param(number.value())
                .query()
                .singleRow());
        jdbc.sql("select l.id, l.sheet_id, s.term_ended_at from notice_line l join notice_sheet s on s.id = l.sheet_id"
                        + " where l.case_number = ? order by l.id desc fetch first 1 rows only")
                .param(number.value())
                .query()
                .listOfRows()
                .forEach(notice -> {
                    row.put("notice_line_id", notice.get("id"));
                    row.put("notice_sheet_id", notice.get("sheet_id"));
                    row.put("notice_ended_at", notice.get("term_ended_at"));
                });
        row.put("attempt", 1);
        row.put("payee_name", "赵试验");
        row.put("household_no", "H1");
        row.put("released_at", now());
        row.put("released_by", "p1");
        row.put("status", "READY");
        row.put("active_instalment", row.get("instalment_id"));
        return row;
    }

    /** Writes the row past the application. */
    void insertPayment(Map<String, Object> row) {
        List<String> columns = List.copyOf(row.keySet());
        jdbc.sql("insert into funds_payment (" + String.join(", ", columns) + ") values ("
                        + columns.stream().map(column -> ":" + column).collect(Collectors.joining(", ")) + ")")
                .params(row)
                .update();
    }

    /** What an attack met: the database's refusal; the attack is undone in any case. */
    @Nullable
    Throwable attack(Runnable deed) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            Throwable met = Assertions.catchThrowable(deed::run);
            if (met instanceof BadSqlGrammarException mistake) {
                throw mistake;
            }
            return met;
        });
    }

    private OffsetDateTime now() {
        return clock.now().atZone(BusinessClock.ZONE).toOffsetDateTime();
    }
}
