package org.bangfu.exit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
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
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The visits of the years after an exit (回头看), and what follows when an exit turns out to have been wrong (错退). Which
 * visits are due is a table that is swept: no clock runs for each household.
 */
@Component
@Transactional
public class LookBacks {

    private static final String SWEEP = "exit-look-back";
    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final ExitCases cases;
    private final CaseFiles caseFiles;
    private final Households households;
    private final PolicyParameters policy;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LookBacks(
            JdbcClient jdbc,
            ExitCases cases,
            CaseFiles caseFiles,
            Households households,
            PolicyParameters policy,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.caseFiles = caseFiles;
        this.households = households;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Plans a visit for each of the years after the exit. */
    void plan(CaseNumber exitCase, LocalDate exitedOn) {
        int years = policy.number("exit.lookBack.years", exitedOn);
        for (int year = 1; year <= years; year++) {
            jdbc.sql("insert into exit_look_back (exit_case, visit_no, due_on) values (?, ?, ?)")
                    .params(exitCase.value(), year, exitedOn.plusYears(year))
                    .update();
        }
    }

    /**
     * Opens the visits that are due, a batch in one transaction: one node at a time, a crash repeats nothing and loses
     * nothing.
     *
     * @return how many were looked at; fewer than a batch when no more are due
     */
    int openDue() {
        boolean mine = !jdbc.sql("select name from sweep_run where name = ? for update skip locked")
                .param(SWEEP)
                .query(String.class)
                .list()
                .isEmpty();
        if (!mine) {
            return 0;
        }
        List<LookBack> due = jdbc.sql("select * from exit_look_back where due_on <= ? and look_back_case is null"
                        + " and given_up_on is null order by due_on, id fetch first " + BATCH + " rows only")
                .param(today())
                .query((rs, n) -> row(rs))
                .list();
        due.forEach(this::open);
        jdbc.sql("update sweep_run set ran_at = ?, handled = ? where name = ?")
                .params(OffsetDateTime.now(clock), due.size(), SWEEP)
                .update();
        return due.size();
    }

    static boolean isMore(int handled) {
        return handled == BATCH;
    }

    private void open(LookBack due) {
        CaseFile former = caseFiles.get(due.exitCase());
        if (households.get(former.household()).status() != HouseholdStatus.EXITED) {
            giveUp(due.exitCase());
            return;
        }
        CaseFile file = caseFiles.openAbout(CaseKind.LOOK_BACK, due.exitCase());
        jdbc.sql("update exit_look_back set look_back_case = ? where id = ?")
                .params(file.number().value(), due.id())
                .update();
        audit.record(AuditEntry.of("exit.lookBackOpened")
                .onCase(file.number())
                .in(file.area())
                .with("exitCase", due.exitCase()));
        events.publishEvent(new LookBackDue(file.number(), file.area()));
    }

    /** The visits of a household that is no longer an exited one are not made. */
    private void giveUp(CaseNumber exitCase) {
        jdbc.sql("update exit_look_back set given_up_on = ? where exit_case = ? and look_back_case is null"
                        + " and given_up_on is null")
                .params(today(), exitCase.value())
                .update();
    }

    /** The visits after an exit, the first first. */
    @Transactional(readOnly = true)
    public List<LookBack> of(CaseNumber exitCase) {
        return jdbc.sql("select * from exit_look_back where exit_case = ? order by visit_no")
                .param(exitCase.value())
                .query((rs, n) -> row(rs))
                .list();
    }

    /** The visit that a case is about. */
    @Transactional(readOnly = true)
    public Optional<LookBack> find(CaseNumber lookBackCase) {
        return jdbc.sql("select * from exit_look_back where look_back_case = ?")
                .param(lookBackCase.value())
                .query((rs, n) -> row(rs))
                .optional();
    }

    /** Keeps what was seen a year later; answers whether the exit was right. */
    public boolean visited(CompletedTask task, LookBack.Result result, LocalDate on, String finding) {
        LookBack lookBack = locked(task.caseNumber());
        if (on.isAfter(today()) || on.isBefore(lookBack.dueOn().minusYears(1))) {
            throw new TaskRefused("回访日期应在退出之后、不晚于今天，请核对");
        }
        jdbc.sql("update exit_look_back set visited_on = ?, visited_by = ?, result = ?, finding = ? where id = ?")
                .params(on, task.by().value(), result.name(), finding, lookBack.id())
                .update();
        caseFiles.decided(Decision.in(task, Outcome.of(result.name(), result.label()), finding));
        return result != LookBack.Result.WRONG;
    }

    /** Keeps the county's word on an exit that is said to have been wrong. */
    public boolean confirmed(CompletedTask task, boolean wrong, String reason) {
        LookBack lookBack = locked(task.caseNumber());
        jdbc.sql("update exit_look_back set decided_on = ?, decided_by = ?, wrong_exit = ?, decision_reason = ?"
                        + " where id = ?")
                .params(today(), task.by().value(), wrong, reason, lookBack.id())
                .update();
        caseFiles.decided(Decision.in(task, Outcome.of(wrong ? "REVERT" : "KEEP", wrong ? "认定错退" : "维持退出"), reason));
        return wrong;
    }

    /** Corrects the wrong exit that a look-back found. Done twice it has one effect. */
    public void revert(CaseNumber lookBackCase) {
        LookBack lookBack = locked(lookBackCase);
        revert(lookBack.exitCase(), lookBackCase);
    }

    /**
     * Corrects a wrong exit: the household is poor again, whoever verified and approved is on record, everybody who
     * stopped something for the household is told. Done twice it has one effect.
     *
     * @param foundBy the case that found it out
     */
    public void revert(CaseNumber exitCase, CaseNumber foundBy) {
        HouseholdExit exit = cases.lock(exitCase).orElseThrow(() -> new IllegalStateException("没有退出案卷 " + exitCase));
        HouseholdExit.Exited exited = exit.exited();
        if (exited == null) {
            throw new IllegalStateException("案卷 " + exitCase + " 的户没有退出，不能恢复");
        }
        if (exited.revertedBy() != null) {
            return;
        }
        cases.reverted(exitCase, foundBy, today());
        if (households.get(exit.household()).status() == HouseholdStatus.EXITED) {
            households.changeStatus(exit.household(), HouseholdStatus.POOR, foundBy, today(), "WRONG_EXIT");
        }
        answerable(exit)
                .forEach((part, person) -> jdbc.sql(
                                "insert into exit_liability (exit_case, person, part, found_by, recorded_on)"
                                        + " values (?, ?, ?, ?, ?)")
                        .params(exitCase.value(), person.value(), part, foundBy.value(), today())
                        .update());
        giveUp(exitCase);
        caseFiles.note(new TimelineEntry(exitCase, "exit.reverted", "认定为错退（案卷 " + foundBy + "），已恢复贫困户身份"));
        audit.record(
                AuditEntry.of("exit.reverted").onCase(foundBy).in(exit.area()).with("exitCase", exitCase));
        events.publishEvent(new ExitReverted(exit.household(), exitCase, foundBy, exit.year(), today()));
    }

    /** Who answers for the exit, by the part that each took. */
    private Map<String, PersonId> answerable(HouseholdExit exit) {
        Map<String, PersonId> people = new LinkedHashMap<>();
        if (exit.accountedBy() != null) {
            people.put("核算收入", exit.accountedBy());
        }
        if (exit.helper() != null) {
            people.put("帮扶责任人", exit.helper());
        }
        if (exit.firstVerifier() != null) {
            people.put("实地核实", exit.firstVerifier());
        }
        if (exit.secondVerifier() != null) {
            people.put("核实签字", exit.secondVerifier());
        }
        for (Decision.Made made : caseFiles.decisions(exit.caseNumber())) {
            Decision decision = made.decision();
            boolean agreed = decision.outcome().code().equals("APPROVE");
            if (agreed && decision.role().tier() == Role.Tier.TOWNSHIP) {
                people.put("乡镇审核", decision.by());
            }
            if (agreed && decision.role().tier() == Role.Tier.LEADING_GROUP) {
                people.put("领导小组审批", decision.by());
            }
        }
        return people;
    }

    /** A person who answers for a wrong exit, and for which part. */
    public record Liability(PersonId person, String part, LocalDate recordedOn) {}

    /** Who answers for the exit; nobody while it stands. */
    @Transactional(readOnly = true)
    public List<Liability> liabilities(CaseNumber exitCase) {
        return jdbc.sql("select * from exit_liability where exit_case = ? order by part")
                .param(exitCase.value())
                .query((rs, n) -> new Liability(
                        new PersonId(rs.getString("person")),
                        rs.getString("part"),
                        rs.getObject("recorded_on", LocalDate.class)))
                .list();
    }

    /** Closes the case file of a visit; heard when its process reaches an end. */
    public void ended(CaseNumber lookBackCase, Outcome outcome) {
        caseFiles.close(lookBackCase, outcome);
    }

    private LookBack locked(CaseNumber lookBackCase) {
        return jdbc.sql("select * from exit_look_back where look_back_case = ? for update")
                .param(lookBackCase.value())
                .query((rs, n) -> row(rs))
                .optional()
                .orElseThrow(() -> new IllegalStateException("没有回访案卷 " + lookBackCase));
    }

    private static LookBack row(ResultSet rs) throws SQLException {
        String number = rs.getString("look_back_case");
        String result = rs.getString("result");
        return new LookBack(
                rs.getLong("id"),
                new CaseNumber(rs.getString("exit_case")),
                rs.getInt("visit_no"),
                rs.getObject("due_on", LocalDate.class),
                number == null ? null : new CaseNumber(number),
                result == null ? null : LookBack.Result.valueOf(result),
                rs.getString("finding"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
