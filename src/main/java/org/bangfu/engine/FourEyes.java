package org.bangfu.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person acts on one level of a case only. The person counts, not the seat: a substitute counts as himself and as the
 * person he stands in for, so that nobody gets around it by an absence. The keys of the tables refuse what slips past
 * the check.
 */
@Component
class FourEyes {

    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<ActingBars> bars;
    private final Seats seats;
    private final BusinessClock clock;

    FourEyes(ObjectProvider<JdbcClient> jdbc, ObjectProvider<ActingBars> bars, Seats seats, BusinessClock clock) {
        this.jdbc = jdbc;
        this.bars = bars;
        this.seats = seats;
        this.clock = clock;
    }

    private record Act(String person, String tier, String taskKey, String taskName) {}

    /** One sentence that says why the person must not act on the seat; empty when nothing bars it. */
    Optional<String> bar(PersonId person, CaseNumber caseNumber, Seat seat, Set<String> notDoneBy) {
        for (Act act : acts(caseNumber, counting(person, seat))) {
            String done =
                    (act.person().equals(person.value()) ? "您" : "您代办的岗位，其本人") + "已在这一案卷中办理过“" + act.taskName() + "”，";
            if (!act.tier().equals(seat.role().tier().name())) {
                return Optional.of(done + "同一人只能参与一级审核，请交由其他人办理");
            }
            if (notDoneBy.contains(act.taskKey())) {
                return Optional.of(done + "按规定本步骤须由另一人办理");
            }
        }
        return bars.stream()
                .map(bar -> bar.bar(person, caseNumber))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A substitute counts as himself and as everybody whom he stands in for on the seat. */
    private List<PersonId> counting(PersonId person, Seat seat) {
        List<PersonId> counting = new ArrayList<>(List.of(person));
        counting.addAll(seats.standsInFor(person, seat));
        return counting;
    }

    /** What was done on the case by these people, or for them by substitutes. */
    private List<Act> acts(CaseNumber caseNumber, List<PersonId> people) {
        return jdbc.getObject()
                .sql("""
                        select person, tier, task_key, task_name, acted_at from task_act
                        where case_number = :case and person in (:people)
                        union all
                        select s.person, s.tier, a.task_key, a.task_name, a.acted_at
                        from task_stand_in s join task_act a on a.task_id = s.task_id
                        where s.case_number = :case and s.person in (:people)
                        order by acted_at
                        """)
                .param("case", caseNumber.value())
                .param("people", people.stream().map(PersonId::value).toList())
                .query(Act.class)
                .list();
    }

    /** @throws TaskRefused when the person acted on another level or the task was completed in the same moment */
    void acted(CompletedTask task, String process, String digest) {
        JdbcClient tables = jdbc.getObject();
        List<PersonId> counting = counting(task.by(), Seat.forCase(task.role(), task.area()));
        String tier = task.role().tier().name();
        try {
            counting.forEach(person -> takesPart(tables, task.caseNumber(), person, tier));
            tables.sql("""
                            insert into task_act (task_id, case_number, person, tier, process, task_key, task_name,
                                acted_at, digest)
                            values (:id, :case, :person, :tier, :process, :key, :name, :at, :digest)
                            """)
                    .param("id", task.id())
                    .param("case", task.caseNumber().value())
                    .param("person", task.by().value())
                    .param("tier", tier)
                    .param("process", process)
                    .param("key", task.key())
                    .param("name", task.name())
                    .param("at", TaskOpenings.at(clock.instant()))
                    .param("digest", digest)
                    .update();
            for (PersonId holder : counting.subList(1, counting.size())) {
                tables.sql("""
                                insert into task_stand_in (task_id, case_number, person, tier)
                                values (:id, :case, :person, :tier)
                                """)
                        .param("id", task.id())
                        .param("case", task.caseNumber().value())
                        .param("person", holder.value())
                        .param("tier", tier)
                        .update();
            }
        } catch (DuplicateKeyException e) {
            throw new TaskRefused("这项任务刚刚已被办结，或您已参与过这一案卷的其他审核环节，请刷新待办列表");
        }
    }

    private static void takesPart(JdbcClient tables, CaseNumber caseNumber, PersonId person, String tier) {
        tables.sql("""
                        insert into case_tier (case_number, person, tier)
                        select cast(:case as varchar(40)), cast(:person as varchar(40)), cast(:tier as varchar(20))
                        from (values (1)) as one (n)
                        where not exists (select 1 from case_tier
                            where case_number = :case and person = :person and tier = :tier)
                        """)
                .param("case", caseNumber.value())
                .param("person", person.value())
                .param("tier", tier)
                .update();
    }

    /** Whether the person completed the task before, with the same values. */
    boolean isRepeat(String taskId, PersonId person, String digest) {
        return jdbc.getObject()
                        .sql(
                                "select count(*) from task_act where task_id = :id and person = :person and digest = :digest")
                        .param("id", taskId)
                        .param("person", person.value())
                        .param("digest", digest)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
