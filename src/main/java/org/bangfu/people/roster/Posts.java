package org.bangfu.people.roster;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.engine.Actor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which seat from when to when, and who stands in for whom. Every change is audited at the seat's area. */
@Component
@Transactional
public class Posts {

    private static final RowMapper<Post> POST = (rows, number) -> new Post(
            rows.getLong(1),
            Person.idOf(rows.getLong(2)),
            Seat.parse(rows.getString(3) + "@" + rows.getString(4)),
            rows.getObject(5, LocalDate.class),
            rows.getObject(6, LocalDate.class));
    private static final RowMapper<Substitution> SUBSTITUTION = (rows, number) -> new Substitution(
            rows.getLong(1),
            Person.idOf(rows.getLong(2)),
            Person.idOf(rows.getLong(3)),
            Seat.parse(rows.getString(4) + "@" + rows.getString(5)),
            rows.getObject(6, LocalDate.class),
            rows.getObject(7, LocalDate.class));

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Actor actor;
    private final Clock clock;

    Posts(JdbcClient jdbc, AuditTrail audit, Actor actor, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The seats on which the person may act today: their own, and those of absent holders whom they stand in for. */
    @Transactional(readOnly = true)
    public Set<Seat> seatsOf(PersonId person) {
        return holdersBySeat(person).keySet();
    }

    /** The same seats, each with those whose post it is: the person, or the absent holders. */
    Map<Seat, Set<PersonId>> holdersBySeat(PersonId person) {
        return jdbc
                .sql("""
                select p.role, p.area, p.person_number from post p join person h on h.person_number = p.person_number
                where p.person_number = :person and not h.disabled
                  and p.held_from <= :today and (p.held_until is null or p.held_until > :today)
                union
                select p.role, p.area, p.person_number from substitution s
                  join post p on p.post_number = s.post_number
                  join person h on h.person_number = s.substitute_number
                where s.substitute_number = :person and not h.disabled
                  and s.acting_from <= :today and s.acting_until > :today
                  and p.held_from <= :today and (p.held_until is null or p.held_until > :today)
                """)
                .param("person", Person.numberOf(person))
                .param("today", today())
                .query((rows, number) -> Map.entry(
                        Seat.parse(rows.getString(1) + "@" + rows.getString(2)), Person.idOf(rows.getLong(3))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableSet())));
    }

    /** Who may act on the seat today: holders and their substitutes, people who are barred left out. */
    @Transactional(readOnly = true)
    public Set<PersonId> holdersOf(Seat seat) {
        return jdbc
                .sql("""
                select p.person_number from post p join person h on h.person_number = p.person_number
                where p.role = :role and p.area = :area and not h.disabled
                  and p.held_from <= :today and (p.held_until is null or p.held_until > :today)
                union
                select s.substitute_number from substitution s
                  join post p on p.post_number = s.post_number
                  join person h on h.person_number = s.substitute_number
                where p.role = :role and p.area = :area and not h.disabled
                  and s.acting_from <= :today and s.acting_until > :today
                  and p.held_from <= :today and (p.held_until is null or p.held_until > :today)
                """)
                .param("role", seat.role().id())
                .param("area", seat.area().value())
                .param("today", today())
                .query((rows, number) -> Person.idOf(rows.getLong(1)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All posts, ended ones too, the newest first. */
    @Transactional(readOnly = true)
    public List<Post> all() {
        return jdbc.sql("""
                select post_number, person_number, role, area, held_from, held_until from post
                order by held_from desc, post_number desc
                """).query(POST).list();
    }

    @Transactional(readOnly = true)
    public List<Post> of(PersonId person) {
        return all().stream().filter(post -> post.person().equals(person)).toList();
    }

    @Transactional(readOnly = true)
    public List<Substitution> substitutions() {
        return jdbc.sql("""
                select s.substitution_number, p.person_number, s.substitute_number, p.role, p.area,
                    s.acting_from, s.acting_until
                from substitution s join post p on p.post_number = s.post_number
                order by s.acting_from desc, s.substitution_number desc
                """).query(SUBSTITUTION).list();
    }

    /** @throws NotAccepted when the area is not on the role's level or the person holds the post already */
    public void assign(PersonId person, Role role, AreaCode area, LocalDate from) {
        if (area.level() != role.level()) {
            throw new NotAccepted(role.label() + "的岗位设在" + role.level().label() + "一级，请选择"
                    + role.level().label() + "的代码");
        }
        requireSeparateDuties(person, role);
        boolean held = of(person).stream()
                .anyMatch(post -> post.until() == null && post.seat().equals(new Seat(role, area)));
        if (held) {
            throw new NotAccepted("这个人员已在这个岗位上，不必重复登记");
        }
        jdbc.sql("""
                insert into post (person_number, role, area, held_from, open_mark, recorded_by, recorded_at)
                values (:person, :role, :area, :from, true, :by, :now)
                """)
                .param("person", Person.numberOf(person))
                .param("role", role.id())
                .param("area", area.value())
                .param("from", from)
                .param("by", recordedBy())
                .param("now", now())
                .update();
        audit.record(AuditEntry.of("post.assigned")
                .in(area)
                .about("person:" + person)
                .with("role", role.id())
                .with("area", area)
                .with("from", from));
    }

    /** Ends the post today, at once. */
    public void end(long postNumber) {
        Post post = post(postNumber);
        if (post.until() != null) {
            throw new NotAccepted("这个岗位已经结束，不必重复操作");
        }
        LocalDate until = post.from().isAfter(today()) ? post.from() : today();
        jdbc.sql("update post set held_until = :until, open_mark = null where post_number = :number")
                .param("until", until)
                .param("number", postNumber)
                .update();
        audit.record(AuditEntry.of("post.ended")
                .in(post.seat().area())
                .about("person:" + post.person())
                .with("role", post.seat().role().id())
                .with("area", post.seat().area())
                .with("until", until));
    }

    /**
     * Lets somebody stand in for the holder of a post, both days included.
     *
     * @throws NotAccepted when the days are the wrong way round, the post has ended or both are the same person
     */
    public void substitute(long postNumber, PersonId substitute, LocalDate from, LocalDate lastDay) {
        Post post = post(postNumber);
        if (lastDay.isBefore(from)) {
            throw new NotAccepted("代办的结束日期不能早于开始日期，请重新填写");
        }
        if (post.until() != null) {
            throw new NotAccepted("这个岗位已经结束，不能再安排代办");
        }
        if (post.person().equals(substitute)) {
            throw new NotAccepted("代办人不能是本人，请另选一人");
        }
        requireSeparateDuties(substitute, post.seat().role());
        jdbc.sql("""
                insert into substitution (post_number, substitute_number, acting_from, acting_until, recorded_by,
                    recorded_at)
                values (:post, :substitute, :from, :until, :by, :now)
                """)
                .param("post", postNumber)
                .param("substitute", Person.numberOf(substitute))
                .param("from", from)
                .param("until", lastDay.plusDays(1))
                .param("by", recordedBy())
                .param("now", now())
                .update();
        audit.record(AuditEntry.of("substitution.recorded")
                .in(post.seat().area())
                .about("person:" + substitute)
                .with("holder", post.person())
                .with("role", post.seat().role().id())
                .with("area", post.seat().area())
                .with("from", from)
                .with("lastDay", lastDay));
    }

    /** Ends a substitution today, at once. */
    public void endSubstitution(long substitutionNumber) {
        Substitution substitution = substitutions().stream()
                .filter(each -> each.number() == substitutionNumber)
                .findFirst()
                .orElseThrow(() -> new NotAccepted("没有这条代办，请刷新页面后再试"));
        LocalDate until = substitution.from().isAfter(today()) ? substitution.from() : today();
        if (!substitution.until().isAfter(until)) {
            throw new NotAccepted("这条代办已经结束，不必重复操作");
        }
        jdbc.sql("update substitution set acting_until = :until where substitution_number = :number")
                .param("until", until)
                .param("number", substitutionNumber)
                .update();
        audit.record(AuditEntry.of("substitution.ended")
                .in(substitution.seat().area())
                .about("person:" + substitution.substitute())
                .with("holder", substitution.holder())
                .with("role", substitution.seat().role().id())
                .with("area", substitution.seat().area()));
    }

    /** Who keeps the system or audits it acts on no case, and the other way round. */
    private void requireSeparateDuties(PersonId person, Role role) {
        boolean mixed = of(person).stream()
                .filter(post -> post.until() == null || post.until().isAfter(today()))
                .map(post -> post.seat().role())
                .anyMatch(held -> !duty(held).equals(duty(role)));
        if (mixed) {
            throw new NotAccepted("办案、审计和系统维护岗位不能由同一人担任，请先结束原岗位或另选一人");
        }
    }

    private static String duty(Role role) {
        if (role.actsOnCases()) {
            return "cases";
        }
        return role == Role.AUDITOR ? "audit" : "system";
    }

    private Post post(long number) {
        return jdbc.sql("""
                select post_number, person_number, role, area, held_from, held_until from post
                where post_number = :number
                """)
                .param("number", number)
                .query(POST)
                .optional()
                .orElseThrow(() -> new NotAccepted("没有这个岗位，请刷新页面后再试"));
    }

    private String recordedBy() {
        return actor.current().orElse(PersonId.SYSTEM).value();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    }
}
