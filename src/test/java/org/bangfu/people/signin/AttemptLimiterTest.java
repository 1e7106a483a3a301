package org.bangfu.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.bangfu.people.signin.AttemptLimiter.Verdict;
import org.junit.jupiter.api.Test;

class AttemptLimiterTest {

    private Instant now = Instant.parse("2015-08-03T01:00:00Z");
    private final AttemptLimiter limiter = new AttemptLimiter(5, 12, Duration.ofMinutes(15), () -> now);

    @Test
    void theSixthGuessIsNotEvenLookedAt() {
        for (int i = 0; i < 5; i++) {
            assertThat(limiter.begin("zhang", "10.0.0.1")).isEqualTo(Verdict.LOOK_AT);
        }

        assertThat(limiter.begin("zhang", "10.0.0.2")).isEqualTo(Verdict.REFUSE_AND_NOTE);
        assertThat(limiter.begin(" ZHANG ", "10.0.0.2")).isEqualTo(Verdict.REFUSE);
        assertThat(limiter.begin("wang", "10.0.0.2")).isEqualTo(Verdict.LOOK_AT);
    }

    @Test
    void afterAQuarterOfAnHourTheDoorOpensByItself() {
        for (int i = 0; i < 6; i++) {
            limiter.begin("zhang", "10.0.0.1");
        }

        now = now.plus(Duration.ofMinutes(15)).plusSeconds(1);

        assertThat(limiter.begin("zhang", "10.0.0.1")).isEqualTo(Verdict.LOOK_AT);
    }

    @Test
    void whoGuessesForManyNamesIsStoppedByAddress() {
        for (int i = 0; i < 12; i++) {
            assertThat(limiter.begin("name" + i, "10.0.0.1")).isEqualTo(Verdict.LOOK_AT);
        }

        assertThat(limiter.begin("another", "10.0.0.1")).isEqualTo(Verdict.REFUSE_AND_NOTE);
        assertThat(limiter.begin("another", "10.0.0.2")).isEqualTo(Verdict.LOOK_AT);
    }

    @Test
    void anOfficeBehindOneAddressMaySignInAllDay() {
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.begin("zhang", "10.0.0.1")).isEqualTo(Verdict.LOOK_AT);
            limiter.succeeded("zhang", "10.0.0.1");
        }
    }
}
