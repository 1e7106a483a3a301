package org.bangfu.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseClosed;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceItem;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.ShownTime;
import org.bangfu.engine.Actor;
import org.bangfu.engine.BusinessClock;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Household;
import org.bangfu.registry.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The village's notice board in our tables. */
@Component
class NoticeBoard implements NoticeSheets {

    static final String PROCESS = "public-notice";
    static final String POST = "userTask_postNotice";
    static final String TAKE_DOWN = "userTask_takeDownNotice";

    private final JdbcClient jdbc;
    private final NoticeRows rows;
    private final OpenTasks tasks;
    private final CaseFiles cases;
    private final Evidence evidence;
    private final Households households;
    private final Areas areas;
    private final PolicyParameters parameters;
    private final AuditTrail audit;
    private final Actor actor;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ObjectProvider<NoticeFigures> figures;

    NoticeBoard(
            JdbcClient jdbc,
            NoticeRows rows,
            @Lazy OpenTasks tasks,
            CaseFiles cases,
            Evidence evidence,
            Households households,
            Areas areas,
            PolicyParameters parameters,
            AuditTrail audit,
            Actor actor,
            ApplicationEventPublisher events,
            Clock clock,
            ObjectProvider<NoticeFigures> figures) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.tasks = tasks;
        this.cases = cases;
        this.evidence = evidence;
        this.households = households;
        this.areas = areas;
        this.parameters = parameters;
        this.audit = audit;
        this.actor = actor;
        this.events = events;
        this.clock = clock;
        this.figures = figures;
    }

    @Override
    @Transactional
    public void needed(CaseNumber caseNumber, NoticeType type) {
        rows.release(caseNumber);
        jdbc.sql("insert into notice_need (case_number, notice_type, needed_at, active_case)"
                        + " values (:case, :type, :at, :case)")
                .param("case", caseNumber.value())
                .param("type", type.code())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Waiting> waiting(AreaCode within) {
        Map<String, List<OpenTask>> groups = new TreeMap<>();
        List<OpenTask> open = tasks.waitingAt(PROCESS, POST, within);
        Map<CaseNumber, NoticeType> needs = rows.needs(within);
        Map<CaseNumber, CaseNumber> drafts = rows.drafts(within);
        for (OpenTask task : open) {
            NoticeType type = needs.get(task.caseNumber());
            if (type != null && !drafts.containsKey(task.caseNumber())) {
                groups.computeIfAbsent(task.area().at(AreaLevel.VILLAGE) + " " + type.name(), key -> new ArrayList<>())
                        .add(task);
            }
        }
        List<Waiting> waiting = new ArrayList<>();
        groups.forEach((key, group) -> {
            String[] parts = key.split(" ", 2);
            group.sort(Comparator.comparing(OpenTask::area)
                    .thenComparing(task -> task.caseNumber().value()));
            waiting.add(new Waiting(new AreaCode(parts[0]), NoticeType.valueOf(parts[1]), List.copyOf(group)));
        });
        return waiting;
    }

    @Override
    @Transactional
    public NoticeSheet drawUp(Collection<String> taskIds, String note, String phone) {
        if (taskIds.isEmpty()) {
            throw new NoticeRefused("没有选择要公示的户，请至少勾选一户");
        }
        requirePublishable(note, "补充说明");
        requirePublishable(phone, "异议电话");
        if (phone.isBlank() || phone.length() > 40 || note.length() > 500) {
            throw new NoticeRefused("请填写异议电话（办公座机，40字以内），补充说明不超过500字");
        }
        List<OpenTask> chosen = taskIds.stream()
                .distinct()
                .map(id -> tasks.find(id)
                        .filter(task ->
                                task.process().equals(PROCESS) && task.key().equals(POST))
                        .orElseThrow(() -> new NoticeRefused("所选的户中有已不在待张贴状态的，请刷新页面后重新勾选")))
                .sorted(Comparator.comparing(OpenTask::area)
                        .thenComparing(task -> task.caseNumber().value()))
                .toList();
        AreaCode village = chosen.get(0).area().at(AreaLevel.VILLAGE);
        NoticeType type = typeOf(chosen.get(0));
        if (chosen.stream().anyMatch(task -> !village.contains(task.area()) || typeOf(task) != type)) {
            throw new NoticeRefused("一张公示榜只能列同一村、同一种公示的户，请分开制作");
        }
        CaseNumber number = rows.nextNumber(village, OffsetDateTime.now(clock).getYear());
        long id = rows.insert(number, type, village, note.strip(), phone.strip(), OffsetDateTime.now(clock), acting());
        int position = 1;
        for (OpenTask task : chosen) {
            try {
                rows.insertLine(id, position, task.caseNumber(), entry(task.caseNumber(), type));
            } catch (DuplicateKeyException e) {
                throw new NoticeRefused("案卷 " + task.caseNumber() + " 已在另一张公示榜上，请刷新页面后重新勾选");
            }
            position++;
        }
        audit.record(AuditEntry.of("notice.drawnUp")
                .in(village)
                .about("notice-sheet:" + id)
                .with("number", number)
                .with("type", type.code())
                .with("cases", chosen.size()));
        return rows.get(number);
    }

    private NoticeType typeOf(OpenTask task) {
        return rows.need(task.caseNumber())
                .orElseThrow(() -> new NoticeRefused("案卷 " + task.caseNumber() + " 没有待公示的事项，请刷新页面"));
    }

    private NoticeEntry entry(CaseNumber caseNumber, NoticeType type) {
        CaseFile file = cases.get(caseNumber);
        Optional<NoticeFigures> source =
                figures.stream().filter(each -> each.type() == type).findFirst();
        NoticeFigures.Figures shown = source.map(each -> each.of(caseNumber)).orElse(NoticeFigures.Figures.NONE);
        String category = shown.category() == null ? type.category() : shown.category();
        try {
            if (file.isOfVillage()) {
                int population = source.map(each -> each.population(caseNumber)).orElse(0);
                return NoticeEntry.ofVillage(areas.name(file.area()), population, category, shown.period());
            }
            Household household = households.get(file.household());
            String group = household.area().level() == AreaLevel.GROUP ? areas.name(household.area()) : "未分组";
            int persons = households.members(household.id()).size();
            return new NoticeEntry(household.headName(), group, persons, category, shown.amount(), shown.period());
        } catch (IllegalArgumentException e) {
            throw new NoticeRefused("案卷 " + caseNumber + " 不能列入公示：" + e.getMessage());
        }
    }

    @Override
    @Transactional
    public void leaveOut(CaseNumber sheet, CaseNumber caseNumber) {
        NoticeSheet locked = locked(sheet, NoticeSheet.Status.DRAFT, "已张贴，不能再移出");
        rows.deleteLine(locked.id(), caseNumber);
        audit.record(AuditEntry.of("notice.lineLeftOut")
                .in(locked.area())
                .onCase(caseNumber)
                .about(locked.subject()));
    }

    @Override
    @Transactional
    public void discard(CaseNumber sheet) {
        NoticeSheet locked = locked(sheet, NoticeSheet.Status.DRAFT, "已张贴，不能作废");
        rows.discard(locked.id());
        audit.record(AuditEntry.of("notice.discarded").in(locked.area()).about(locked.subject()));
    }

    @Override
    @Transactional
    public void post(CaseNumber number, Instant postedAt, String photoName, byte[] photo) {
        NoticeSheet sheet = locked(number, NoticeSheet.Status.DRAFT, "不在待张贴状态，请刷新页面查看");
        if (sheet.lines().isEmpty()) {
            throw new NoticeRefused("公示榜 " + number + " 上没有户，请作废后重新制作");
        }
        if (postedAt.isAfter(clock.instant())
                || postedAt.isBefore(sheet.drawnUpAt().truncatedTo(ChronoUnit.MINUTES))) {
            throw new NoticeRefused("张贴时间应在制作公示榜之后、现在之前，请核对");
        }
        List<String> problems = publishProblems(sheet);
        if (!problems.isEmpty()) {
            throw new NoticeRefused("公示榜 " + number + " 不能张贴：" + String.join("；", problems));
        }
        Map<CaseNumber, OpenTask> open = tasks.waitingAt(PROCESS, POST, sheet.area()).stream()
                .collect(Collectors.toMap(OpenTask::caseNumber, Function.identity(), (a, b) -> a));
        List<String> gone = sheet.lines().stream()
                .map(NoticeSheet.Line::caseNumber)
                .filter(caseNumber -> !open.containsKey(caseNumber))
                .map(CaseNumber::value)
                .toList();
        if (!gone.isEmpty()) {
            throw new NoticeRefused("下列案卷不在您的待张贴任务中，请移出后重新打印，或由其他村干部张贴：" + String.join("、", gone));
        }
        EvidenceItem place = evidence.store(sheet.subject(), sheet.area(), EvidenceKind.NOTICE_PHOTO, photoName, photo);
        LocalDate postedOn = postedAt.atZone(BusinessClock.ZONE).toLocalDate();
        ParameterValue days = parameters.value(sheet.type().daysParameter(), postedOn);
        NoticeTerm term = NoticeTerm.of(postedOn, days.asDays());
        rows.posted(
                sheet,
                place.id(),
                postedAt,
                acting(),
                term,
                days.isVerified(),
                NoticeText.sha256(sheet, areas.fullName(sheet.area())));
        audit.record(AuditEntry.of("notice.posted")
                .in(sheet.area())
                .about(sheet.subject())
                .with("number", number)
                .with("lastDay", term.lastDay())
                .with("cases", sheet.lines().size()));
        events.publishEvent(new NoticePosted(sheet.id(), number, sheet.type(), sheet.area(), term.ends()));
        for (NoticeSheet.Line line : sheet.lines()) {
            rows.needMet(line.caseNumber());
            cases.note(new TimelineEntry(
                    line.caseNumber(),
                    "notice.posted",
                    "张贴公示（" + number + "，" + sheet.type().label() + "），公示期至" + ShownTime.day(term.lastDay()) + "24时"));
            OpenTask task = open.get(line.caseNumber());
            if (task != null) {
                tasks.complete(task.id(), Map.of());
            }
        }
    }

    /** Everything on the sheet that must not be published; empty when it may hang. */
    private static List<String> publishProblems(NoticeSheet sheet) {
        List<String> problems = new ArrayList<>(PublicText.problems(sheet.note()));
        problems.addAll(PublicText.problems(sheet.phone()));
        for (NoticeSheet.Line line : sheet.lines()) {
            NoticeEntry entry = line.entry();
            PublicText.problems(entry.headName() + "\n" + entry.group() + "\n" + entry.category())
                    .forEach(problem -> problems.add("第" + line.position() + "行" + problem));
        }
        return problems;
    }

    @Override
    @Transactional
    public void takeDown(CaseNumber number, Instant takenDownAt, String firstWitness, String secondWitness) {
        NoticeSheet sheet = locked(number, NoticeSheet.Status.ENDED, "公示期未满或已撤下，请刷新页面查看");
        Instant ended = sheet.termEndedAt();
        LocalDate lastDay = sheet.lastDay();
        if (ended == null || lastDay == null) {
            throw new IllegalStateException("公示榜 " + number + " 期满但没有期满时间");
        }
        if (takenDownAt.isAfter(clock.instant()) || takenDownAt.isBefore(new NoticeTerm(0, lastDay).ends())) {
            throw new NoticeRefused("撤下时间应在公示期届满（" + ShownTime.day(lastDay) + "24时）之后、现在之前，请核对");
        }
        String first = firstWitness.strip();
        String second = secondWitness.strip();
        if (first.isEmpty()
                || second.isEmpty()
                || first.equals(second)
                || first.length() > 40
                || second.length() > 40) {
            throw new NoticeRefused("请填写两名不同见证人的姓名");
        }
        rows.lockLines(sheet.id());
        rows.takenDown(sheet.id(), takenDownAt, acting(), first, second);
        audit.record(AuditEntry.of("notice.takenDown")
                .in(sheet.area())
                .about(sheet.subject())
                .with("number", number));
        Map<CaseNumber, OpenTask> open = tasks.waitingAt(PROCESS, TAKE_DOWN, sheet.area()).stream()
                .collect(Collectors.toMap(OpenTask::caseNumber, Function.identity(), (a, b) -> a));
        for (NoticeSheet.Line line : sheet.lines()) {
            OpenTask task = open.get(line.caseNumber());
            if (!line.withdrawn()) {
                cases.note(new TimelineEntry(line.caseNumber(), "notice.takenDown", "公示榜 " + number + " 已撤下"));
                if (task != null) {
                    tasks.complete(task.id(), Map.of());
                }
            }
        }
    }

    @Override
    @Transactional
    public List<CaseNumber> endTerm(CaseNumber number) {
        NoticeSheet sheet = rows.lock(number);
        if (sheet.status() != NoticeSheet.Status.POSTED || sheet.lastDay() == null) {
            return List.of();
        }
        if (clock.instant().isBefore(new NoticeTerm(0, sheet.lastDay()).ends())) {
            throw new IllegalStateException("公示榜 " + number + " 的公示期还没有届满");
        }
        rows.ended(sheet.id(), clock.instant());
        audit.record(AuditEntry.of("notice.termEnded")
                .in(sheet.area())
                .about(sheet.subject())
                .with("number", number));
        List<CaseNumber> standing = rows.activeCases(sheet.id());
        standing.forEach(
                caseNumber -> cases.note(new TimelineEntry(caseNumber, "notice.termEnded", "公示期届满（" + number + "）")));
        return standing;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<NoticeSheet> find(CaseNumber sheet) {
        return rows.find(sheet);
    }

    @Override
    @Transactional(readOnly = true)
    public List<NoticeSheet> of(AreaCode within, NoticeSheet.@Nullable Status status, int limit) {
        return rows.of(within, status, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<NoticeSheet> ofCase(CaseNumber caseNumber) {
        return rows.ofCase(caseNumber);
    }

    @Override
    @Transactional
    public Standing standing(CaseNumber caseNumber) {
        long line = rows.lockLine(caseNumber)
                .orElseThrow(() -> new IllegalStateException("案卷 " + caseNumber + " 没有公示，请核对"));
        Map<String, Integer> results = new HashMap<>();
        jdbc.sql("select result from objection where line_id = :line")
                .param("line", line)
                .query((row, i) -> Optional.ofNullable(row.getString("result")).orElse("OPEN"))
                .list()
                .forEach(result -> results.merge(result, 1, Integer::sum));
        boolean upheld = results.containsKey("UPHELD");
        return new Standing(
                results.containsKey("OPEN"), upheld, !upheld && results.containsKey("PARTLY"), rows.isTakenDown(line));
    }

    @Override
    @Transactional
    public void released(CaseNumber caseNumber) {
        rows.release(caseNumber);
    }

    /** A case that is closed while its notice hangs keeps its line, marked; from a draft it is struck. */
    @EventListener
    void on(CaseClosed closed) {
        rows.withdraw(closed.number());
    }

    private NoticeSheet locked(CaseNumber number, NoticeSheet.Status expected, String otherwise) {
        NoticeSheet sheet = rows.lock(number);
        if (sheet.status() != expected) {
            throw new NoticeRefused("公示榜 " + number + " " + otherwise);
        }
        return sheet;
    }

    private static void requirePublishable(String text, String field) {
        List<String> problems = PublicText.problems(text);
        if (!problems.isEmpty()) {
            throw new NoticeRefused(field + String.join("；", problems));
        }
    }

    private PersonId acting() {
        return actor.current().orElse(PersonId.SYSTEM);
    }
}
