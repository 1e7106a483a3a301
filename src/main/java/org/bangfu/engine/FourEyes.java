package org.bangfu.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person acts on one level of a case only; substitutes too: the person counts, not the seat. The keys of the tables
 * refuse what slips past the check.
 */
@Component
class FourEyes {

    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<ActingBars> bars;
    private final BusinessClock clock;

    FourEyes(ObjectProvider<JdbcClient> jdbc, ObjectProvider<ActingBars> bars, BusinessClock clock) {
        this.jdbc = jdbc;
        this.bars = bars;
        this.clock = clock;
    }

    private record Act(String person, String tier, String taskKey, String taskName) {}

    /** One sentence that says why the person must not act here; empty when nothing bars it. */
    Optional<String> bar(PersonId person, CaseNumber caseNumber, Role role, Set<String> notDoneBy) {
        List<Act> before = jdbc.getObject()
                .sql("select person, tier, task_key, task_name from task_act"
                        + " where case_number = :case and person = :person order by acted_at")
                .param("case", caseNumber.value())
                .param("person", person.value())
                .query(Act.class)
                .list();
        for (Act act : before) {
            if (!act.tier().equals(role.tier().name())) {
                return Optional.of("您已在这一案卷中办理过“" + act.taskName() + "”，同一人只能参与一级审核，请交由其他人办理");
            }
            if (notDoneBy.contains(act.taskKey())) {
                return Optional.of("您已在这一案卷中办理过“" + act.taskName() + "”，按规定本步骤须由另一人办理");
            }
        }
        return bars.stream()
                .map(bar -> bar.bar(person, caseNumber))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** @throws TaskRefused when the person acted on another level or the task was completed in the same moment */
    void acted(CompletedTask task, String process, String digest) {
        JdbcClient tables = jdbc.getObject();
        try {
            tables.sql("""
                            insert into case_tier (case_number, person, tier)
                            select cast(:case as varchar(40)), cast(:person as varchar(40)), cast(:tier as varchar(20))
                            from (values (1)) as one (n)
                            where not exists (select 1 from case_tier
                                where case_number = :case and person = :person and tier = :tier)
                            """)
                    .param("case", task.caseNumber().value())
                    .param("person", task.by().value())
                    .param("tier", task.role().tier().name())
                    .update();
            tables.sql("""
                            insert into task_act (task_id, case_number, person, tier, process, task_key, task_name,
                                acted_at, digest)
                            values (:id, :case, :person, :tier, :process, :key, :name, :at, :digest)
                            """)
                    .param("id", task.id())
                    .param("case", task.caseNumber().value())
                    .param("person", task.by().value())
                    .param("tier", task.role().tier().name())
                    .param("process", process)
                    .param("key", task.key())
                    .param("name", task.name())
                    .param("at", TaskOpenings.at(clock.instant()))
                    .param("digest", digest)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new TaskRefused("这项任务刚刚已被办结，或您已参与过这一案卷的其他审核环节，请刷新待办列表");
        }
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
