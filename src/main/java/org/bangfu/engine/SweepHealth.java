package org.bangfu.engine;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells when the deadlines were last looked through. */
@Component
class SweepHealth implements HealthIndicator {

    private static final Duration TOO_LONG = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    SweepHealth(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Health health() {
        List<OffsetDateTime> ran = jdbc.sql(
                        "select ran_at from sweep_run where name = 'deadlines' and ran_at is not null")
                .query(OffsetDateTime.class)
                .list();
        if (ran.isEmpty()) {
            return Health.up().withDetail("deadlines", "not yet").build();
        }
        boolean late = !clock.isMovable()
                && Duration.between(ran.get(0).toInstant(), clock.instant()).compareTo(TOO_LONG) > 0;
        return (late ? Health.down() : Health.up())
                .withDetail("deadlines", ran.get(0))
                .build();
    }
}
