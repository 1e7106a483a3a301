package org.bangfu.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.bangfu.engine.BusinessClock;
import org.bangfu.engine.ClockMover;
import org.springframework.boot.test.context.TestComponent;

/** Moves the business clock, and with it the engine's, to any day: tests may go back, people may not. */
@TestComponent
public class TestClock {

    private final BusinessClock clock;

    public TestClock(BusinessClock clock) {
        this.clock = clock;
    }

    public LocalDate today() {
        return clock.today();
    }

    public Instant now() {
        return clock.instant();
    }

    /** To nine o'clock of the day. */
    public void moveTo(LocalDate day) {
        moveTo(day, LocalTime.of(9, 0));
    }

    public void moveTo(LocalDate day, LocalTime time) {
        ClockMover.moveTo(clock, day.atTime(time).atZone(BusinessClock.ZONE).toInstant());
    }

    public void plusDays(int days) {
        ClockMover.moveTo(clock, clock.now().plusDays(days).toInstant());
    }
}
