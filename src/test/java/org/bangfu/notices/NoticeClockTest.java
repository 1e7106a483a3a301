package org.bangfu.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.bangfu.engine.BusinessClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeClockTest {

    @Test
    void sevenDaysFromTheEveOfSpringFestivalAreCountedThroughTheHolidays() {
        NoticeTerm term = NoticeTerm.of(LocalDate.of(2015, 2, 17), 7);

        assertThat(term.lastDay()).isEqualTo(LocalDate.of(2015, 2, 24));
        assertThat(term.ends()).isEqualTo(midnightAfter(LocalDate.of(2015, 2, 24)));
    }

    @Test
    void anObjectionIsInTimeUntilTheLastSecondOfTheLastDay() {
        NoticeTerm term = NoticeTerm.of(LocalDate.of(2015, 2, 17), 7);

        assertThat(term.isOpenAt(term.ends().minusSeconds(1))).isTrue();
        assertThat(term.isOpenAt(term.ends())).isFalse();
    }

    @Test
    void theSheetHasTheOneClockAndTheCaseHasNone() throws IOException {
        assertThat(timers("notice-sheet")).isEqualTo(1);
        assertThat(timers("public-notice")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"430599196103090018", "430599 19610309 0018", "13800138000", "４３０５９９１９６１０３０９００１８"})
    void aLineOfTheSheetHoldsNoNumberOfAPerson(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoticeEntry("示范户主", "一组", 3, "贫困户 " + number, null, null))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(number));
    }

    private static long timers(String model) throws IOException {
        return Pattern.compile("<bpmn:timerEventDefinition\\b")
                .matcher(Files.readString(Path.of("processes/notices/" + model + ".bpmn")))
                .results()
                .count();
    }

    private static Instant midnightAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
    }
}
