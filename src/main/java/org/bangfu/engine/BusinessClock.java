package org.bangfu.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.PersonId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The clock that the county works by, in its time zone. In production it is the machine's. In the demo it starts on a
 * day of the campaign and may be moved forward; how far it stands from the machine's clock is kept, so that a restart
 * goes on where it was. The engine's clock follows it always.
 */
public final class BusinessClock extends Clock {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** A day that the clock is set to begins at this hour: offices are open. */
    private static final LocalTime OPENING = LocalTime.of(9, 0);

    private final Clock machine = Clock.system(ZONE);
    private final JdbcClient jdbc;
    private final ObjectProvider<AuditTrail> audit;
    private final boolean movable;
    private volatile Duration offset = Duration.ZERO;

    BusinessClock(JdbcClient jdbc, ObjectProvider<AuditTrail> audit, @Nullable LocalDate start) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.movable = start != null;
        if (start != null) {
            Optional<Long> kept = jdbc.sql("select offset_seconds from business_clock where id = 1")
                    .query(Long.class)
                    .optional();
            if (kept.isPresent()) {
                follow(Duration.ofSeconds(kept.get()));
            } else {
                moveTo(start.atTime(OPENING).atZone(ZONE).toInstant(), PersonId.SYSTEM);
            }
        }
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }

    /** Whether this is a clock that may be moved: in the demo, never in production. */
    public boolean isMovable() {
        return movable;
    }

    /**
     * Moves the clock to nine o'clock of a later day.
     *
     * @throws IllegalStateException when this clock is the machine's
     * @throws IllegalArgumentException when the day is not after today
     */
    public void advanceTo(LocalDate day, PersonId by) {
        if (!movable) {
            throw new IllegalStateException("正式环境的时间不能调整");
        }
        if (!day.isAfter(today())) {
            throw new IllegalArgumentException("演示时间只能向后调整，请选择今天之后的日期");
        }
        LocalDate before = today();
        moveTo(day.atTime(OPENING).atZone(ZONE).toInstant(), by);
        audit.ifAvailable(trail -> trail.recordAlone(
                AuditEntry.of("clock.advanced").with("from", before).with("to", day)));
    }

    void moveTo(Instant instant, PersonId by) {
        Duration to = Duration.between(machine.instant(), instant);
        int changed = jdbc.sql(
                        "update business_clock set offset_seconds = :offset, moved_at = :at, moved_by = :by where id = 1")
                .param("offset", to.toSeconds())
                .param("at", machine.instant().atZone(ZONE).toOffsetDateTime())
                .param("by", by.value())
                .update();
        if (changed == 0) {
            jdbc.sql(
                            "insert into business_clock (id, offset_seconds, moved_at, moved_by) values (1, :offset, :at, :by)")
                    .param("offset", to.toSeconds())
                    .param("at", machine.instant().atZone(ZONE).toOffsetDateTime())
                    .param("by", by.value())
                    .update();
        }
        follow(to);
    }

    private void follow(Duration to) {
        offset = to.truncatedTo(ChronoUnit.SECONDS);
        ClockUtil.offset(offset.toMillis());
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    public ZonedDateTime now() {
        return instant().atZone(ZONE);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        BusinessClock here = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return here.withZone(other);
            }

            @Override
            public Instant instant() {
                return here.instant();
            }
        };
    }
}
