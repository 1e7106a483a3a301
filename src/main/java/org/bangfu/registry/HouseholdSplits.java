package org.bangfu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Splits of households (分户): an act of its own, because families were split to enrol relatives. Until the township has
 * reviewed a split, neither household gets anything new; one that is not genuine stays so. The database refuses both.
 */
@Component
@Transactional
public class HouseholdSplits {

    /** Of the code list {@code MEMBER_CHANGE}: left for another household. */
    private static final String LEFT = "08";

    private final HouseholdRows rows;
    private final JdbcClient jdbc;
    private final Areas areas;
    private final CodeLists codes;
    private final AuditTrail audit;
    private final Actor actor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HouseholdSplits(
            HouseholdRows rows,
            JdbcClient jdbc,
            Areas areas,
            CodeLists codes,
            AuditTrail audit,
            Actor actor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.areas = areas;
        this.codes = codes;
        this.audit = audit;
        this.actor = actor;
        this.events = events;
        this.clock = clock;
    }

    /** Takes the members out of their household and registers them as one of their own. */
    public Registration split(NewSplit split) {
        Household origin = rows.lock(split.from())
                .orElseThrow(() -> new IllegalArgumentException("没有编号为 " + split.from() + " 的户"));
        List<Member> leaving = rows.members(origin.id()).stream()
                .filter(member -> member.isActive() && split.leaving().containsKey(member.id()))
                .toList();
        List<String> reasons = refusals(split, origin, leaving);
        if (!reasons.isEmpty()) {
            return new Registration.Refused(reasons);
        }
        leaving.forEach(member -> jdbc.sql(
                        "update registry_member set left_on = ?, left_reason = ?, active_lookup = null where id = ?")
                .params(split.on(), LEFT, member.id().value())
                .update());
        List<NewMember> people = new ArrayList<>();
        for (Member member : leaving) {
            String relation = split.leaving().get(member.id());
            people.add(
                    new NewMember(member.name(), member.citizenId(), String.valueOf(relation), member.facts(), null));
        }
        HouseholdId id = rows.insert(
                        List.of(new NewHousehold(
                                split.area(),
                                split.address().strip(),
                                null,
                                null,
                                FamilyMarks.UNKNOWN,
                                new HouseholdSplit(split.on(), origin.id()),
                                people)),
                        RegistrationCause.ENTERED,
                        today())
                .get(0);
        record(origin.id(), id, split.area(), split.on(), false, split.ground().strip());
        return new Registration.Registered(id);
    }

    private List<String> refusals(NewSplit split, Household origin, List<Member> leaving) {
        List<String> reasons = new ArrayList<>();
        Map<MemberId, String> asked = split.leaving();
        if (asked.isEmpty() || leaving.size() < asked.size()) {
            reasons.add("请勾选要分出的家庭成员；所选的人中有已不在本户的，请刷新页面");
        }
        if (leaving.stream().anyMatch(Member::isHead)) {
            reasons.add("户主不能分出，请先变更户主");
        }
        if (asked.values().stream().filter(Member.HEAD::equals).count() != 1) {
            reasons.add("分出的户应有且只有一名户主，请核对“与新户主关系”");
        }
        if (!asked.values().stream().allMatch(relation -> codes.has("RELATION", relation))) {
            reasons.add("“与新户主关系”不在代码表里，请重新选择");
        }
        if (!areas.exists(split.area())
                || split.area().level().ordinal() < AreaLevel.VILLAGE.ordinal()
                || !origin.area().at(AreaLevel.TOWNSHIP).contains(split.area())) {
            reasons.add("分出的户应在本乡镇的村或村民小组，请重新选择");
        }
        if (split.address().isBlank() || split.address().length() > 200) {
            reasons.add("请填写分出户的住址（200字以内）");
        }
        if (split.on().isAfter(today())) {
            reasons.add("分户日期不能晚于今天，请核对");
        }
        if (split.ground().isBlank() || split.ground().length() > 1000) {
            reasons.add("请写明分户理由（1000字以内）");
        }
        return reasons;
    }

    /** People who left a household and are registered as another have split off it, whatever it was called. */
    void noticed(HouseholdId registered, AreaCode area, Collection<NewMember> people) {
        List<String> lookups = people.stream()
                .map(NewMember::citizenId)
                .map(rows::citizenLookup)
                .toList();
        jdbc.sql("select household_id, max(left_on) as left_on from registry_member where citizen_lookup in (:lookups)"
                        + " and left_reason = :left and household_id <> :registered group by household_id"
                        + " order by max(left_on) desc, household_id fetch first 1 rows only")
                .param("lookups", lookups)
                .param("left", LEFT)
                .param("registered", registered.value())
                .query((rs, n) -> Map.entry(
                        new HouseholdId(rs.getLong("household_id")), rs.getObject("left_on", LocalDate.class)))
                .optional()
                .ifPresent(left -> {
                    jdbc.sql("update registry_household set split_on = ?, split_from = ? where id = ?")
                            .params(left.getValue(), left.getKey().value(), registered.value())
                            .update();
                    record(left.getKey(), registered, area, left.getValue(), true, "成员从另一户转出后单独登记，按分户处理");
                });
    }

    private void record(
            HouseholdId origin, HouseholdId registered, AreaCode area, LocalDate on, boolean noticed, String ground) {
        jdbc.sql("insert into registry_split (origin, new_household, area, split_on, noticed, ground, recorded_by,"
                        + " recorded_on) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        origin.value(),
                        registered.value(),
                        area.value(),
                        on,
                        noticed,
                        ground,
                        actor.current().orElse(PersonId.SYSTEM).value(),
                        today())
                .update();
        audit.record(AuditEntry.of("household.split")
                .about("household:" + registered)
                .in(area)
                .with("from", "household:" + origin)
                .with("on", on));
        events.publishEvent(new HouseholdDivided(ofHousehold(registered).get(0)));
    }

    /**
     * Keeps the township's answer.
     *
     * @return why not, empty when done
     */
    public Optional<String> review(long id, boolean genuine, String reason, PersonId by) {
        RecordedSplit split = find(id).orElseThrow(() -> new IllegalArgumentException("没有这次分户：" + id));
        if (reason.isBlank() || reason.length() > 1000) {
            return Optional.of("请写明核实情况（1000字以内）");
        }
        if (split.review() != null) {
            return Optional.of("这次分户已经审查过，请刷新页面");
        }
        if (by.equals(split.recordedBy())) {
            return Optional.of("登记分户的人不能审查同一次分户，请由另一位同事审查");
        }
        jdbc.sql("insert into registry_split_review (split_id, recorded_by, genuine, reason, reviewed_by, reviewed_on)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(id, split.recordedBy().value(), genuine, reason.strip(), by.value(), today())
                .update();
        audit.record(AuditEntry.of("household.splitReviewed")
                .about("household:" + split.newHousehold())
                .in(split.area())
                .with("valid", genuine));
        return Optional.empty();
    }

    /** Why the household gets nothing new now: one sentence; empty when nothing of the kind stands against it. */
    @Transactional(readOnly = true)
    public Optional<String> freeze(HouseholdId household) {
        for (RecordedSplit split : ofHousehold(household)) {
            RecordedSplit.Review review = split.review();
            if (review == null) {
                return Optional.of("本户有一次分户还没有经乡镇审查，审查前暂停新的帮扶，请先在“分户审查”页面审查");
            }
            if (!review.genuine() && split.newHousehold().equals(household)) {
                return Optional.of("乡镇审查认定本户不是真实分户，不能单独享受帮扶");
            }
        }
        return Optional.empty();
    }

    /** The splits by which the household arose or that it gave rise to, the newest first. */
    @Transactional(readOnly = true)
    public List<RecordedSplit> ofHousehold(HouseholdId household) {
        return jdbc.sql(SELECT + " where s.new_household = :id or s.origin = :id order by s.id desc")
                .param("id", household.value())
                .query(HouseholdSplits::split)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<RecordedSplit> find(long id) {
        return jdbc.sql(SELECT + " where s.id = ?")
                .param(id)
                .query(HouseholdSplits::split)
                .optional();
    }

    /** The splits of an area, those that wait for a review first, the newest first. */
    @Transactional(readOnly = true)
    public List<RecordedSplit> within(AreaCode area, int limit) {
        SearchKeys.Range range = SearchKeys.Range.ofDigits(area.value());
        return jdbc.sql(SELECT + " where s.area >= :from and s.area < :before"
                        + " order by case when r.split_id is null then 0 else 1 end, s.id desc"
                        + " fetch first :limit rows only")
                .param("from", range.from())
                .param("before", range.before())
                .param("limit", limit)
                .query(HouseholdSplits::split)
                .list();
    }

    /** How many splits of the area wait for a review by somebody other than who recorded them. */
    @Transactional(readOnly = true)
    public int unreviewed(AreaCode area, PersonId reader, int most) {
        SearchKeys.Range range = SearchKeys.Range.ofDigits(area.value());
        return jdbc.sql(
                        "select count(*) from (select 1 from registry_split s where s.area >= :from and s.area < :before"
                                + " and s.recorded_by <> :reader and not exists (select 1 from registry_split_review r"
                                + " where r.split_id = s.id) fetch first :most rows only) x")
                .param("from", range.from())
                .param("before", range.before())
                .param("reader", reader.value())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private static final String SELECT = "select s.*, r.genuine, r.reason, r.reviewed_by, r.reviewed_on"
            + " from registry_split s left join registry_split_review r on r.split_id = s.id";

    private static RecordedSplit split(ResultSet rs, int n) throws SQLException {
        String reviewedBy = rs.getString("reviewed_by");
        return new RecordedSplit(
                rs.getLong("id"),
                new HouseholdId(rs.getLong("origin")),
                new HouseholdId(rs.getLong("new_household")),
                new AreaCode(rs.getString("area")),
                rs.getObject("split_on", LocalDate.class),
                rs.getBoolean("noticed"),
                rs.getString("ground"),
                new PersonId(rs.getString("recorded_by")),
                rs.getObject("recorded_on", LocalDate.class),
                reviewedBy == null
                        ? null
                        : new RecordedSplit.Review(
                                rs.getBoolean("genuine"),
                                rs.getString("reason"),
                                new PersonId(reviewedBy),
                                rs.getObject("reviewed_on", LocalDate.class)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
