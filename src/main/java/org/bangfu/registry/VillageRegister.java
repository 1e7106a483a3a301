package org.bangfu.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the villages stand, step by step with the case that caused it. */
@Component
@Transactional
public class VillageRegister {

    private final JdbcClient jdbc;
    private final Areas areas;
    private final AuditTrail audit;
    private final Actor actor;
    private final Clock clock;

    VillageRegister(JdbcClient jdbc, Areas areas, AuditTrail audit, Actor actor, Clock clock) {
        this.jdbc = jdbc;
        this.areas = areas;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** A step of a village. */
    public record Change(
            VillageStatus from,
            VillageStatus to,
            CaseNumber caseNumber,
            LocalDate effectiveOn,
            String reasonCode,
            PersonId by) {}

    @Transactional(readOnly = true)
    public VillageStatus status(AreaCode village) {
        return jdbc.sql("select status from registry_village_status where village = ?")
                .param(village.value())
                .query(String.class)
                .optional()
                .map(VillageStatus::valueOf)
                .orElseGet(() -> areas.village(village)
                        .filter(known -> known.type() == Village.Type.POOR)
                        .map(known -> VillageStatus.POOR)
                        .orElse(VillageStatus.ORDINARY));
    }

    /** @throws IllegalStateException when the village is not poor */
    public void exit(AreaCode village, CaseNumber caseNumber) {
        move(village, VillageStatus.POOR, VillageStatus.EXITED, caseNumber, "VILLAGE_EXIT");
    }

    /** @throws IllegalStateException when the village has not exited */
    public void revertExit(AreaCode village, CaseNumber caseNumber) {
        move(village, VillageStatus.EXITED, VillageStatus.POOR, caseNumber, "EXIT_REVERTED");
    }

    private void move(AreaCode village, VillageStatus from, VillageStatus to, CaseNumber caseNumber, String reason) {
        if (status(village) != from) {
            throw new IllegalStateException(
                    "案卷 %s 的村现为%s，不能变更为%s".formatted(caseNumber, status(village).label(), to.label()));
        }
        int known = jdbc.sql("update registry_village_status set status = ?, case_number = ? where village = ?")
                .params(to.name(), caseNumber.value(), village.value())
                .update();
        if (known == 0) {
            jdbc.sql("insert into registry_village_status (village, status, case_number) values (?, ?, ?)")
                    .params(village.value(), to.name(), caseNumber.value())
                    .update();
        }
        jdbc.sql(Sql.insert(
                        "registry_village_change",
                        "village",
                        "from_status",
                        "to_status",
                        "case_number",
                        "effective_on",
                        "reason_code",
                        "recorded_at",
                        "recorded_by"))
                .params(
                        village.value(),
                        from.name(),
                        to.name(),
                        caseNumber.value(),
                        LocalDate.now(clock),
                        reason,
                        OffsetDateTime.now(clock),
                        actor.current().orElse(PersonId.SYSTEM).value())
                .update();
        audit.record(AuditEntry.of("village.statusChanged")
                .onCase(caseNumber)
                .in(village)
                .with("from", from.name())
                .with("to", to.name()));
    }

    /** The village's steps, the first first. */
    @Transactional(readOnly = true)
    public List<Change> history(AreaCode village) {
        return jdbc.sql("select * from registry_village_change where village = ? order by id")
                .param(village.value())
                .query((rs, n) -> new Change(
                        VillageStatus.valueOf(rs.getString("from_status")),
                        VillageStatus.valueOf(rs.getString("to_status")),
                        new CaseNumber(rs.getString("case_number")),
                        rs.getObject("effective_on", LocalDate.class),
                        rs.getString("reason_code"),
                        new PersonId(rs.getString("recorded_by"))))
                .list();
    }
}
