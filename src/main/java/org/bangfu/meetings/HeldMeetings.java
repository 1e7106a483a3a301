package org.bangfu.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.bangfu.engine.BusinessClock;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.Finding;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.meeting.VoteFacts;
import org.bangfu.policy.meeting.VoteRules;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Meetings in our tables, judged by the rules of quorum and majority. */
@Repository
class HeldMeetings implements Meetings {

    private final JdbcClient jdbc;
    private final List<MeetingAgenda> agendas;
    private final OpenTasks tasks;
    private final CaseFiles cases;
    private final Evidence evidence;
    private final DecisionRecords decisions;
    private final AuditTrail audit;
    private final Actor actor;
    private final Clock clock;

    HeldMeetings(
            JdbcClient jdbc,
            ObjectProvider<MeetingAgenda> agendas,
            @Lazy OpenTasks tasks,
            CaseFiles cases,
            Evidence evidence,
            DecisionRecords decisions,
            AuditTrail audit,
            Actor actor,
            Clock clock) {
        this.jdbc = jdbc;
        this.agendas = agendas.orderedStream().toList();
        this.tasks = tasks;
        this.cases = cases;
        this.evidence = evidence;
        this.decisions = decisions;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** The level on which a meeting gathers. */
    private static AreaLevel level(MeetingType type) {
        return type == MeetingType.GROUP_APPRAISAL ? AreaLevel.GROUP : AreaLevel.VILLAGE;
    }

    private static RuleSet<VoteFacts> rules(MeetingType type) {
        return type == MeetingType.GROUP_APPRAISAL ? VoteRules.GROUP : VoteRules.ASSEMBLY;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Waiting> waiting(AreaCode within) {
        List<Waiting> waiting = new ArrayList<>();
        for (MeetingAgenda agenda : agendas) {
            Map<AreaCode, List<OpenTask>> places = new TreeMap<>();
            for (OpenTask task : tasks.waitingAt(agenda.process(), agenda.taskKey(), within)) {
                places.computeIfAbsent(task.area().at(level(agenda.type())), area -> new ArrayList<>())
                        .add(task);
            }
            places.forEach((area, open) -> {
                Map<String, Integer> order = new HashMap<>();
                open.forEach(task -> order.put(task.id(), agenda.order(task.caseNumber())));
                open.sort(Comparator.comparing(task -> order.get(task.id())));
                waiting.add(new Waiting(area, agenda, List.copyOf(open)));
            });
        }
        return waiting;
    }

    @Override
    @Transactional
    public Meeting record(NewMeeting meeting) {
        MeetingAgenda agenda = agendas.stream()
                .filter(candidate -> candidate.type() == meeting.type()
                        && candidate.taskKey().equals(meeting.taskKey()))
                .findFirst()
                .orElseThrow(() -> new MeetingRefused("没有这种会议，请从“会议”页面进入"));
        requireComplete(meeting);
        LocalDate heldOn = meeting.heldAt().atZone(BusinessClock.ZONE).toLocalDate();
        Map<Ballot, OpenTask> voted = votedOn(meeting, agenda);
        Map<Ballot, Evaluation<VoteFacts>> judged = new HashMap<>();
        String noQuorum = null;
        for (Ballot ballot : meeting.ballots()) {
            Evaluation<VoteFacts> evaluation =
                    decisions.evaluate(rules(meeting.type()), facts(meeting, ballot), heldOn);
            Optional<Finding> wrong = finding(evaluation, VoteRules.COUNTS);
            if (wrong.isPresent()) {
                throw new MeetingRefused("案卷 " + task(voted, ballot).caseNumber() + "："
                        + wrong.get().sentence());
            }
            noQuorum = finding(evaluation, VoteRules.NO_QUORUM)
                    .map(Finding::sentence)
                    .orElse(noQuorum);
            judged.put(ballot, evaluation);
        }
        boolean valid = noQuorum == null;
        long id = insert(meeting, agenda, valid, noQuorum == null ? "到会人数达到规定，表决有效。" : noQuorum);
        if (meeting.signIn() != null && meeting.signInName() != null) {
            evidence.store(
                    "meeting:" + id,
                    meeting.area(),
                    EvidenceKind.MEETING_SIGN_IN,
                    meeting.signInName(),
                    meeting.signIn());
        }
        audit.record(AuditEntry.of("meeting.recorded")
                .in(meeting.area())
                .about("meeting:" + id)
                .with("type", meeting.type().name())
                .with("valid", valid)
                .with("present", meeting.present() + "/" + meeting.eligible())
                .with("cases", meeting.ballots().size()));
        for (Ballot ballot : meeting.ballots()) {
            decide(id, meeting, ballot, task(voted, ballot), judged.get(ballot), valid);
        }
        return find(id).orElseThrow();
    }

    private void decide(
            long id,
            NewMeeting meeting,
            Ballot ballot,
            OpenTask task,
            @Nullable Evaluation<VoteFacts> evaluation,
            boolean valid) {
        if (evaluation == null) {
            throw new IllegalStateException("案卷 " + task.caseNumber() + " 没有表决核算");
        }
        boolean passed = valid && finding(evaluation, VoteRules.CARRIED).isPresent();
        insert(id, ballot, task, passed, valid);
        decisions.keep(task.caseNumber(), evaluation);
        cases.note(new TimelineEntry(
                task.caseNumber(),
                "meeting.voted",
                meeting.type().label() + "：到会" + meeting.present() + "人，同意" + ballot.yes() + "、反对" + ballot.no() + "、弃权"
                        + ballot.abstain() + (ballot.recused() > 0 ? "、回避" + ballot.recused() : "")
                        + (valid ? (passed ? "，通过" : "，未通过") : "，到会不足，表决无效")));
        if (valid) {
            tasks.complete(task.id(), Map.of(MeetingAgenda.MEETING, id));
        }
    }

    private static OpenTask task(Map<Ballot, OpenTask> voted, Ballot ballot) {
        OpenTask task = voted.get(ballot);
        if (task == null) {
            throw new IllegalStateException("表决的户没有任务");
        }
        return task;
    }

    private void requireComplete(NewMeeting meeting) {
        if (meeting.area().level() != level(meeting.type())) {
            throw new MeetingRefused("会议地点与会议种类不符，请从“会议”页面重新进入");
        }
        if (meeting.heldAt().isAfter(clock.instant())) {
            throw new MeetingRefused("会议时间不能晚于现在，请核对");
        }
        if (meeting.eligible() <= 0 || meeting.present() < 0 || meeting.present() > meeting.eligible()) {
            throw new MeetingRefused("应到人数应大于零，实到人数不能超过应到人数，请核对");
        }
        if (meeting.place().isBlank()
                || meeting.chair().isBlank()
                || meeting.recorder().isBlank()) {
            throw new MeetingRefused("请填写会议地点、主持人和记录人");
        }
        if (meeting.place().length() > 100
                || meeting.chair().length() > 60
                || meeting.recorder().length() > 60) {
            throw new MeetingRefused("会议地点不超过100字，主持人、记录人各不超过60字，请写短一些");
        }
        if (meeting.minutes().isBlank() || meeting.minutes().length() > 4000) {
            throw new MeetingRefused("请填写会议记录（4000字以内）");
        }
        if (meeting.ballots().isEmpty()) {
            throw new MeetingRefused("没有表决的户，请至少勾选一户");
        }
        if (meeting.ballots().stream().anyMatch(ballot -> ballot.note().length() > 1000)) {
            throw new MeetingRefused("每户的评议意见不超过1000字，请写短一些");
        }
    }

    private Map<Ballot, OpenTask> votedOn(NewMeeting meeting, MeetingAgenda agenda) {
        Map<Ballot, OpenTask> voted = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Ballot ballot : meeting.ballots()) {
            OpenTask task = tasks.find(ballot.taskId())
                    .filter(open -> open.process().equals(agenda.process())
                            && open.key().equals(agenda.taskKey())
                            && meeting.area().contains(open.area()))
                    .orElseThrow(() -> new MeetingRefused("所选的户中有已不在待评议状态的，请刷新页面后重新填写"));
            if (!seen.add(task.id())) {
                throw new MeetingRefused("案卷 " + task.caseNumber() + " 填了两次，请删去一行");
            }
            voted.put(ballot, task);
        }
        return voted;
    }

    private static VoteFacts facts(NewMeeting meeting, Ballot ballot) {
        return new VoteFacts(
                meeting.eligible(), meeting.present(), ballot.recused(), ballot.yes(), ballot.no(), ballot.abstain());
    }

    private static Optional<Finding> finding(Evaluation<?> evaluation, String code) {
        return evaluation.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst();
    }

    private long insert(NewMeeting meeting, MeetingAgenda agenda, boolean valid, String finding) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("type", meeting.type().name());
        row.put("area", meeting.area().value());
        row.put("process", agenda.process());
        row.put("task", agenda.taskKey());
        row.put("question", agenda.question());
        row.put("held", meeting.heldAt().atZone(BusinessClock.ZONE).toOffsetDateTime());
        row.put("place", meeting.place().strip());
        row.put("chair", meeting.chair().strip());
        row.put("recorder", meeting.recorder().strip());
        row.put("eligible", meeting.eligible());
        row.put("present", meeting.present());
        row.put("valid", valid);
        row.put("finding", finding);
        row.put("minutes", meeting.minutes().strip());
        row.put("at", OffsetDateTime.now(clock));
        row.put("by", actor.current().orElse(PersonId.SYSTEM).value());
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into meeting (meeting_type, area, process, task_key, question, held_at, place, chair,
                            recorder, eligible, present, valid, finding, minutes, recorded_at, recorded_by)
                        values (:type, :area, :process, :task, :question, :held, :place, :chair, :recorder, :eligible,
                            :present, :valid, :finding, :minutes, :at, :by)""").params(row).update(key, "id");
        return Objects.requireNonNull(key.getKeyAs(Long.class), "编号");
    }

    private void insert(long meeting, Ballot ballot, OpenTask task, boolean passed, boolean valid) {
        jdbc.sql("""
                        insert into meeting_vote (meeting_id, case_number, task_id, yes, no, abstain, recused, passed, note)
                        values (:meeting, :case, :task, :yes, :no, :abstain, :recused, :passed, :note)""")
                .param("meeting", meeting)
                .param("case", task.caseNumber().value())
                .param("task", valid ? task.id() : null)
                .param("yes", ballot.yes())
                .param("no", ballot.no())
                .param("abstain", ballot.abstain())
                .param("recused", ballot.recused())
                .param("passed", passed)
                .param("note", ballot.note().strip())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Meeting> find(long id) {
        return jdbc.sql("select * from meeting where id = :id")
                .param("id", id)
                .query(this::meeting)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Meeting> of(AreaCode within, int limit) {
        return jdbc.sql("select * from meeting where area >= :from and area < :to"
                        + " order by id desc fetch first :limit rows only")
                .param("from", within.value())
                .param("to", Long.toString(Long.parseLong(within.value()) + 1))
                .param("limit", limit)
                .query(this::meeting)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<MeetingResult> result(long meeting, CaseNumber caseNumber) {
        return ofCase(caseNumber).stream()
                .filter(result -> result.meeting() == meeting)
                .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<MeetingResult> ofCase(CaseNumber caseNumber) {
        return jdbc.sql("""
                        select m.id, m.meeting_type, m.held_at, m.valid, m.eligible, m.present, v.yes, v.no, v.abstain,
                            v.recused, v.passed, v.note
                        from meeting_vote v join meeting m on m.id = v.meeting_id
                        where v.case_number = :case order by m.id""")
                .param("case", caseNumber.value())
                .query((row, i) -> new MeetingResult(
                        row.getLong("id"),
                        MeetingType.valueOf(row.getString("meeting_type")),
                        instant(row, "held_at"),
                        row.getBoolean("valid"),
                        row.getBoolean("passed"),
                        row.getInt("eligible"),
                        row.getInt("present"),
                        row.getInt("yes"),
                        row.getInt("no"),
                        row.getInt("abstain"),
                        row.getInt("recused"),
                        row.getString("note")))
                .list();
    }

    private Meeting meeting(ResultSet row, int index) throws SQLException {
        long id = row.getLong("id");
        return new Meeting(
                id,
                MeetingType.valueOf(row.getString("meeting_type")),
                new AreaCode(row.getString("area")),
                row.getString("question"),
                instant(row, "held_at"),
                row.getString("place"),
                row.getString("chair"),
                row.getString("recorder"),
                row.getInt("eligible"),
                row.getInt("present"),
                row.getBoolean("valid"),
                row.getString("finding"),
                row.getString("minutes"),
                votes(id),
                instant(row, "recorded_at"),
                new PersonId(row.getString("recorded_by")));
    }

    private List<Meeting.Vote> votes(long meeting) {
        return jdbc.sql("select * from meeting_vote where meeting_id = :meeting order by case_number")
                .param("meeting", meeting)
                .query((row, i) -> new Meeting.Vote(
                        new CaseNumber(row.getString("case_number")),
                        row.getInt("yes"),
                        row.getInt("no"),
                        row.getInt("abstain"),
                        row.getInt("recused"),
                        row.getBoolean("passed"),
                        row.getString("note")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
