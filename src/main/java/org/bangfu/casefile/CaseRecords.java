package org.bangfu.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.engine.Actor;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of cases in our tables. */
@Repository
class CaseRecords implements CaseFiles {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String COLUMNS =
            "number, kind, household_id, area, status, outcome_code, outcome_label, about_case, process_instance,"
                    + " opened_at, opened_by, closed_at";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Actor actor;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate alone;

    CaseRecords(
            JdbcClient jdbc,
            Clock clock,
            Actor actor,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.actor = actor;
        this.events = events;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    @Transactional
    public CaseFile open(CaseKind kind, HouseholdId household, AreaCode area) {
        if (kind.onePerHousehold() && openCase(household, kind).isPresent()) {
            throw new CaseAlreadyOpen(kind, household);
        }
        return insert(kind, household, area, null);
    }

    @Override
    @Transactional
    public CaseFile openForVillage(CaseKind kind, AreaCode village) {
        if (kind != CaseKind.VILLAGE_EXIT || village.level() != AreaLevel.VILLAGE) {
            throw new IllegalArgumentException("不是整村的案卷：" + kind + " " + village);
        }
        return insert(kind, null, village, null);
    }

    @Override
    @Transactional
    public CaseFile openAbout(CaseKind kind, CaseNumber about) {
        CaseFile subject = get(about);
        if (kind.onePerHousehold() && openCase(subject.household(), kind).isPresent()) {
            throw new CaseAlreadyOpen(kind, subject.household());
        }
        return insert(kind, subject.householdIfAny(), subject.area(), about);
    }

    private CaseFile insert(CaseKind kind, @Nullable HouseholdId household, AreaCode area, @Nullable CaseNumber about) {
        CaseNumber number = nextNumber(kind, area);
        try {
            jdbc.sql("""
                            insert into case_file
                                (number, kind, household_id, area, status, about_case, opened_at, opened_by, active_key)
                            values (:number, :kind, :household, :area, 'OPEN', :about, :at, :by, :active)""")
                    .param("number", number.value())
                    .param("kind", kind.name())
                    .param("household", household == null ? null : household.value())
                    .param("area", area.value())
                    .param("about", about == null ? null : about.value())
                    .param("at", now())
                    .param("by", acting().value())
                    .param(
                            "active",
                            kind.onePerHousehold() ? kind.code() + ":" + (household == null ? area : household) : null)
                    .update();
        } catch (DuplicateKeyException e) {
            throw CaseAlreadyOpen.of(kind, household, area);
        }
        events.publishEvent(new CaseOpened(number, kind, household, area));
        return get(number);
    }

    private CaseNumber nextNumber(CaseKind kind, AreaCode area) {
        String county = area.at(AreaLevel.COUNTY).value();
        int year = now().getYear();
        Optional<Long> next = increment(kind, county, year);
        if (next.isEmpty()) {
            beginYear(kind, county, year);
            next = increment(kind, county, year);
        }
        return new CaseNumber("%s-%s-%d-%06d".formatted(kind.code(), county, year, next.orElseThrow()));
    }

    private Optional<Long> increment(CaseKind kind, String county, int year) {
        int found = jdbc.sql("update case_sequence set last_number = last_number + 1"
                        + " where kind = :kind and county = :county and in_year = :year")
                .param("kind", kind.code())
                .param("county", county)
                .param("year", year)
                .update();
        return found == 0
                ? Optional.empty()
                : jdbc.sql("select last_number from case_sequence"
                                + " where kind = :kind and county = :county and in_year = :year")
                        .param("kind", kind.code())
                        .param("county", county)
                        .param("year", year)
                        .query(Long.class)
                        .optional();
    }

    /** The first case of a year: two at once may try, in transactions of their own so that neither spoils the caller's. */
    private void beginYear(CaseKind kind, String county, int year) {
        try {
            alone.executeWithoutResult(
                    status -> jdbc.sql("insert into case_sequence (kind, county, in_year, last_number)"
                                    + " values (:kind, :county, :year, 0)")
                            .param("kind", kind.code())
                            .param("county", county)
                            .param("year", year)
                            .update());
        } catch (DuplicateKeyException e) {
            // Somebody else has begun the year: that is as good.
            return;
        }
    }

    @Override
    @Transactional
    public void processStarted(CaseNumber number, String processInstance) {
        int changed = jdbc.sql("update case_file set process_instance = :instance"
                        + " where number = :number and process_instance is null")
                .param("instance", processInstance)
                .param("number", number.value())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("案卷 " + number + " 不存在或已有流程在办，请核对");
        }
    }

    @Override
    public Optional<CaseFile> find(CaseNumber number) {
        return jdbc.sql("select " + COLUMNS + " from case_file where number = :number")
                .param("number", number.value())
                .query(CaseRecords::caseFile)
                .optional();
    }

    @Override
    public CaseFile get(CaseNumber number) {
        return find(number).orElseThrow(() -> new IllegalStateException("没有编号为 " + number + " 的案卷，请核对"));
    }

    @Override
    public List<CaseFile> ofHousehold(HouseholdId household) {
        return jdbc.sql("select " + COLUMNS + " from case_file where household_id = :household"
                        + " order by opened_at desc, number desc")
                .param("household", household.value())
                .query(CaseRecords::caseFile)
                .list();
    }

    @Override
    public Optional<CaseFile> openCase(HouseholdId household, CaseKind kind) {
        return jdbc.sql("select " + COLUMNS + " from case_file where household_id = :household and kind = :kind"
                        + " and status = 'OPEN' order by number fetch first 1 rows only")
                .param("household", household.value())
                .param("kind", kind.name())
                .query(CaseRecords::caseFile)
                .optional();
    }

    @Override
    public List<CaseFile> about(CaseNumber number) {
        return jdbc.sql("select " + COLUMNS + " from case_file where about_case = :number order by opened_at, number")
                .param("number", number.value())
                .query(CaseRecords::caseFile)
                .list();
    }

    @Override
    @Transactional
    public void close(CaseNumber number, Outcome outcome) {
        int changed = jdbc.sql("update case_file set status = 'CLOSED', outcome_code = :code, outcome_label = :label,"
                        + " closed_at = :at, active_key = null where number = :number and status = 'OPEN'")
                .param("code", outcome.code())
                .param("label", outcome.label())
                .param("at", now())
                .param("number", number.value())
                .update();
        CaseFile file = get(number);
        if (changed != 1) {
            throw new IllegalStateException("案卷 " + number + " 已办结，不能再次办结");
        }
        events.publishEvent(new CaseClosed(number, file.kind(), file.householdIfAny(), file.area(), outcome));
    }

    @Override
    @Transactional
    public void decided(Decision decision) {
        jdbc.sql("""
                        insert into case_decision (case_number, task_id, step, step_label, role, tier, person,
                            outcome_code, outcome_label, reason, decided_at)
                        select cast(:case as varchar(40)), cast(:task as varchar(64)), cast(:step as varchar(100)),
                            cast(:label as varchar(200)), cast(:role as varchar(40)), cast(:tier as varchar(20)),
                            cast(:by as varchar(40)), cast(:code as varchar(40)), cast(:outcome as varchar(100)),
                            cast(:reason as varchar(4000)), cast(:at as timestamp with time zone)
                        from (values (1)) as one (n)
                        where not exists (select 1 from case_decision where task_id = :task)""")
                .param("case", decision.caseNumber().value())
                .param("task", decision.taskId())
                .param("step", decision.step())
                .param("label", decision.stepLabel())
                .param("role", decision.role().id())
                .param("tier", decision.role().tier().name())
                .param("by", decision.by().value())
                .param("code", decision.outcome().code())
                .param("outcome", decision.outcome().label())
                .param("reason", decision.reason())
                .param("at", now())
                .update();
    }

    @Override
    public List<Decision.Made> decisions(CaseNumber number) {
        return jdbc.sql("select * from case_decision where case_number = :case order by id")
                .param("case", number.value())
                .query((row, i) -> new Decision.Made(
                        new Decision(
                                number,
                                row.getString("task_id"),
                                row.getString("step"),
                                row.getString("step_label"),
                                Role.of(row.getString("role")).orElseThrow(),
                                new PersonId(row.getString("person")),
                                new Outcome(row.getString("outcome_code"), row.getString("outcome_label")),
                                row.getString("reason")),
                        instant(row, "decided_at")))
                .list();
    }

    @Override
    @Transactional
    public void note(TimelineEntry entry) {
        jdbc.sql("insert into case_event (case_number, kind, sentence, person, happened_at)"
                        + " values (:case, :kind, :sentence, :by, :at)")
                .param("case", entry.caseNumber().value())
                .param("kind", entry.kind())
                .param("sentence", entry.sentence())
                .param("by", acting().value())
                .param("at", now())
                .update();
    }

    @Override
    public List<TimelineLine> timeline(CaseNumber number) {
        CaseFile file = get(number);
        List<TimelineLine> lines = new ArrayList<>();
        lines.add(new TimelineLine(
                file.openedAt(),
                file.openedBy(),
                "case.opened",
                "立案：" + file.kind().label()));
        decisions(number)
                .forEach(made -> lines.add(new TimelineLine(
                        made.at(),
                        made.decision().by(),
                        "case.decided",
                        made.decision().stepLabel() + "："
                                + made.decision().outcome().label())));
        lines.addAll(jdbc.sql("select * from case_event where case_number = :case order by id")
                .param("case", number.value())
                .query((row, i) -> new TimelineLine(
                        instant(row, "happened_at"),
                        new PersonId(row.getString("person")),
                        row.getString("kind"),
                        row.getString("sentence")))
                .list());
        lines.addAll(jdbc.sql("select kind, stored_at, stored_by from evidence where case_number = :case order by id")
                .param("case", number.value())
                .query((row, i) -> new TimelineLine(
                        instant(row, "stored_at"),
                        new PersonId(row.getString("stored_by")),
                        "evidence.stored",
                        "上传材料：" + EvidenceKind.valueOf(row.getString("kind")).label()))
                .list());
        about(number)
                .forEach(other -> lines.add(new TimelineLine(
                        other.openedAt(),
                        other.openedBy(),
                        "case.about",
                        other.kind().label() + " " + other.number() + "：" + other.statusLabel())));
        if (file.closedAt() != null && file.outcome() != null) {
            lines.add(new TimelineLine(
                    file.closedAt(),
                    PersonId.SYSTEM,
                    "case.closed",
                    "办结：" + file.outcome().label()));
        }
        lines.sort(Comparator.comparing(TimelineLine::at));
        return lines;
    }

    @Override
    public CaseList list(CaseQuery query) {
        List<AreaCode> areas = query.within().stream().sorted().toList();
        if (areas.isEmpty()) {
            return new CaseList(List.of(), null);
        }
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from case_file where (");
        for (int i = 0; i < areas.size(); i++) {
            sql.append(i == 0 ? "" : " or ")
                    .append("(area >= :from")
                    .append(i)
                    .append(" and area < :to")
                    .append(i);
            sql.append(")");
        }
        sql.append(")");
        if (!query.readable().isEmpty()) {
            sql.append(" and kind in (:readable)");
        }
        if (query.kind() != null) {
            sql.append(" and kind = :kind");
        }
        if (query.status() != null) {
            sql.append(" and status = :status");
        }
        Optional<CaseFile> last = query.after() == null ? Optional.empty() : find(query.after());
        if (last.isPresent()) {
            sql.append(" and (opened_at < :at or (opened_at = :at and number < :after))");
        }
        sql.append(" order by opened_at desc, number desc fetch first :limit rows only");
        JdbcClient.StatementSpec statement = jdbc.sql(sql.toString()).param("limit", query.limit() + 1);
        for (int i = 0; i < areas.size(); i++) {
            String from = areas.get(i).value();
            statement = statement.param("from" + i, from).param("to" + i, Long.toString(Long.parseLong(from) + 1));
        }
        if (!query.readable().isEmpty()) {
            statement = statement.param(
                    "readable", query.readable().stream().map(CaseKind::name).toList());
        }
        if (query.kind() != null) {
            statement = statement.param("kind", query.kind().name());
        }
        if (query.status() != null) {
            statement = statement.param("status", query.status().name());
        }
        if (last.isPresent()) {
            statement = statement
                    .param("at", offset(last.get().openedAt()))
                    .param("after", last.get().number().value());
        }
        List<CaseFile> found = statement.query(CaseRecords::caseFile).list();
        return found.size() <= query.limit()
                ? new CaseList(found, null)
                : new CaseList(
                        found.subList(0, query.limit()),
                        found.get(query.limit() - 1).number());
    }

    private static CaseFile caseFile(ResultSet row, int index) throws SQLException {
        String code = row.getString("outcome_code");
        String about = row.getString("about_case");
        Long household = row.getObject("household_id", Long.class);
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new CaseFile(
                new CaseNumber(row.getString("number")),
                CaseKind.valueOf(row.getString("kind")),
                household == null ? null : new HouseholdId(household),
                new AreaCode(row.getString("area")),
                CaseFile.Status.valueOf(row.getString("status")),
                code == null ? null : new Outcome(code, row.getString("outcome_label")),
                about == null ? null : new CaseNumber(about),
                row.getString("process_instance"),
                instant(row, "opened_at"),
                new PersonId(row.getString("opened_by")),
                closed == null ? null : closed.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return offset(clock.instant());
    }

    private static OffsetDateTime offset(Instant at) {
        return at.atZone(ZONE).toOffsetDateTime();
    }

    private PersonId acting() {
        return actor.current().orElse(PersonId.SYSTEM);
    }
}
