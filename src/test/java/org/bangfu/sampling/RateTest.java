package org.bangfu.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.bangfu.policy.FixedParameters;
import org.bangfu.policy.ParameterValue;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    private static final LocalDate DAY = LocalDate.of(2018, 11, 5);

    private static Rate rate(int hits, int looked, String bound, boolean most) {
        @Nullable
        ParameterValue value =
                FixedParameters.shipped().find("exit.county." + bound, DAY).orElse(null);
        return Rate.of("率", hits, looked, 0.95, value, most);
    }

    @ParameterizedTest(name = "{0} of {1}: {2}, {3}")
    @CsvSource({
        "1, 80, 1.25%, 0.22% 至 6.75%",
        "0, 10, 0.00%, 0.00% 至 27.75%",
        "10, 10, 100.00%, 72.25% 至 100.00%",
        "50, 100, 50.00%, 40.38% 至 59.62%",
        "0, 0, —, —",
    })
    void theIntervalIsWilsonsAndStaysBetweenNothingAndAll(int hits, int looked, String shown, String interval) {
        Rate rate = rate(hits, looked, "wrongExit", true);

        assertThat(rate.shown()).isEqualTo(shown);
        assertThat(rate.shownInterval()).isEqualTo(interval);
    }

    @ParameterizedTest(name = "{0} wrong of {1}: below two percent {2}")
    @CsvSource({"1, 51, true", "1, 50, false", "0, 1, true", "0, 0, false"})
    void wrongExitsMustStayBelowTwoPercent(int wrong, int looked, boolean kept) {
        assertThat(rate(wrong, looked, "wrongExit", true).isKept()).isEqualTo(kept);
    }

    @ParameterizedTest(name = "{0} of {1} approve: ninety percent {2}")
    @CsvSource({"9, 10, true", "89, 100, false", "0, 0, false"})
    void approvalMustReachNinetyPercent(int yes, int looked, boolean kept) {
        assertThat(rate(yes, looked, "approval", false).isKept()).isEqualTo(kept);
    }

    @Test
    void theSameSeedDrawsTheSameHouseholdsAndAnotherSeedOthers() {
        List<HouseholdId> there =
                LongStream.rangeClosed(1, 500).mapToObj(HouseholdId::new).toList();

        List<HouseholdId> drawn = Sampling.lots(there, 50, 4711);

        assertThat(drawn).hasSize(50).doesNotHaveDuplicates().isEqualTo(Sampling.lots(there, 50, 4711));
        assertThat(drawn).isNotEqualTo(Sampling.lots(there, 50, 4712));
        assertThat(Sampling.lots(there.subList(0, 3), 50, 1)).hasSize(3);
    }
}
