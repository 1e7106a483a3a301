package org.bangfu.engine;

import java.time.Instant;
import org.bangfu.common.PersonId;

/** Lets tests set the business clock to any instant. */
public final class ClockMover {

    private ClockMover() {}

    public static void moveTo(BusinessClock clock, Instant instant) {
        clock.moveTo(instant, PersonId.SYSTEM);
    }
}
