package org.bangfu.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of households (扶贫对象信息库). Every step is one transaction, joins a running one, and is on the audit
 * trail. Who may do what is asked by the pages and processes that call; nothing is checked here.
 */
@Component
@Transactional
public class Households {

    private final HouseholdRows rows;
    private final SnapshotRows snapshots;
    private final HouseholdNumbers numbers;
    private final HouseholdSplits splits;
    private final JdbcClient jdbc;
    private final Areas areas;
    private final CodeLists codes;
    private final AuditTrail audit;
    private final Actor actor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Households(
            HouseholdRows rows,
            SnapshotRows snapshots,
            HouseholdNumbers numbers,
            HouseholdSplits splits,
            JdbcClient jdbc,
            Areas areas,
            CodeLists codes,
            AuditTrail audit,
            Actor actor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.snapshots = snapshots;
        this.numbers = numbers;
        this.splits = splits;
        this.jdbc = jdbc;
        this.areas = areas;
        this.codes = codes;
        this.audit = audit;
        this.actor = actor;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a household known, as an ordinary one: it must have one head, its people must be in no other household.
     *
     * @throws org.springframework.dao.DuplicateKeyException when somebody else registers one of the people at the same
     *     moment
     */
    public Registration register(NewHousehold household, RegistrationCause cause) {
        List<String> reasons = refusals(household);
        if (!reasons.isEmpty()) {
            return new Registration.Refused(reasons);
        }
        HouseholdId id = rows.insert(List.of(household), cause, today()).get(0);
        audit.record(entry("household.registered", id, household.area())
                .with("cause", cause.name())
                .with("members", household.members().size()));
        events.publishEvent(new HouseholdRegistered(id, household.area(), cause));
        splits.noticed(id, household.area(), household.members());
        return new Registration.Registered(id);
    }

    /**
     * Registers many households that have been checked before, together with their figures where there are any; all or
     * none.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one of the people is in a household already
     */
    public List<HouseholdId> registerAll(List<NewHousehold> households, RegistrationCause cause) {
        List<HouseholdId> ids = new ArrayList<>();
        for (int from = 0; from < households.size(); from += 500) {
            ids.addAll(rows.insert(households.subList(from, Math.min(from + 500, households.size())), cause, today()));
        }
        return ids;
    }

    /** Why a household cannot be registered; empty when it can. The sentences contain no id numbers. */
    @Transactional(readOnly = true)
    public List<String> refusals(NewHousehold household) {
        List<String> reasons = new ArrayList<>();
        if (!areas.exists(household.area()) || household.area().level().ordinal() < AreaLevel.VILLAGE.ordinal()) {
            reasons.add("户所在的村或村民小组不在本县名单里，请重新选择");
        }
        if (household.address().length() > 200) {
            reasons.add("住址超过200字，请写短一些");
        }
        long heads = household.members().stream().filter(NewMember::isHead).count();
        if (heads != 1) {
            reasons.add("一户应有且只有一名户主，现在有" + heads + "名，请核对“与户主关系”");
        }
        Set<CitizenId> seen = new HashSet<>();
        for (NewMember member : household.members()) {
            memberRefusal(member).ifPresent(reasons::add);
            if (!seen.add(member.citizenId())) {
                reasons.add(member.name() + "的身份证号码在本户出现两次，请删去重复的一行");
            }
        }
        return reasons;
    }

    private Optional<String> memberRefusal(NewMember member) {
        if (member.name().isBlank() || member.name().length() > 60) {
            return Optional.of("姓名应为1至60个字，请核对家庭成员");
        }
        if (!codes.has("RELATION", member.relation())) {
            return Optional.of(member.name() + "的“与户主关系”不在代码表里，请重新选择");
        }
        return rows.activeHouseholdOf(member.citizenId())
                .map(household -> member.name() + "已在另一户的家庭成员里，请先从原户转出，或核对身份证号码");
    }

    @Transactional(readOnly = true)
    public Optional<Household> find(HouseholdId id) {
        return rows.household(id);
    }

    /** @throws IllegalArgumentException when there is no such household */
    @Transactional(readOnly = true)
    public Household get(HouseholdId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("没有编号为 " + id + " 的户"));
    }

    /** The active members, the head first, then in the order in which they were entered. */
    @Transactional(readOnly = true)
    public List<Member> members(HouseholdId id) {
        List<Member> active = new ArrayList<>(
                rows.members(id).stream().filter(Member::isActive).toList());
        active.sort((a, b) -> Boolean.compare(b.isHead(), a.isHead()));
        return active;
    }

    /** Who has left the household. */
    @Transactional(readOnly = true)
    public List<Member> formerMembers(HouseholdId id) {
        return rows.members(id).stream().filter(member -> !member.isActive()).toList();
    }

    /** The household that the person is an active member of. */
    @Transactional(readOnly = true)
    public Optional<HouseholdId> householdOf(CitizenId citizen) {
        return rows.activeHouseholdOf(citizen);
    }

    /** Those of the people who are active members of a household. */
    @Transactional(readOnly = true)
    public Set<CitizenId> registeredAmong(Collection<CitizenId> people) {
        Map<String, CitizenId> byLookup = new HashMap<>();
        people.forEach(citizen -> byLookup.put(rows.citizenLookup(citizen), citizen));
        if (byLookup.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("select active_lookup from registry_member where active_lookup in (:lookups)")
                .param("lookups", byLookup.keySet())
                .query(String.class)
                .list()
                .stream()
                .map(lookup -> Objects.requireNonNull(byLookup.get(lookup)))
                .collect(Collectors.toSet());
    }

    /** The households of an area with one of the statuses, by area and id. */
    @Transactional(readOnly = true)
    public List<HouseholdId> inArea(AreaCode area, Set<HouseholdStatus> statuses) {
        SearchKeys.Range range = SearchKeys.Range.ofDigits(area.value());
        return jdbc
                .sql("select id from registry_household where area_code >= :from and area_code < :before"
                        + " and status in (:statuses) order by area_code, id")
                .param("from", range.from())
                .param("before", range.before())
                .param("statuses", statuses.stream().map(Enum::name).collect(Collectors.toSet()))
                .query(Long.class)
                .list()
                .stream()
                .map(HouseholdId::new)
                .toList();
    }

    /**
     * Takes a person into a household.
     *
     * @param changeCode code list {@code MEMBER_CHANGE}: 05 married in, 06 newborn, 07 other
     * @return why not, empty when done
     */
    public Optional<String> addMember(HouseholdId id, NewMember member, String changeCode) {
        Household household = locked(id);
        if (!Set.of("05", "06", "07").contains(changeCode)) {
            return Optional.of("增加成员的原因应为嫁入、新生儿或其他转入，请重新选择");
        }
        if (member.isHead()) {
            return Optional.of("新增的成员不能是户主，请先增加成员，再变更户主");
        }
        Optional<String> refusal = memberRefusal(member);
        if (refusal.isEmpty()) {
            MemberId added = rows.insert(id, household.area(), member, today(), changeCode);
            audit.record(entry("household.memberAdded", id, household.area())
                    .with("member", added)
                    .with("reason", changeCode));
        }
        return refusal;
    }

    /**
     * Takes a person out of a household.
     *
     * @param changeCode code list {@code MEMBER_CHANGE}: 01 death to 04, 08
     * @return why not, empty when done
     */
    public Optional<String> removeMember(MemberId member, String changeCode, LocalDate on) {
        Member leaving = rows.member(member).orElseThrow(() -> new IllegalArgumentException("没有这名成员：" + member));
        Household household = locked(leaving.household());
        if (!Set.of("01", "02", "03", "04", "08").contains(changeCode)) {
            return Optional.of("减少成员的原因应为死亡、嫁出、出国定居、判刑收监或其他转出，请重新选择");
        }
        if (leaving.isHead()) {
            return Optional.of("户主不能直接减少，请先变更户主");
        }
        int changed = jdbc.sql("update registry_member set left_on = ?, left_reason = ?, active_lookup = null"
                        + " where id = ? and left_on is null")
                .params(on, changeCode, member.value())
                .update();
        if (changed == 0) {
            return Optional.of("这名成员已经减少，请刷新页面");
        }
        audit.record(entry("household.memberRemoved", household.id(), household.area())
                .with("member", member)
                .with("reason", changeCode));
        return Optional.empty();
    }

    /**
     * Makes another member the head.
     *
     * @param formerHeadRelation what the former head is to the new one, code list {@code RELATION}
     */
    public void changeHead(HouseholdId id, MemberId newHead, String formerHeadRelation) {
        Household household = locked(id);
        Member next = rows.member(newHead)
                .filter(member -> member.household().equals(id) && member.isActive())
                .orElseThrow(() -> new IllegalArgumentException("新户主不是本户成员：" + newHead));
        if (formerHeadRelation.equals(Member.HEAD) || !codes.has("RELATION", formerHeadRelation)) {
            throw new IllegalArgumentException("原户主与新户主的关系不对：" + formerHeadRelation);
        }
        jdbc.sql("update registry_member set head_of = null, relation = ? where head_of = ?")
                .params(formerHeadRelation, id.value())
                .update();
        jdbc.sql("update registry_member set head_of = ?, relation = ? where id = ?")
                .params(id.value(), Member.HEAD, newHead.value())
                .update();
        jdbc.sql("update registry_household set head_name = ? where id = ?")
                .params(next.name(), id.value())
                .update();
        audit.record(entry("household.headChanged", id, household.area()).with("member", newHead));
    }

    /** Records what was found out about a member, in place of what was known. */
    public void recordFacts(MemberId member, MemberFacts facts) {
        Member known = rows.member(member).orElseThrow(() -> new IllegalArgumentException("没有这名成员：" + member));
        rows.updateFacts(member, facts);
        audit.record(entry(
                        "household.memberFactsRecorded",
                        known.household(),
                        get(known.household()).area())
                .with("member", member));
    }

    /** Records that the household split off another. */
    public void recordSplit(HouseholdId id, HouseholdSplit split) {
        Household household = locked(id);
        HouseholdId from = split.from();
        jdbc.sql("update registry_household set split_on = ?, split_from = ? where id = ?")
                .params(Arrays.asList(split.on(), from == null ? null : from.value(), id.value()))
                .update();
        audit.record(entry("household.splitRecorded", id, household.area()).with("on", split.on()));
    }

    /** The households that have split off this one. */
    @Transactional(readOnly = true)
    public List<HouseholdId> splitOff(HouseholdId id) {
        return jdbc
                .sql("select id from registry_household where split_from = ? order by id")
                .param(id.value())
                .query(Long.class)
                .list()
                .stream()
                .map(HouseholdId::new)
                .toList();
    }

    /** Records a year's figures, in place of those of the same year. */
    public void recordSnapshot(HouseholdId id, YearlySnapshot snapshot, SnapshotSource source) {
        Household household = locked(id);
        snapshots.put(Map.of(id, snapshot), source, today());
        audit.record(entry("household.snapshotRecorded", id, household.area())
                .with("year", snapshot.year())
                .with("source", source.name()));
    }

    /** Records the figures of many households, as {@link #registerAll} enters them. */
    public void recordSnapshots(Map<HouseholdId, YearlySnapshot> figures, SnapshotSource source) {
        snapshots.put(figures, source, today());
    }

    @Transactional(readOnly = true)
    public Optional<YearlySnapshot> snapshot(HouseholdId id, int year) {
        return snapshots(id).stream()
                .filter(snapshot -> snapshot.year() == year)
                .map(RecordedSnapshot::figures)
                .findFirst();
    }

    /** The figures of all years, the newest first. */
    @Transactional(readOnly = true)
    public List<RecordedSnapshot> snapshots(HouseholdId id) {
        return snapshots.of(id);
    }

    /**
     * Enters the household into the register as poor and gives it its number (kept when it had one).
     *
     * @return the household number
     * @throws IllegalStateException when the household is in the register already
     */
    public String enterRegister(HouseholdId id, RegisterEntry entry, CaseNumber caseNumber) {
        Household household = locked(id);
        if (!household.status().mayEnter()) {
            throw new IllegalStateException(
                    "案卷 " + caseNumber + " 的户已是" + household.status().label() + "，不能再次纳入");
        }
        String known = household.householdNo();
        String number = known != null ? known : numbers.next(household.area().at(AreaLevel.VILLAGE));
        List<String> others = entry.otherCauses();
        jdbc.sql("update registry_household set household_no = ?, standard = ?, attribute = ?, main_cause = ?,"
                        + " other_cause_1 = ?, other_cause_2 = ?, identified_year = ? where id = ?")
                .params(Arrays.asList(
                        number,
                        entry.standard(),
                        entry.attribute(),
                        entry.mainCause(),
                        others.isEmpty() ? null : others.get(0),
                        others.size() < 2 ? null : others.get(1),
                        entry.identifiedYear(),
                        id.value()))
                .update();
        move(household, HouseholdStatus.POOR, caseNumber, today(), "IDENTIFIED");
        events.publishEvent(new HouseholdIdentified(id, caseNumber, number, today()));
        return number;
    }

    /**
     * Moves the household to another status.
     *
     * @throws IllegalStateException when that status cannot follow
     */
    public void changeStatus(
            HouseholdId id, HouseholdStatus status, CaseNumber caseNumber, LocalDate effectiveOn, String reasonCode) {
        Household household = locked(id);
        if (!household.status().next().contains(status)) {
            throw new IllegalStateException("案卷 %s 的户现为%s，不能变更为%s"
                    .formatted(caseNumber, household.status().label(), status.label()));
        }
        move(household, status, caseNumber, effectiveOn, reasonCode);
    }

    /**
     * Takes back the change that a case made, so that the household stands where it stood before.
     *
     * @throws IllegalStateException when the case changed nothing, or something else has changed the household since
     */
    public void restoreStatus(HouseholdId id, CaseNumber caseNumber, LocalDate effectiveOn, String reasonCode) {
        Household household = locked(id);
        List<StatusChange> history = history(id);
        StatusChange last = history.isEmpty() ? null : history.get(history.size() - 1);
        if (last == null || !last.caseNumber().equals(caseNumber)) {
            throw new IllegalStateException("案卷 " + caseNumber + " 之后该户的状态又有变更，不能直接恢复");
        }
        move(household, last.from(), caseNumber, effectiveOn, reasonCode);
    }

    private void move(
            Household household, HouseholdStatus to, CaseNumber caseNumber, LocalDate effectiveOn, String reasonCode) {
        PersonId by = actor.current().orElse(PersonId.SYSTEM);
        jdbc.sql("update registry_household set status = ?, version = version + 1 where id = ?")
                .params(to.name(), household.id().value())
                .update();
        jdbc.sql(Sql.insert(
                        "registry_status_change",
                        "household_id",
                        "from_status",
                        "to_status",
                        "case_number",
                        "effective_on",
                        "reason_code",
                        "recorded_at",
                        "recorded_by"))
                .params(
                        household.id().value(),
                        household.status().name(),
                        to.name(),
                        caseNumber.value(),
                        effectiveOn,
                        reasonCode,
                        OffsetDateTime.now(clock),
                        by.value())
                .update();
        audit.record(entry("household.statusChanged", household.id(), household.area())
                .onCase(caseNumber)
                .with("from", household.status().name())
                .with("to", to.name())
                .with("reason", reasonCode));
        events.publishEvent(new HouseholdStatusChanged(
                new StatusChange(household.id(), household.status(), to, caseNumber, effectiveOn, reasonCode, by)));
    }

    /** The steps in and out, the first first. */
    @Transactional(readOnly = true)
    public List<StatusChange> history(HouseholdId id) {
        return jdbc.sql("select * from registry_status_change where household_id = ? order by id")
                .param(id.value())
                .query((rs, n) -> new StatusChange(
                        id,
                        HouseholdStatus.valueOf(rs.getString("from_status")),
                        HouseholdStatus.valueOf(rs.getString("to_status")),
                        new CaseNumber(rs.getString("case_number")),
                        rs.getObject("effective_on", LocalDate.class),
                        rs.getString("reason_code"),
                        new PersonId(rs.getString("recorded_by"))))
                .list();
    }

    /**
     * The account that the household gave when it was registered, for paying and for nothing else: not audited, never to
     * be shown. Pages use {@link #reveal}.
     */
    @Transactional(readOnly = true)
    public Optional<BankAccount> account(HouseholdId id) {
        return rows.account(id);
    }

    /**
     * Gives out the full personal data of a household; who, when and for what purpose goes on the audit trail.
     *
     * @throws IllegalArgumentException without a purpose
     */
    public RevealedHousehold reveal(HouseholdId id, String purpose) {
        if (purpose.isBlank() || purpose.length() > 200) {
            throw new IllegalArgumentException("请写明查看完整信息的用途（200字以内）");
        }
        Household household = get(id);
        audit.record(entry("household.revealed", id, household.area()).with("purpose", purpose));
        return rows.revealed(id);
    }

    private Household locked(HouseholdId id) {
        return rows.lock(id).orElseThrow(() -> new IllegalArgumentException("没有编号为 " + id + " 的户"));
    }

    private static AuditEntry entry(String kind, HouseholdId id, AreaCode area) {
        return AuditEntry.of(kind).about("household:" + id).in(area);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
