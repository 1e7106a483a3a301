package org.bangfu.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {

    @ParameterizedTest(name = "{1} of {2} against {0}: reached {3}, exceeded {4}")
    @CsvSource({
        "2/3, 20, 30, true, false",
        "2/3, 19, 30, false, false",
        "2/3, 21, 31, true, true",
        "2/3, 20, 31, false, false",
        "2/3, 1, 1, true, true",
        "0.5, 10, 20, true, false",
        "0.5, 11, 20, true, true",
        "0.5, 11, 21, true, true",
        "0.5, 10, 21, false, false",
        "0.3, 3, 10, true, false",
        "0.3, 2, 10, false, false",
        "1.0, 5, 5, true, false",
        "0, 0, 5, true, false",
    })
    void sharesAreComparedExactly(String ratio, long part, long whole, boolean reached, boolean exceeded) {
        assertThat(Ratio.parse(ratio).isReachedBy(part, whole)).isEqualTo(reached);
        assertThat(Ratio.parse(ratio).isExceededBy(part, whole)).isEqualTo(exceeded);
    }

    @ParameterizedTest(name = "at least {0} of {1} is {2}")
    @CsvSource({"2/3, 30, 20", "2/3, 31, 21", "2/3, 32, 22", "0.3, 10, 3", "0.3, 11, 4", "0.1, 1, 1", "0.1, 0, 0"})
    void aShareOfPeopleIsRoundedUp(String ratio, long whole, long expected) {
        assertThat(Ratio.parse(ratio).atLeastOf(whole)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "“{0}” is refused")
    @ValueSource(strings = {"", "1/0", "-0.3", "two thirds", "1-3", "0.3.1"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Ratio.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
